import type { Log } from '../../app/ports';
import { SystemClock } from '../../app/system-clock';
import type { Config } from '../../config';
import { type Firelog, startFirelog } from '../../main';
import type { SharedServer } from '../../playground/http/shared-server';
import type { ScenarioController } from '../../playground/page/controller';
import type { Playground } from '../../playground/playground';
import { openEmbedded } from './embedded';
import { pageSettings } from './page-settings';

/** A playground with the bot in it. */
export interface PlaygroundSession {
  readonly playground: Playground;
  readonly firelog: Firelog;
  /** Stops the bot, then the playground. */
  stop(): Promise<void>;
}

/** What a session is made from. */
export interface SessionParts {
  readonly config: Config;
  readonly log: Log;
  /** The server at which it is found, which stays open when the session is over. */
  readonly sharedServer: SharedServer;
  readonly controller: ScenarioController;
  /** The folder of the built page, where that is another than the program's own. */
  readonly bundle?: string | undefined;
}

/** Opens the workspace that is kept in a folder, with the bot in it. */
export async function openOwnSession(
  folder: string,
  { config, log, sharedServer, controller, bundle }: SessionParts,
): Promise<PlaygroundSession> {
  const { command, announcements } = config.settings;
  const page = pageSettings(config.settings, bundle);
  const { playground, databaseUrl } = await openEmbedded(folder, {
    command,
    announcements,
    sharedServer,
    controller,
    page,
  });
  try {
    const firelog = await startFirelog({
      config: { ...config, slackApiUrl: playground.apiUrl, databaseUrl },
      slack: { botToken: playground.botToken, appToken: playground.appToken },
      clock: new SystemClock(),
      log,
    });
    return sessionOf(playground, firelog);
  } catch (error) {
    await playground.stop();
    throw error;
  }
}

/** The two as one. */
export function sessionOf(playground: Playground, firelog: Firelog): PlaygroundSession {
  return {
    playground,
    firelog,
    async stop() {
      playground.calm();
      await firelog.stop();
      await playground.stop();
    },
  };
}
