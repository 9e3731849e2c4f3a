import { MAX_STOP } from '../../src/cli/serving';
import { readConfig } from '../../src/config';
import { readFile, readYaml, settingNames, strangeKeys } from '../support/deployment';

/** A service of a compose file, as far as there is one here. */
interface Service {
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly restart: string;
  readonly stop_grace_period: string;
  readonly container_name?: string;
}

/** A compose file. */
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const serviceKeys = [
  ...[
    'image',
    'build',
    'container_name',
    'depends_on',
    'environment',
    'healthcheck',
    'volumes',
    'ports',
    'tmpfs',
  ],
  ...['restart', 'stop_grace_period', 'read_only', 'cap_drop', 'security_opt'],
];
const files = ['compose.yml', 'compose.sqlite.yml'];
const onPostgres = readYaml<Compose>('compose.yml');
const onSqlite = readYaml<Compose>('compose.sqlite.yml');

/** The variables that a file takes from .env, and those among them that it does not start without. */
function variablesOf(file: string): {
  readonly all: readonly string[];
  readonly required: readonly string[];
} {
  const found = [...readFile(file).matchAll(/\$\{(\w+)(:[?-])?/g)];
  const named = (which: typeof found) => [...new Set(which.map(([, name = '']) => name))].sort();
  return { all: named(found), required: named(found.filter(([, , operator]) => operator === ':?')) };
}

/** What .env.example names, whether it is to be filled in or may be. */
const example = [...readFile('.env.example').matchAll(/^(#?)([A-Z_]+)=(.*)$/gm)];
const exampleNames = example.map(([, , name = '']) => name);

describe.each(files)('%s', (file) => {
  const { services, volumes, ...rest } = readYaml<Compose>(file);
  const firelog = services.firelog as Service;

  test('has only keys that are known', () => {
    expect(strangeKeys(rest, ['name'])).toEqual([]);
    for (const service of Object.values(services)) expect(strangeKeys(service, serviceKeys)).toEqual([]);
  });

  test('sets what Firelog reads, and takes it from where it is said', () => {
    expect(strangeKeys(firelog.environment, settingNames())).toEqual([]);
    const { all, required } = variablesOf(file);
    expect(all.filter((name) => !exampleNames.includes(name))).toEqual([]);
    const toFillIn = example.filter(([, mark]) => mark === '').map(([, , name = '']) => name);
    expect(toFillIn).toEqual(expect.arrayContaining([...required]));
  });

  test('holds no secret', () => {
    for (const { environment } of Object.values(services)) {
      for (const [name, value] of Object.entries(environment)) {
        if (/TOKEN|SECRET|PASSWORD/.test(name)) expect(value).toMatch(/^\$\{\w+:[?-][^}]*\}$/);
      }
    }
    expect(example.filter(([, mark, , value]) => mark === '' && value !== '')).toEqual([]);
  });

  test('starts the bot again when it ends, and leaves it the time to stop', () => {
    expect(firelog.restart).toBe('unless-stopped');
    expect(Number.parseInt(firelog.stop_grace_period, 10)).toBeGreaterThan(MAX_STOP / 1_000);
  });

  test('opens the port on this machine alone', () => {
    expect(firelog.ports).toEqual([
      `127.0.0.1:\${FIRELOG_PORT:-${readConfig({}).port}}:${readConfig({}).port}`,
    ]);
  });

  test('declares the volumes that are used', () => {
    const used = Object.values(services).flatMap(({ volumes: mounts = [] }) => mounts);
    expect(Object.keys(volumes)).toEqual(used.map((mount) => mount.split(':')[0]));
  });

  test('waits for nothing that does not say when it is well', () => {
    for (const { depends_on: needed = {} } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(needed)) {
        expect(condition).toBe('service_healthy');
        expect(services[name]?.healthcheck?.test[0]).toBe('CMD');
      }
    }
  });
});

test('with a blank token that is not needed, the other way to Slack is taken', () => {
  const set = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: '0123456789abcdef' };
  const blank = { SLACK_PATIENCE: '', FIRELOG_TIMEZONE: '', LOG_LEVEL: '' };
  const { slack, slackPatience, logLevel } = readConfig({ ...set, ...blank });
  expect(slack).toEqual({ botToken: 'xoxb-1', signingSecret: '0123456789abcdef' });
  expect({ slackPatience, logLevel }).toEqual({ slackPatience: 600, logLevel: 'info' });
});

test('on PostgreSQL the bot is given the database that is there, and waits until it is well', () => {
  const { firelog, postgres } = onPostgres.services;
  const { POSTGRES_DB: name, POSTGRES_USER: user, POSTGRES_PASSWORD: password } = postgres?.environment ?? {};
  const given = firelog?.environment.DATABASE_URL?.replace(password ?? '', 'secret') ?? '';
  expect(new URL(given)).toMatchObject({
    protocol: 'postgres:',
    username: user,
    password: 'secret',
    hostname: 'postgres',
    port: '5432',
    pathname: `/${name}`,
  });
  expect(firelog?.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
  expect(postgres?.image).toMatch(/^postgres:17\b/);
  // Several of them share it: nothing keeps them from being started.
  expect(firelog?.container_name).toBeUndefined();
});

test('on SQLite there is one container, with the database on its volume', () => {
  const { firelog } = onSqlite.services;
  expect(firelog?.container_name).toBe('firelog');
  const url = firelog?.environment.DATABASE_URL;
  expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  expect(url).toMatch(/^sqlite:\/data\//);
  expect(firelog?.volumes).toEqual(['data:/data']);
});
