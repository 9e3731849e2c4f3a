import type { Log } from '../app/ports';
import { SystemClock } from '../app/system-clock';
import type { Config } from '../config';
import { type Firelog, startFirelog } from '../main';
import type { FrontDoor } from '../playground/http/front-door';
import type { Director } from '../playground/page/director';
import type { Playground } from '../playground/playground';
import { openEmbedded } from './embedded';
import { pageSettings } from './page-settings';

/** A playground with the bot in it. */
export interface House {
  readonly playground: Playground;
  readonly firelog: Firelog;
  /** Stops the bot, then the playground. */
  stop(): Promise<void>;
}

/** What a house stands on. */
export interface Ground {
  readonly config: Config;
  readonly log: Log;
  /** The door at which it is found, which stays when it is gone. */
  readonly door: FrontDoor;
  readonly director: Director;
  /** The folder of the built page, where that is another than the program's own. */
  readonly bundle?: string | undefined;
}

/** Opens the workspace that is kept in a folder, with the bot in it. */
export async function openOwnHouse(
  folder: string,
  { config, log, door, director, bundle }: Ground,
): Promise<House> {
  const { command, announcements } = config.settings;
  const page = pageSettings(config.settings, bundle);
  const { playground, databaseUrl } = await openEmbedded(folder, {
    command,
    announcements,
    door,
    director,
    page,
  });
  try {
    const firelog = await startFirelog({
      config: { ...config, slackApiUrl: playground.apiUrl, databaseUrl },
      slack: { botToken: playground.botToken, appToken: playground.appToken },
      clock: new SystemClock(),
      log,
    });
    return houseOf(playground, firelog);
  } catch (error) {
    await playground.stop();
    throw error;
  }
}

/** The two as one. */
export function houseOf(playground: Playground, firelog: Firelog): House {
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
