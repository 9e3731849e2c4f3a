import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Playground } from '../../src/playground/playground';

const root = join(__dirname, '../..');

/** What a command left behind. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `npx firelog` from the sources, as a process of its own in an empty working directory. */
export class CommandLine {
  readonly folder = mkdtempSync(join(tmpdir(), 'firelog-cli-'));

  /** Runs a command with only these settings in its environment. */
  run(words: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const options = { cwd: this.folder, env: { PATH: process.env.PATH ?? '', ...env }, timeout: 60_000 };
    return new Promise((resolve, reject) => {
      execFile(process.execPath, this.#command(words), options, (error, out, err) => {
        if (error === null) resolve({ code: 0, out, err });
        else if (typeof error.code === 'number') resolve({ code: error.code, out, err });
        else reject(error);
      });
    });
  }

  /** Runs a command whose reader goes away before the first line; resolves to its exit code and complaints. */
  async runUnheard(words: string, env: Readonly<Record<string, string>>): Promise<Omit<Ran, 'out'>> {
    const child = spawn(process.execPath, this.#command(words), {
      cwd: this.folder,
      env: { PATH: process.env.PATH ?? '', ...env },
      timeout: 60_000,
    });
    child.stdout.destroy();
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const [code] = await once(child, 'close');
    return { code, err };
  }

  #command(words: string): string[] {
    const hook = join(root, 'tests/support/typescript-hook.js');
    const args = words.split(' ').filter((word) => word !== '');
    return ['--require', hook, join(root, 'src/cli/firelog.ts'), ...args];
  }

  /** Removes the working directory. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The settings by which a bot is let into a playground in Socket Mode. */
export function settingsFor({ apiUrl, botToken, appToken }: Playground): Record<string, string> {
  return { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken };
}
