import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../config';
import { instant } from '../domain/instant';
import { startFirelog } from '../main';
import { Playground } from '../playground/playground';
import type { Scenario } from '../playground/scenario/scenario';
import { Scene } from '../playground/scenario/scene';
import type { StoryClock } from '../playground/scenario/story-clock';
import { manifestFor } from '../slack/manifest';
import { type Ground, type House, houseOf } from './house';
import { pageSettings } from './page-settings';
import { settingsFor } from './stage-set';

/** A house in which a scenario is told: everybody is on stage, and nothing has happened yet. */
export interface StoryHouse extends House {
  readonly scene: Scene;
}

/**
 * Opens a workspace and a database for one scenario, on a clock that both share. They are gone with the house. The
 * settings are the defaults, as in every replay, but for the templates of documents.
 */
export async function openStoryHouse(
  scenario: Scenario,
  clock: StoryClock,
  { config, log, door, director, bundle }: Ground,
): Promise<StoryHouse> {
  const base = { ...readConfig({}), templates: config.templates };
  const manifest = manifestFor({ command: base.settings.command });
  const page = pageSettings(base.settings, bundle);
  const folder = await mkdtemp(join(tmpdir(), 'firelog-story-'));
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const playground = await Playground.start({ manifest, clock, door, director, page });
  try {
    const scene = Scene.set(playground, scenario);
    const { botToken, appToken, apiUrl: slackApiUrl } = playground;
    const databaseUrl = `sqlite:${join(folder, 'firelog.db')}`;
    const firelog = await startFirelog({
      config: { ...settingsFor(scenario, scene, base), slackApiUrl, databaseUrl },
      slack: { botToken, appToken },
      clock: { now: () => instant(clock.now()), at: (when, ring) => clock.at(when, ring) },
      log,
    });
    const house = houseOf(playground, firelog);
    return {
      playground,
      firelog,
      scene,
      async stop() {
        // What waits for the story's time would otherwise wait for somebody to turn it.
        clock.stop();
        await house.stop();
        await clear();
      },
    };
  } catch (error) {
    await playground.stop();
    await clear();
    throw error;
  }
}
