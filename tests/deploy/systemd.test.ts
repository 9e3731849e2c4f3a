import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tryAgainLater } from '../../src/cli/end-process';
import { MAX_STOP } from '../../src/cli/serving';
import { readConfig } from '../../src/config';
import { readFile, settingNames } from '../support/deployment';
import { root } from '../support/root';

/** The values of each key of a unit file, by section. */
function readUnit(path: string): Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> {
  const sections: Record<string, Record<string, string[]>> = {};
  let section: Record<string, string[]> = {};
  for (const line of readFile(path).split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, name] = /^\[(\w+)\]$/.exec(line) ?? [];
    const [, key, value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) section = sections[name] ??= {};
    else if (key === undefined) throw new Error(`${path} holds what is no setting: ${line}`);
    else section[key] = [...(section[key] ?? []), value];
  }
  return sections;
}

const {
  Unit: unit = {},
  Service: service = {},
  Install: install = {},
} = readUnit('deploy/systemd/firelog.service');
const environment = Object.fromEntries((service.Environment ?? []).map((line) => line.split('=', 2)));

test('the service runs the program that the build makes', () => {
  const [, main = ''] =
    service.ExecStart?.[0]?.match(/^\/usr\/bin\/node \/opt\/firelog\/dist\/(.+)\.js$/) ?? [];
  expect(existsSync(join(root, 'src', `${main}.ts`))).toBe(true);
  expect(install.WantedBy).toEqual(['multi-user.target']);
});

test('the service is started again after every failure, Slack being out of reach among them', () => {
  expect(service.Restart).toEqual(['on-failure']);
  expect(service.RestartForceExitStatus).toEqual([`${tryAgainLater}`]);
  expect(unit.StartLimitIntervalSec).toEqual(['0']);
});

test('the bot is left the time that it takes to stop', () => {
  expect(Number.parseInt(service.TimeoutStopSec?.[0] ?? '', 10)).toBeGreaterThan(MAX_STOP / 1_000);
});

test('the service keeps its database where it alone may write', () => {
  const url = environment.DATABASE_URL;
  expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  expect(url).toMatch(new RegExp(`^sqlite:/var/lib/${service.StateDirectory}/`));
  expect(service.StateDirectoryMode).toEqual(['0700']);
  expect(service.UMask).toEqual(['0077']);
  expect(service.ProtectSystem).toEqual(['strict']);
});

test('the service sets what the program reads, and its settings come after that', () => {
  expect(Object.keys(environment).filter((name) => !settingNames().includes(name))).toEqual(['NODE_ENV']);
  expect(service.EnvironmentFile).toEqual(['/etc/firelog/firelog.env']);
});

test('the service does not keep Node from compiling', () => {
  expect(service.MemoryDenyWriteExecute).toBeUndefined();
  expect(service.SystemCallFilter).toEqual(['@system-service @pkey', '~@privileged @resources']);
});
