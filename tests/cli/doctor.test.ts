import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { doctor } from '../../src/cli/commands/doctor';
import { WrongUsage } from '../../src/cli/output';
import { Playground } from '../../src/playground/playground';
import { manifestFor, scopes } from '../../src/slack/manifest';
import { migrations } from '../../src/storage/migrations';
import { CommandLine, settingsFor } from '../support/command-line';
import { World } from '../support/world';

const names = Object.keys(migrations);
const manifest = manifestFor({ command: 'incident' });
const lines = new Set<CommandLine>();

function commandLine(): CommandLine {
  const line = new CommandLine();
  lines.add(line);
  return line;
}

afterAll(() => {
  for (const line of lines) line.remove();
});

/** What doctor prints, as `[state, check, sentence]` a line. */
function found(out: string): readonly (readonly string[])[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => [line.slice(0, 8).trim(), line.slice(9, 23).trim(), line.slice(24)]);
}

describe('npx firelog doctor, where nothing is configured', () => {
  test('says that the bot would run in the playground, and checks the rest', async () => {
    const line = commandLine();
    mkdirSync(join(line.folder, 'data'));
    const { code, out, err } = await line.runAlone('doctor');
    expect([code, err]).toEqual([0, '']);
    expect(found(out)).toEqual([
      ['ok', 'settings', expect.stringContaining('the bot would run in the playground.')],
      [
        'ok',
        'database',
        expect.stringMatching(/playground\/firelog\.db is not there yet; the first start makes it\.$/),
      ],
      ['ok', 'templates', 'Every template compiles and renders a sample incident.'],
    ]);
  });

  test('says each mistake in the settings on a line of its own, and looks at what it can', async () => {
    const line = commandLine();
    const { code, out, err } = await line.run('doctor', { PORT: 'x', SLACK_BOT_TOKEN: 'xoxp-secret-token' });
    expect([code, err]).toEqual([1, '3 things are to be mended.\n']);
    expect(found(out).map(([state, check]) => [state, check])).toEqual([
      ['wrong', 'settings'],
      ['wrong', 'settings'],
      ['wrong', 'settings'],
      ['ok', 'templates'],
      ['skipped', 'the rest'],
    ]);
    expect(out).toContain('PORT is “x”.');
    expect(out).toContain('SLACK_APP_TOKEN is not set.');
    expect(out).not.toContain('secret');
  });

  test('refuses words that mean nothing to it', async () => {
    await expect(doctor.run(['all'])).rejects.toBeInstanceOf(WrongUsage);
    await expect(doctor.run(['--fix'])).rejects.toThrow(
      "Unknown option '--fix'. Type: firelog doctor [--json]",
    );
  });
});

