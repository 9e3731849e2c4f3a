import { execFile } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from './bot-process';
import { fingerprint } from './fingerprint';
import { root } from './root';
import { inTurn } from './turns';

const cache = join(root, 'node_modules/.cache/firelog-built');

/** What a command left behind. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The program as `npm run build` makes it, in a folder of its own, so that no test depends on an older build. */
export class Built {
  private constructor(readonly folder: string) {}

  /** Builds it, or takes what was built of the same sources before. */
  static async make(): Promise<Built> {
    const folder = mkdtempSync(join(tmpdir(), 'firelog-built-'));
    mkdirSync(join(folder, 'bin'));
    copyFileSync(join(root, 'bin/firelog.js'), join(folder, 'bin/firelog.js'));
    for (const needed of ['assets', 'node_modules', 'templates']) {
      symlinkSync(join(root, needed), join(folder, needed), 'junction');
    }
    cpSync(await inTurn('building', compiled), join(folder, 'dist'), { recursive: true });
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

/** The folder with what the compiler makes of the sources as they are: made once, and kept until they change. */
async function compiled(): Promise<string> {
  const sources = ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];
  const folder = join(cache, fingerprint(sources));
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  for (const older of readdirSync(cache)) rmSync(join(cache, older), { recursive: true, force: true });
  const making = `${folder}.${process.pid}`;
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const project = join(root, 'tsconfig.build.json');
  const args = [compiler, '-p', project, '--outDir', making];
  const { code, out } = await exited(process.execPath, args, { cwd: root, env: process.env });
  if (code !== 0) throw new Error(`The build failed:\n${out}`);
  renameSync(making, folder);
  return folder;
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
