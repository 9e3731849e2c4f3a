import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../config';
import { instant } from '../../domain/time/instant';
import { startFirelog } from '../../main';
import { Playground } from '../../playground/playground';
import type { Scenario } from '../../playground/scenario/scenario';
import type { ScenarioClock } from '../../playground/scenario/scenario-clock';
import { Scene } from '../../playground/scenario/scene';
import { manifestFor } from '../../slack/manifest';
import { pageSettings } from './page-settings';
import { type PlaygroundSession, type SessionParts, sessionOf } from './playground-session';
import { settingsFor } from './scenario-settings';

/** A session in which a scenario runs: its people and channels are there, and nothing has happened yet. */
export interface ScenarioSession extends PlaygroundSession {
  readonly scene: Scene;
}

/**
 * Opens a workspace and a database for one scenario, on a clock that both share. They are gone when the session ends. The
 * settings are the defaults, as in every replay, but for the templates of documents.
 */
export async function openScenarioSession(
  scenario: Scenario,
  clock: ScenarioClock,
  { config, log, sharedServer, controller, bundle }: SessionParts,
): Promise<ScenarioSession> {
  const defaults = readConfig({});
  const settings = { ...defaults.settings, template: config.settings.template };
  const base = { ...defaults, templates: config.templates, settings };
  const manifest = manifestFor({ command: base.settings.command });
  const page = pageSettings(base.settings, bundle);
  const folder = await mkdtemp(join(tmpdir(), 'firelog-story-'));
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const playground = await Playground.start({ manifest, clock, sharedServer, controller, page });
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
    const session = sessionOf(playground, firelog);
    return {
      playground,
      firelog,
      scene,
      async stop() {
        // What waits for the story's time would otherwise wait for somebody to turn it.
        clock.stop();
        await session.stop();
        await clear();
      },
    };
  } catch (error) {
    await playground.stop();
    await clear();
    throw error;
  }
}
