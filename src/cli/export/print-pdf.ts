import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { CommandFailed } from '../output';
import { BrowserPipe } from './browser-pipe';

/** Longest time for a browser to start and to print a long incident, in milliseconds. */
const MAX_PRINTING = 60_000;

/**
 * A page of HTML as a PDF, printed by a browser of Chrome's kind that runs no script, reaches no network and leaves nothing
 * behind. Throws a sentence where it does not print within a minute.
 */
export async function printToPdf(html: string, browser: string, longest = MAX_PRINTING): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'firelog-pdf-'));
  try {
    const page = join(folder, 'postmortem.html');
    await writeFile(page, html, { mode: 0o600 });
    return await printed(page, browser, join(folder, 'profile'), longest);
  } finally {
    // What the browser started may still be tidying up its profile.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function printed(page: string, browser: string, profile: string, longest: number): Promise<Buffer> {
  const child = spawn(browser, [...options, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve()).once('error', () => resolve());
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, longest);
  try {
    return await print(pipeOf(child), page);
  } catch {
    const what = isLate ? `did not print within ${longest / 1_000} seconds` : 'printed nothing';
    throw new CommandFailed(
      `${browser} ${what}. Set CHROME_PATH to another browser, or print the page yourself: --form html.`,
    );
  } finally {
    clearTimeout(timer);
    // A browser that was started by a script that was stopped ends with its pipe.
    for (const pipe of child.stdio) pipe?.destroy();
    child.kill('SIGKILL');
    await ended;
  }
}

const options: readonly string[] = [
  ...['--headless', '--remote-debugging-pipe', '--no-first-run', '--no-default-browser-check'],
  ...['--disable-gpu', '--disable-extensions', '--disable-sync', '--disable-component-update'],
  ...['--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND'],
  // Chrome refuses to start as root with its sandbox. The page runs no script and loads nothing.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

function pipeOf({ stdio }: ChildProcess): BrowserPipe {
  const [, , , out, incoming] = stdio;
  if (!(out instanceof Writable) || !(incoming instanceof Readable)) throw new Error('There is no pipe');
  return new BrowserPipe(out, incoming);
}

async function print(browser: BrowserPipe, page: string): Promise<Buffer> {
  const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method: string, params: object = {}) => browser.send(method, params, String(sessionId));
  await send('Page.enable');
  await send('Emulation.setScriptExecutionDisabled', { value: true });
  await send('Page.setLifecycleEventsEnabled', { enabled: true });
  const { loaderId } = await send('Page.navigate', { url: pathToFileURL(page).href });
  await browser.event(({ params }) => params.loaderId === loaderId && params.name === 'load');
  const { data } = await send('Page.printToPDF', {
    ...{ printBackground: true, preferCSSPageSize: true },
    ...{ generateTaggedPDF: true, generateDocumentOutline: true },
  });
  const pdf = Buffer.from(String(data), 'base64');
  if (pdf.length === 0) throw new Error('The PDF is empty');
  return pdf;
}
