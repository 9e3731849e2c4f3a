import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from './bot-process';

const root = join(__dirname, '../..');

/** What a command left behind. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The program as `npm run build` makes it, in a folder of its own, so that no test depends on an older build. */
export class Built {
  private constructor(readonly folder: string) {}

  /** Builds it; takes a few seconds. */
  static async make(): Promise<Built> {
    const folder = mkdtempSync(join(tmpdir(), 'firelog-built-'));
    mkdirSync(join(folder, 'bin'));
    copyFileSync(join(root, 'bin/firelog.js'), join(folder, 'bin/firelog.js'));
    for (const needed of ['node_modules', 'templates']) {
      symlinkSync(join(root, needed), join(folder, needed), 'junction');
    }
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const project = join(root, 'tsconfig.build.json');
    const args = [compiler, '-p', project, '--outDir', join(folder, 'dist')];
    const { code, out } = await exited(process.execPath, args, { cwd: root, env: process.env });
    if (code !== 0) throw new Error(`The build failed:\n${out}`);
    return new Built(folder);
  }

  /** The bot, with modules that Node loads before it. */
  bot(...modules: readonly string[]): Program {
    return {
      flags: modules.flatMap((path) => ['--require', path]),
      main: join(this.folder, 'dist/cli/start.js'),
    };
  }

  /** Runs `npx firelog` with these words in an environment that has only these settings. */
  async firelog(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    return exited(process.execPath, [join(this.folder, 'bin/firelog.js'), ...args], {
      cwd: this.folder,
      env: { PATH: process.env.PATH ?? '', ...env },
    });
  }

  /** Removes everything. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function exited(
  file: string,
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { ...options, timeout: 110_000, killSignal: 'SIGKILL' }, (error, out, err) => {
      if (error === null) resolve({ code: 0, out, err });
      else if (typeof error.code === 'number') resolve({ code: error.code, out, err });
      else reject(error);
    });
  });
}
