import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Documents, Log } from '../../app/ports';
import type { Settings } from '../../app/settings';
import { readConfig, type SlackConfig } from '../../config';
import { instant } from '../../domain/time/instant';
import { startFirelog } from '../../main';
import type { PageSettings } from '../../playground/page/page';
import { Playground } from '../../playground/playground';
import { playScenario } from '../../playground/scenario/player';
import { ReplayClock } from '../../playground/scenario/replay-clock';
import type { Scenario } from '../../playground/scenario/scenario';
import { Scene } from '../../playground/scenario/scene';
import type { Step } from '../../playground/scenario/step';
import { imagesOf } from '../../playground/workspace/kept-files';
import { manifestFor } from '../../slack/manifest';
import { readIncidentIn, type StoredIncident } from '../incident-in-database';
import { openDeferredServer } from './deferred-server';
import { settingsFor } from './scenario-settings';

/** A document that the bot delivered during a replay. */
export interface Delivered {
  readonly name: string;
  readonly content: string;
}

/** A picture that the bot delivered during a replay. */
export interface DeliveredPicture {
  readonly name: string;
  readonly content: Buffer;
}

/** What a replay left behind. */
export interface Replay {
  /** The newest of each document by name, in the order of their first delivery. */
  readonly documents: readonly Delivered[];
  /** The incidents of which drafts were delivered, as the database has them at the end. */
  readonly incidents: readonly StoredIncident[];
  /** The same of pictures. */
  readonly pictures: readonly DeliveredPicture[];
}

/** What a replay may be told. */
export interface ReplayOptions {
  readonly log: Log;
  /** Hears of the playground before the first step. */
  readonly watch?: (playground: Playground) => void;
  /** What the workspace decided otherwise than the defaults. */
  readonly settings?: Partial<Settings>;
  /** What renders the documents, where that is not as usual. */
  readonly documents?: Documents;
  /** How Slack's payloads reach the bot; in Socket Mode unless said. */
  readonly transport?: 'socket' | 'http';
  /** The page on which the replay can be looked at. */
  readonly page?: PageSettings;
  /** Hears of each step once it was taken and nothing is in flight any more; the next one waits for it. */
  readonly onStep?: (step: Step) => Promise<void>;
  /** Is called when the story is told, while workspace and bot are still there. */
  readonly onEnd?: () => Promise<void>;
}

/**
 * Plays a scenario through the real bot, in a workspace and a database of its own and at the scenario's own times:
 * bot and playground share a clock that moves on once nothing is in flight.
 */
export async function replay(
  scenario: Scenario,
  { log, watch, settings, documents, transport = 'socket', page, onStep, onEnd }: ReplayOptions,
): Promise<Replay> {
  const clock = new ReplayClock(scenario.start);
  const defaults = readConfig({});
  const base = { ...defaults, settings: { ...defaults.settings, ...settings } };
  const deferred = transport === 'http' ? await openDeferredServer() : undefined;
  const { command } = base.settings;
  const manifest = manifestFor({ command, ...(deferred !== undefined && { url: deferred.url }) });
  const playground = await Playground.start({ manifest, clock, ...(page !== undefined && { page }) });
  const folder = await mkdtemp(join(tmpdir(), 'firelog-replay-'));
  const databaseUrl = `sqlite:${join(folder, 'firelog.db')}`;
  try {
    watch?.(playground);
    const scene = Scene.set(playground, scenario);
    const firelog = await startFirelog({
      config: {
        ...settingsFor(scenario, scene, base),
        slackApiUrl: playground.apiUrl,
        databaseUrl,
      },
      slack: slackOf(playground, transport),
      clock: {
        now: () => instant(clock.now()),
        at: (when, ring) => clock.at(when, ring),
      },
      log,
      ...(documents !== undefined && { documents }),
    });
    if (firelog.requests !== undefined) deferred?.open(firelog.requests);
    try {
      const settled = async (): Promise<void> => {
        do await setImmediate();
        while (playground.busy || firelog.busy);
      };
      await playScenario(scenario, {
        playground,
        scene,
        clock,
        settled,
        async onStep(step) {
          if (onStep === undefined) return;
          await settled();
          await onStep(step);
        },
      });
      await onEnd?.();
    } finally {
      await firelog.stop();
    }
    const delivered = documentsIn(playground);
    return {
      documents: delivered,
      incidents: await incidentsOf(delivered, databaseUrl),
      pictures: picturesIn(playground),
    };
  } finally {
    await playground.stop();
    await deferred?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function slackOf(playground: Playground, transport: 'socket' | 'http'): SlackConfig {
  const { botToken, appToken, signingSecret } = playground;
  return transport === 'socket' ? { botToken, appToken } : { botToken, signingSecret };
}

function documentsIn(playground: Playground): readonly Delivered[] {
  const newest = new Map<string, string>();
  for (const file of playground.files()) {
    if (file.user === playground.botUserId) newest.set(file.name, file.content);
  }
  return [...newest].map(([name, content]) => ({ name, content }));
}

function incidentsOf(
  documents: readonly Delivered[],
  databaseUrl: string,
): Promise<readonly StoredIncident[]> {
  const numbers = documents.flatMap(({ name }) => /^INC-(\d+)-postmortem\.md$/.exec(name)?.[1] ?? []);
  const read = (number: number) =>
    readIncidentIn(databaseUrl, { number, team: undefined, mayBePrivate: true });
  return Promise.all(numbers.map((number) => read(Number(number))));
}

function picturesIn(playground: Playground): readonly DeliveredPicture[] {
  const own = imagesOf(playground.state).filter(({ user }) => user === playground.botUserId);
  const newest = new Map(own.map(({ name, bytes }) => [name, bytes]));
  return [...newest].map(([name, content]) => ({ name, content }));
}
