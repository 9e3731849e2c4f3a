import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/config';
import { HealthServer } from '../../src/metrics/health-server';
import { createMetrics } from '../../src/metrics/metrics';
import { Readiness } from '../../src/metrics/readiness';
import { readFile } from '../support/deployment';
import { root } from '../support/root';

/** An instruction of a Dockerfile, with continued lines as one. */
interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** The stages of a Dockerfile, each beginning with its FROM. */
function stagesOf(text: string): readonly (readonly Instruction[])[] {
  const stages: Instruction[][] = [];
  for (const line of text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')) {
    const [, name, rest] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (name === undefined || rest === undefined) continue;
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, text: rest });
  }
  return stages;
}

const stages = stagesOf(readFile('Dockerfile'));
const last = stages.at(-1) ?? [];
const texts = (name: string, of = last): readonly string[] =>
  of.filter((each) => each.name === name).map(({ text }) => text);
const ignore = readFile('.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const allowed = ignore.filter((line) => line.startsWith('!')).map((line) => line.slice(1));

/** Runs a program in the way in which the image does; resolves to its exit code. */
function exitCodeOf(command: readonly string[], env: Record<string, string>): Promise<number> {
  const [, ...args] = command;
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { env }, () => resolve(child.exitCode ?? -1));
  });
}

describe('the image', () => {
  test('is built from what its context has, which holds no database, no token and no test', () => {
    expect(ignore[0]).toBe('*');
    for (const path of allowed) expect(existsSync(join(root, path))).toBe(true);
    const inContext = (path: string): boolean =>
      path === '.' || allowed.some((each) => path === each || path.startsWith(`${each}/`));
    const copied = stages
      .flatMap((stage) => texts('COPY', stage))
      .filter((text) => !text.startsWith('--from'));
    const sources = copied.flatMap((text) => text.split(' ').slice(0, -1));
    expect(sources.filter((path) => !inContext(path.replace(/^\.\//, '')))).toEqual([]);
    for (const path of ['.env', 'data/firelog.db', 'data/playground', 'tests', '.git', 'node_modules']) {
      expect(inContext(path)).toBe(false);
    }
  });

  test('has every folder and file that the program is made of', () => {
    const copied = texts('COPY').map((text) =>
      text
        .split(' ')
        .at(-1)
        ?.replace(/^\.\/?/, ''),
    );
    const { files, bin } = JSON.parse(readFile('package.json'));
    // Nobody in a container reads the manifest that lies there: `firelog manifest` prints it.
    const needed = files.filter((path: string) => path !== 'manifest.yml');
    expect(copied).toEqual(expect.arrayContaining([...needed, 'node_modules']));
    expect(texts('RUN').join('\n')).toContain(`/app/${bin.firelog}`);
  });

  test('installs what the lock file says, and in the end production packages alone', () => {
    const installs = stages
      .flatMap((stage) => texts('RUN', stage))
      .flatMap((text) => text.match(/npm \w+[^&]*/g) ?? []);
    expect(installs.filter((command) => /npm (i|install|update)\b/.test(command))).toEqual([]);
    const from = texts('COPY')
      .find((text) => text.endsWith('./node_modules'))
      ?.match(/--from=(\w+)/)?.[1];
    const stage = stages.find(([first]) => first?.text.endsWith(` AS ${from}`));
    expect(texts('RUN', stage).join()).toMatch(/^npm ci --omit=dev /);
  });

  test('has one Node and one Debian, which the program and its database run on', () => {
    const bases = stages.map(([from]) => from?.text.split(' ')[0]?.replace('-slim', ''));
    expect(new Set(bases).size).toBe(1);
    const [, major] = /^node:(\d+)-bookworm$/.exec(bases[0] ?? '') ?? [];
    const { engines } = JSON.parse(readFile('node_modules/better-sqlite3/package.json'));
    expect(engines.node.split('||').map((each: string) => each.trim())).toContain(`${major}.x`);
  });

  test('runs as somebody else than root, by number', () => {
    expect(texts('USER')).toEqual(['1000:1000']);
  });

  test('begins without a shell, so that the bot itself is told to stop', () => {
    const command = JSON.parse(texts('CMD')[0] ?? '');
    expect(command).toEqual(['node', 'dist/cli/start.js']);
    expect(existsSync(join(root, 'src/cli/start.ts'))).toBe(true);
  });

  test('keeps SQLite’s database on its volume', () => {
    const [, url] = /DATABASE_URL=(\S+)/.exec(texts('ENV').join(' ')) ?? [];
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
    expect(url).toMatch(new RegExp(`^sqlite:${texts('VOLUME')[0]}/`));
  });

  test('listens where it says', () => {
    expect(texts('EXPOSE')).toEqual([`${readConfig({}).port}`]);
  });

  test('asks the bot itself whether it is well', async () => {
    const [, json = ''] = /CMD (\[.*\])$/.exec(texts('HEALTHCHECK')[0] ?? '') ?? [];
    const check: readonly string[] = JSON.parse(json);
    expect(check[0]).toBe('node');
    const server = await HealthServer.start(0, { metrics: createMetrics(), readiness: new Readiness() });
    const env = { PORT: `${server.port}` };
    expect(await exitCodeOf(check, env)).toBe(0);
    await server.stop();
    expect(await exitCodeOf(check, env)).toBe(1);
  });
});
