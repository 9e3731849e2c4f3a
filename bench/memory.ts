import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openChanges } from '../src/app/change';
import { SystemClock } from '../src/app/system-clock';
import type { Fact } from '../src/domain/incident-event';
import { type Instant, later, toTimestamp } from '../src/domain/instant';
import { plain } from '../src/domain/wording';
import { parseZone } from '../src/domain/zone';
import { Playground } from '../src/playground/playground';
import { manifestFor } from '../src/slack/manifest';
import { connect } from '../src/storage/connect';
import { createStore } from '../src/storage/incidents';
import { type Figure, inFolder } from './measure';

const incidents = 50;
const entries = 200;

/** The memory of the built bot with many long incidents at hand, over one that has none; each in a process of its own. */
export async function memory(runs: number): Promise<Figure> {
  const ours: number[] = [];
  const values: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    ours.push(await residentMegabytes(incidents));
    values.push(await residentMegabytes(0));
  }
  return {
    name: `memory with ${incidents} open incidents of ${entries} entries`,
    unit: 'MB',
    ours,
    yardstick: { name: 'idle bot', values },
  };
}

async function residentMegabytes(count: number): Promise<number> {
  return inFolder(async (folder) => {
    const playground = await Playground.start({ manifest: manifestFor({ command: 'incident' }) });
    const amina = playground.addPerson({ name: 'amina' });
    const members = [amina.id, playground.botUserId];
    const channels = Array.from({ length: count }, (_, index) =>
      playground.addChannel({ name: `inc-${index + 1}`, members }),
    );
    const url = `sqlite:${join(folder, 'firelog.db')}`;
    await record(url, playground.state.team.id, channels);
    const bot = spawn(process.execPath, [join(__dirname, '..', 'dist', 'cli', 'start.js')], {
      env: {
        SLACK_BOT_TOKEN: playground.botToken,
        SLACK_APP_TOKEN: playground.appToken,
        SLACK_API_URL: playground.apiUrl,
        DATABASE_URL: url,
        LOG_LEVEL: 'error',
        PORT: '0',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const port = await portOf(bot);
    // A word in each channel brings its incident into memory.
    for (const channel of channels) await amina.post(channel, 'Still at it');
    await playground.idle();
    const page = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const gone = once(bot, 'exit');
    bot.kill('SIGKILL');
    await gone;
    await playground.stop();
    return Number(/^process_resident_memory_bytes (\d+)/m.exec(page)?.[1]) / 2 ** 20;
  });
}

async function portOf(bot: ChildProcess): Promise<string> {
  const [line] = bot.stdout === null ? [] : await Promise.race([once(bot.stdout, 'data'), once(bot, 'exit')]);
  const port = /port (\d+)/.exec(String(line))?.[1];
  if (port === undefined) throw new Error(`The bot did not start: ${line}`);
  return port;
}

/** Puts incidents into a database, one a channel, each with messages that were marked. */
async function record(url: string, team: string, channels: readonly string[]): Promise<void> {
  const connection = await connect(url);
  const clock = new SystemClock();
  const door = openChanges({ store: createStore(connection), clock, queued: () => undefined });
  for (const channel of channels) {
    const declaration = {
      title: 'Checkout answers 500',
      severity: 'sev2',
      isPrivate: false,
      isDrill: false,
    } as const;
    const { number } = await door.declare(team, 'U1', declaration, parseZone('UTC'));
    await door.change({ team, number }, undefined, (_, now) => [
      { type: 'channel-opened', channel, name: `inc-${number}` },
      ...Array.from({ length: entries }, (_, index) => marked(channel, later(now, index))).flat(),
    ]);
  }
  await connection.db.deleteFrom('jobs').execute();
  await connection.close();
}

/** A message as long as they are, and the mark on it. */
function marked(channel: string, asOf: Instant): readonly Fact[] {
  const source = { channel, message: toTimestamp(asOf) };
  const text = plain(
    `At ${asOf} the error rate of the checkout was still above what we promise; looking at the pool`,
  );
  return [
    { type: 'mark-set', source, kind: 'entry', emoji: 'pushpin', person: 'U1', present: true, asOf },
    { type: 'worded', source, text, author: { person: 'U1' }, asOf },
  ];
}
