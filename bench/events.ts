import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { SystemClock } from '../src/app/system-clock';
import { readConfig } from '../src/config';
import { openLog } from '../src/log';
import { startFirelog } from '../src/main';
import type { Member } from '../src/playground/people/member';
import { Playground } from '../src/playground/playground';
import { manifestFor } from '../src/slack/manifest';
import { type Figure, inFolder, seconds } from './measure';

/** What is sent in one run: a message each, with a reaction on it. */
const messages = 300;

/** An app on the playground that is measured. */
interface Measured {
  /** Whether it has something in hand. */
  readonly busy: boolean;
  stop(): Promise<unknown>;
}

/** Reactions a second, each recorded and acknowledged, over those that a Bolt app acknowledges and does nothing with. */
export async function events(runs: number): Promise<Figure> {
  const ours: number[] = [];
  const values: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    ours.push(await inFolder((folder) => reactionsPerSecond((playground) => startBot(playground, folder))));
    values.push(await reactionsPerSecond(startBare));
  }
  return {
    name: 'reactions recorded over Socket Mode',
    unit: '/s',
    ours,
    yardstick: { name: 'bare Bolt app', values },
  };
}

async function reactionsPerSecond(start: (playground: Playground) => Promise<Measured>): Promise<number> {
  const playground = await Playground.start({ manifest: manifestFor({ command: 'incident' }) });
  const app = await start(playground);
  const amina = playground.addPerson({ name: 'amina' });
  const channel = await channelFor(playground, amina, app);
  const written: string[] = [];
  for (let count = 0; count < messages; count += 1) written.push(await amina.post(channel, `Line ${count}`));
  await playground.idle();
  const took = await seconds(async () => {
    const sent = acknowledged(playground) + messages;
    for (const ts of written) await amina.react(channel, ts, 'pushpin');
    while (acknowledged(playground) < sent) await playground.idle();
  });
  await app.stop();
  await playground.stop();
  return messages / took;
}

/** The incident's channel where the bot runs, else any channel that the app is in. */
async function channelFor(playground: Playground, person: Member, app: Measured): Promise<string> {
  const ops = playground.addChannel({ name: 'ops', members: [person.id, playground.botUserId] });
  await person.command(ops, '/incident start sev2 Checkout answers 500');
  do await setTimeout(1);
  while (app.busy || playground.busy);
  return playground.channels().find(({ name }) => name.startsWith('inc-'))?.id ?? ops;
}

function acknowledged(playground: Playground): number {
  return playground.wire.records().filter(({ kind }) => kind === 'ack').length;
}

async function startBot(playground: Playground, folder: string): Promise<Measured> {
  const config = readConfig({});
  return startFirelog({
    config: {
      ...config,
      slackApiUrl: playground.apiUrl,
      databaseUrl: `sqlite:${join(folder, 'firelog.db')}`,
    },
    slack: { botToken: playground.botToken, appToken: playground.appToken },
    clock: new SystemClock(),
    log: openLog('silent'),
  });
}

async function startBare({ apiUrl, appToken, botToken }: Playground): Promise<Measured> {
  const clientOptions = { slackApiUrl: apiUrl };
  const logLevel = LogLevel.ERROR;
  const receiver = new SocketModeReceiver({ appToken, logLevel, installerOptions: { clientOptions } });
  const app = new App({ receiver, token: botToken, clientOptions, logLevel });
  for (const event of ['message', 'reaction_added']) app.event(event, async () => undefined);
  app.command('/incident', async ({ ack }) => ack());
  await app.start();
  return { busy: false, stop: () => app.stop() };
}
