import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock } from '../../src/playground/clock';
import { Playground } from '../../src/playground/playground';
import { manifest, scopesWithout } from './support/manifest';
import { clientOf, openTown } from './support/town';

describe('a workspace kept in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  const stateFile = join(folder, 'deep', 'workspace.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('everything is there again the next time', async () => {
    const first = await openTown({ stateFile });
    const parent = await first.ana.post(first.ops, 'hello');
    await first.ben.react(first.ops, parent, 'eyes');
    await first.ana.upload(first.ops, { name: 'a.txt', content: 'abc' });
    const view = { type: 'home', blocks: [{ type: 'divider' }] };
    await first.client.apiCall('views.publish', { user_id: first.ana.id, view });
    const before = structuredClone(first.playground.state);
    await first.close();

    const second = await Playground.start({ manifest: manifest(), stateFile });
    expect(second.state).toEqual(before);
    expect(second.botToken).toBe(before.app.botToken);
    expect(second.person('ana').homeView()).toMatchObject({ type: 'home' });
    const later = await second.person('ana').post(first.ops, 'later');
    expect(later > parent).toBe(true);
    expect(await clientOf(second).auth.test()).toMatchObject({ ok: true });
    await second.stop();
  });

  test('a change is stored before anybody hears of it, whole, and for its owner only', async () => {
    const path = join(folder, 'soon.json');
    const town = await openTown({ stateFile: path });
    await town.ana.post(town.ops, 'remember me');
    expect(readFileSync(path, 'utf8')).toContain('remember me');
    const call = { channel: town.ops, text: 'and me' };
    await town.client.chat.postMessage(call);
    expect(readFileSync(path, 'utf8')).toContain('and me');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ version: 1 });
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    await town.close();
  });

  test('a file that holds something else is left alone', async () => {
    const path = join(folder, 'other.json');
    writeFileSync(path, '{"hello": "world"}');
    await expect(Playground.start({ manifest: manifest(), stateFile: path })).rejects.toThrow(
      'does not hold a playground workspace',
    );
    expect(readFileSync(path, 'utf8')).toBe('{"hello": "world"}');
  });
});

describe('installing an app', () => {
  const start = (changed: object) => Playground.start({ manifest: changed });

  test('a manifest that Slack would refuse is refused with every reason', async () => {
    await expect(start({})).rejects.toThrow(/display_information[\s\S]*oauth_config/);
    await expect(start(manifest({ scopes: scopesWithout('reactions:read', 'commands') }))).rejects.toThrow(
      /reaction_added without the scope reactions:read[\s\S]*slash commands or shortcuts without the scope commands/,
    );
  });

  test('an app that listens elsewhere is not called', async () => {
    const elsewhere = manifest({ requestUrl: 'https://example.com/slack/events' });
    await expect(start(elsewhere)).rejects.toThrow('only calls this machine');
  });

  test('two playgrounds cannot share a port', async () => {
    const town = await openTown();
    const port = Number(new URL(town.playground.url).port);
    await expect(Playground.start({ manifest: manifest(), port })).rejects.toThrow('EADDRINUSE');
    await town.close();
  });
});

describe('the clock of the machine', () => {
  test('it never goes backwards and rings once its time has come', async () => {
    const clock = new SystemClock();
    const start = clock.now();
    const rung = await new Promise<number>((resolve) => clock.at(start + 20_000, () => resolve(clock.now())));
    expect(rung).toBeGreaterThanOrEqual(start + 20_000);
    expect(Number.isInteger(rung)).toBe(true);
  });

  test('an alarm can be taken back', async () => {
    const clock = new SystemClock();
    const rung: string[] = [];
    const takeBack = clock.at(clock.now() + 1_000, () => rung.push('first'));
    takeBack();
    await new Promise<void>((resolve) => clock.at(clock.now() + 20_000, resolve));
    expect(rung).toEqual([]);
  });

  test('an alarm in forty days does not ring at once', () => {
    jest.useFakeTimers({ now: 0 });
    const clock = new SystemClock();
    const rung: string[] = [];
    const day = 86_400_000;
    clock.at(40 * day * 1000, () => rung.push('rung'));
    jest.advanceTimersByTime(40 * day - 1);
    expect(rung).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(rung).toEqual(['rung']);
    jest.useRealTimers();
  });
});