describe('npx firelog doctor, beside a running bot', () => {
  let world: World;
  let line: CommandLine;
  let env: Record<string, string>;
  beforeAll(async () => {
    world = await World.open({ database: 'sqlite' });
    line = commandLine();
    env = { ...settingsFor(world.playground), DATABASE_URL: world.databaseUrl };
  });
  afterAll(() => world.close());

  const configured = (settings: string): Record<string, string> => {
    const file = join(line.folder, 'firelog.yaml');
    writeFileSync(file, settings);
    return { ...env, FIRELOG_CONFIG: file };
  };

  test('finds everything right, in the order in which it is needed', async () => {
    const people = `responders: [${world.person('amina').id}]\nteams: {database: [${world.person('baraka').id}]}`;
    const { code, out, err } = await line.runAlone('doctor', configured(people));
    expect([code, err]).toEqual([0, '']);
    const { team } = world.playground.state;
    expect(found(out)).toEqual([
      [
        'ok',
        'settings',
        `Read from ${join(line.folder, 'firelog.yaml')}. Slack reaches the bot in Socket Mode.`,
      ],
      ['ok', 'database', `${env.DATABASE_URL} is sound and has ${names.join(', ')}.`],
      [
        'ok',
        'logs',
        'Every log is whole, and what is stored beside it says the same (0 incidents, 0 events).',
      ],
      ['ok', 'templates', 'Every template compiles and renders a sample incident.'],
      [
        'ok',
        'bot token',
        `The bot is @firelog of ${team.name} (${team.id}, https://${team.domain}.slack.com/).`,
      ],
      ['ok', 'app token', 'Slack opens a socket for it.'],
      ['ok', 'scopes', `The ${scopes().length} of the manifest and no others.`],
      ['ok', 'announcements', 'The bot is in #incidents.'],
      ['ok', 'people', 'All 2 of the responders and teams work in this workspace.'],
    ]);
  });

  test('says the same to machines', async () => {
    const { code, out } = await line.run('doctor --json', env);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toContainEqual({
      check: 'announcements',
      state: 'ok',
      sentence: 'The bot is in #incidents.',
    });
  });

  test('changes nothing in the workspace', async () => {
    const { playground } = world;
    playground.addChannel({ name: 'outages', members: [world.person('amina').id] });
    const before = JSON.stringify(playground.state);
    const { code, out } = await line.run('doctor', configured('announcements: outages'));
    expect(code).toBe(0);
    expect(out).toContain('#outages is public; the bot joins it when it starts.');
    expect(JSON.stringify(playground.state)).toBe(before);
  });

  test('names everybody configured who is not there or works there no longer, and where', async () => {
    const { id } = world.playground.addPerson({ name: 'esther', realName: 'Esther Njeri' });
    world.playground.changePerson(id, { deactivated: true });
    const people = `responders: [${id}, U0NOBODY]\nteams: {database: [${id}, ${world.person('amina').id}]}`;
    const { code, out, err } = await line.run('doctor', configured(people));
    expect([code, err]).toEqual([1, '2 things are to be mended.\n']);
    expect(found(out).slice(-2)).toEqual([
      [
        'wrong',
        'people',
        `${id} (responders, teams.database) is deactivated. Take them out of FIRELOG_CONFIG, or put the right id there.`,
      ],
      [
        'wrong',
        'people',
        'U0NOBODY (responders) is nobody of this workspace. Take them out of FIRELOG_CONFIG, or put the right id there.',
      ],
    ]);
  });

  test('says what Slack refuses, and never the token', async () => {
    const wrong = { ...env, SLACK_BOT_TOKEN: 'xoxb-old-and-gone', SLACK_APP_TOKEN: 'xapp-old-and-gone' };
    const { code, out, err } = await line.run('doctor', wrong);
    expect([code, err]).toEqual([1, '2 things are to be mended.\n']);
    expect(found(out).slice(4)).toEqual([
      ['wrong', 'bot token', expect.stringMatching(/^Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)\. /)],
      ['wrong', 'app token', expect.stringMatching(/^Slack refuses SLACK_APP_TOKEN \(invalid_auth\)\. /)],
      ['skipped', 'scopes', 'Looked at once Slack lets the bot in.'],
      ['skipped', 'announcements', 'Looked at once Slack lets the bot in.'],
      ['skipped', 'people', 'Looked at once Slack lets the bot in.'],
    ]);
    expect(out).not.toContain('old-and-gone');
  });

  test('says that Slack cannot be reached', async () => {
    const { code, out } = await line.run('doctor', { ...env, SLACK_API_URL: 'http://127.0.0.1:1/api/' });
    expect(code).toBe(1);
    expect(out).toContain('Slack cannot be reached at http://127.0.0.1:1/api/. Check SLACK_API_URL');
  });

  test('asks for no socket where Slack reaches the bot over HTTP', async () => {
    const { SLACK_APP_TOKEN: _, ...others } = env;
    const http = { ...others, SLACK_SIGNING_SECRET: world.playground.signingSecret };
    const { code, out } = await line.run('doctor', http);
    expect(code).toBe(0);
    expect(out).toContain('Slack reaches the bot over HTTP, on port 3000.');
    expect(found(out)[5]).toEqual([
      'ok',
      'signing secret',
      expect.stringContaining('SLACK_SIGNING_SECRET is set'),
    ]);
    expect(out).not.toContain(world.playground.signingSecret);
  });
});

