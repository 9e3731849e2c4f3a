import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CommandFailed } from '../output';

/** Where a browser is looked for. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Whether there is a program at a path. */
  readonly isProgram: (path: string) => boolean;
}

/** This machine. */
export const thisMachine: Machine = {
  platform: process.platform,
  get env() {
    return process.env;
  },
  isProgram(path) {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
};

/**
 * The path of a browser that prints: the one that CHROME_PATH names, else one in PATH, else one where its installer puts it.
 * Throws a sentence that says what to do where there is none.
 */
export function findBrowser({ platform, env, isProgram }: Machine = thisMachine): string {
  const named = env.CHROME_PATH?.trim() ?? '';
  if (named !== '') {
    if (isProgram(named)) return named;
    throw new CommandFailed(
      `CHROME_PATH is ${named}, where there is no program. Set it to the path of Chrome, Chromium or Edge.`,
    );
  }
  const found = [...inPath(platform, env), ...installed(platform, env)].find(isProgram);
  if (found !== undefined) return found;
  throw new CommandFailed(
    'A PDF is printed by a browser, and there is no Chrome, Chromium or Edge here. Install one, set CHROME_PATH to ' +
      'where it is, or print the page yourself: --form html.',
  );
}

const names: readonly string[] = [
  ...['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'],
  ...['microsoft-edge-stable', 'microsoft-edge', 'chrome', 'msedge'],
];

function inPath(platform: NodeJS.Platform, { PATH = '' }: NodeJS.ProcessEnv): readonly string[] {
  const ending = platform === 'win32' ? '.exe' : '';
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, `${name}${ending}`)));
}

function installed(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly string[] {
  const { HOME = '', PROGRAMFILES, 'PROGRAMFILES(X86)': OLDER, LOCALAPPDATA } = env;
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    const folders = ['/Applications', join(HOME, 'Applications')];
    return apps.flatMap((app) => folders.map((folder) => join(folder, `${app}.app/Contents/MacOS/${app}`)));
  }
  if (platform === 'win32') {
    const programs = ['Google/Chrome', 'Chromium', 'Microsoft/Edge'];
    const folders = [PROGRAMFILES, OLDER, LOCALAPPDATA].filter((folder) => folder !== undefined);
    return programs.flatMap((program) =>
      folders.map((folder) =>
        join(folder, program, 'Application', program.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
      ),
    );
  }
  return ['/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/opt/microsoft/msedge/msedge'];
}
