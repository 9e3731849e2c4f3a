import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type LaunchOptions, type Page } from 'playwright-core';
import { inTurn } from './turns';

/** How a tab is to look. */
export interface Looks {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  /** Fingers instead of a pointer. */
  readonly touch?: boolean;
  /** IANA zone of the reader's clock; Nairobi if nothing is said. */
  readonly zone?: string;
}

/**
 * A browser for one test file: launch it in `beforeAll`, close it in `afterAll`. Those that have it at the same time share
 * one Chromium, which takes seconds to start; what is open in it shares nothing.
 */
export class TestBrowser {
  static #running: Promise<Browser> | undefined;
  static #users = 0;

  private constructor(private readonly browser: Browser) {}

  /** Starts Chromium: on Linux for x64 the one that came with the packages, elsewhere the Chrome that is installed. */
  static async launch(): Promise<TestBrowser> {
    TestBrowser.#users += 1;
    TestBrowser.#running ??= start();
    return new TestBrowser(await TestBrowser.#running);
  }

  /** Opens an address in a tab that shares nothing with the others. */
  async open(url: string, looks: Looks = {}): Promise<Tab> {
    const { width = 1280, height = 900, theme = 'light', touch = false, zone = 'Africa/Nairobi' } = looks;
    const context = await this.browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      hasTouch: touch,
      isMobile: touch,
      timezoneId: zone,
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    const tab = new Tab(context, await context.newPage(), new URL(url).origin);
    await tab.page.goto(url);
    return tab;
  }

  /** Closes Chromium once nobody has it any more. */
  async close(): Promise<void> {
    TestBrowser.#users -= 1;
    if (TestBrowser.#users > 0) return;
    TestBrowser.#running = undefined;
    await this.browser.close();
  }
}

const isBundled = process.platform === 'linux' && process.arch === 'x64';

/** The program that tests run as a browser; undefined where it is whichever one is installed. */
export async function browserProgram(): Promise<string | undefined> {
  return isBundled ? (await bundled()).executablePath : undefined;
}

async function start(): Promise<Browser> {
  return chromium.launch(isBundled ? await bundled() : { channel: 'chrome' });
}

async function bundled(): Promise<LaunchOptions> {
  const { default: sparticuz } = await import('@sparticuz/chromium');
  // Not with its own arguments: they put all tabs into one process and let pages read what is not theirs.
  return {
    // Two that unpack it at once would write one file.
    executablePath: await inTurn('unpacking-chromium', () => sparticuz.executablePath()),
    args: ['--no-sandbox', '--use-angle=swiftshader'],
  };
}

/** A tab, and everything in it that nobody wants to see. */
export class Tab {
  /** Errors in the console or nobody caught, requests that failed or left the machine, answers from 400 on. */
  readonly complaints: string[] = [];

  constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    origin: string,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`not caught: ${error.stack ?? error.message}`));
    page.on('request', (request) => {
      const isOwn = /^(?:data|blob):/.test(request.url()) || new URL(request.url()).origin === origin;
      if (!isOwn) this.complaints.push(`left the machine: ${request.url()}`);
    });
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? 'unknown';
      // The page itself gives up what it no longer needs.
      if (reason !== 'net::ERR_ABORTED') this.complaints.push(`failed: ${request.url()}: ${reason}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.complaints.push(`answered ${response.status()}: ${response.url()}`);
    });
  }

  /** What axe finds that is serious or critical, a line for each node: rule, node, and what is wrong. */
  async violations(
    counts = (impact: string): boolean => impact === 'serious' || impact === 'critical',
  ): Promise<readonly string[]> {
    await this.page.evaluate(axeSource());
    const found = await this.page.evaluate<AxeResult>(
      'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
    );
    return found
      .filter(({ impact }) => counts(impact ?? ''))
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
      );
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

type AxeResult = readonly {
  readonly id: string;
  readonly impact?: string | null;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}[];

let axe: string | undefined;

function axeSource(): string {
  axe ??= readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  return axe;
}