describe('npx firelog doctor, in a workspace that was not made ready', () => {
  let playground: Playground | undefined;
  afterEach(() => playground?.stop());

  const examine = async (granted: readonly string[], prepare?: (opened: Playground) => void) => {
    const installed = { ...manifest, oauth_config: { scopes: { bot: granted } } };
    playground = await Playground.start({ manifest: installed });
    prepare?.(playground);
    const line = commandLine();
    const ran = await line.run('doctor', { ...settingsFor(playground), DATABASE_URL: 'sqlite:firelog.db' });
    return { ...ran, lines: found(ran.out) };
  };

  test('names the scopes that were not granted and those that nothing needs', async () => {
    const granted = [
      ...scopes().filter((scope) => !/^(pins:write|usergroups:read)$/.test(scope)),
      'users:read.email',
    ];
    const { code, lines } = await examine(granted, (opened) => {
      opened.addChannel({
        name: 'incidents',
        members: [opened.addPerson({ name: 'amina', realName: 'Amina' }).id],
      });
    });
    expect(code).toBe(1);
    expect(lines[5]).toEqual([
      'missing',
      'scopes',
      'Not granted: pins:write, usergroups:read. Granted for nothing: users:read.email. ' +
        'Put what `npx firelog manifest` prints into the app’s manifest, and reinstall the app.',
    ]);
  });

  test('warns where the bot works without the scope that was not granted', async () => {
    const { lines } = await examine(scopes().filter((scope) => scope !== 'canvases:write'));
    expect(lines[5]).toEqual([
      'warning',
      'scopes',
      'Not granted: canvases:write. Without canvases:write incidents have no canvases; their drafts come as files all the same. ' +
        'Put what `npx firelog manifest` prints into the app’s manifest, and reinstall the app.',
    ]);
  });

  test('finds it wrong when more was granted than is needed', async () => {
    const { lines } = await examine([...scopes(), 'users:read.email']);
    expect(lines[5]?.slice(0, 2)).toEqual(['wrong', 'scopes']);
    expect(lines[5]?.[2]).toMatch(/^Granted for nothing: users:read\.email\. /);
  });

  test('says what to do where a missing scope or an outage keeps it from looking', async () => {
    const { code, lines } = await examine(scopes(), ({ faults }) => {
      faults.add(({ method }) =>
        method === 'users.conversations' ? { type: 'error', error: 'missing_scope' } : undefined,
      );
      faults.add(({ method }) =>
        method === 'apps.connections.open' ? { type: 'error', error: 'internal_error' } : undefined,
      );
    });
    expect(code).toBe(1);
    expect(lines[4]).toEqual([
      'wrong',
      'app token',
      'Slack is not well. Check SLACK_API_URL and the way to the internet, and try again.',
    ]);
    expect(lines[6]).toEqual([
      'wrong',
      'announcements',
      expect.stringMatching(/manifest.*\(missing_scope\)$/),
    ]);
  });

  test('misses the announcement channel where there is none, or where a private one is closed to the bot', async () => {
    const { code, lines } = await examine(scopes(), (opened) => {
      const { id } = opened.addPerson({ name: 'amina', realName: 'Amina' });
      opened.addChannel({ name: 'incidents', private: true, members: [id] });
    });
    expect(code).toBe(1);
    expect(lines[6]).toEqual([
      'missing',
      'announcements',
      'There is no channel #incidents that the bot can see. Create it, invite the bot if it is private, or name another one as “announcements” in FIRELOG_CONFIG.',
    ]);
  });
});
