import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run';
import type { Playground } from '../../src/playground/playground';
import { inThisProcess } from './in-this-process';

const root = join(__dirname, '../..');

/** What a command left behind. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What a command is started with: words, as they are typed or one by one. */
export type Words = string | readonly string[];

/** `npx firelog` from the sources, in an empty working directory. */
export class CommandLine {
  readonly folder = mkdtempSync(join(tmpdir(), 'firelog-cli-'));

  /** Runs a command in this process, with only these settings in its environment. */
  async run(words: Words, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const { folder } = this;
    const { result: code, ...said } = await inThisProcess({ folder, env }, () => run(listed(words)));
    return { code, ...said };
  }

  /** Runs a command as a process of its own, as a person does. */
  runAlone(words: Words, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const options = { cwd: this.folder, env: { PATH: process.env.PATH ?? '', ...env }, timeout: 60_000 };
    return new Promise((resolve, reject) => {
      execFile(process.execPath, this.command(words), options, (error, out, err) => {
        if (error === null) resolve({ code: 0, out, err });
        else if (typeof error.code === 'number') resolve({ code: error.code, out, err });
        else reject(error);
      });
    });
  }

  /** The same with a reader that goes away before the first line; resolves to its exit code and complaints. */
  async runUnheard(words: Words, env: Readonly<Record<string, string>>): Promise<Omit<Ran, 'out'>> {
    const child = spawn(process.execPath, this.command(words), {
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

  /** What Node is started with for a command. */
  command(words: Words): string[] {
    const hook = join(root, 'tests/support/typescript-hook.js');
    return ['--require', hook, join(root, 'src/cli/firelog.ts'), ...listed(words)];
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

function listed(words: Words): readonly string[] {
  return typeof words === 'string' ? words.split(' ').filter((word) => word !== '') : words;
}
