import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { CommandFailed } from '../output';

/** Longest time for a browser to start and to print a long incident, in milliseconds. */
const MAX_PRINTING = 60_000;

/**
 * A page of HTML as a PDF, printed by a browser of Chrome's kind that reaches no network and leaves nothing behind. Throws a
 * sentence where it does not print within a minute.
 */
export async function printToPdf(html: string, browser: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'firelog-pdf-'));
  try {
    const [page, pdf] = [join(folder, 'postmortem.html'), join(folder, 'postmortem.pdf')];
    await writeFile(page, html, { mode: 0o600 });
    const printing = promisify(execFile)(
      browser,
      [
        ...options,
        `--user-data-dir=${join(folder, 'profile')}`,
        `--print-to-pdf=${pdf}`,
        pathToFileURL(page).href,
      ],
      { timeout: MAX_PRINTING, killSignal: 'SIGKILL', maxBuffer: 16 * 1024 * 1024, windowsHide: true },
    );
    await printing.catch((error: unknown) => {
      throw notPrinted(browser, error);
    });
    return await readFile(pdf).catch(() => {
      throw notPrinted(browser, undefined);
    });
  } finally {
    // The browser may still be tidying up its profile.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const options: readonly string[] = [
  ...[
    '--headless',
    '--disable-gpu',
    '--no-pdf-header-footer',
    '--no-first-run',
    '--no-default-browser-check',
  ],
  ...[
    '--disable-extensions',
    '--disable-sync',
    '--disable-component-update',
    '--disable-background-networking',
  ],
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // Chrome refuses to start as root with its sandbox. The page runs no script and loads nothing.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

function notPrinted(browser: string, error: unknown): CommandFailed {
  const isLate = typeof error === 'object' && error !== null && 'killed' in error && error.killed === true;
  const what = isLate ? `did not print within ${MAX_PRINTING / 1_000} seconds` : 'printed nothing';
  return new CommandFailed(
    `${browser} ${what}. Set CHROME_PATH to another browser, or print the page yourself: --form html.`,
  );
}
