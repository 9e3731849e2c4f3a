import { CatchUp, type CatchUpParts } from '../app/catch-up';
import { Newcomers } from '../app/newcomers';
import { PeopleAtHand } from '../app/people-at-hand';
import type { Clock, Log, People } from '../app/ports';
import { RecentMessages } from '../app/recent-messages';
import type { Progress } from '../app/round';
import type { Settings } from '../app/settings';
import { sightOf } from '../app/sight';
import type { PersonId, Standing } from '../domain/person';
import { Api } from './api';
import { boltLogger } from './bolt-logger';
import { createChat, type SlackChat } from './chat/chat';
import { reader } from './chat/reading';
import { openClient, whoAmI } from './connect';
import { HalfPace } from './half-pace';
import { Homes } from './home';
import { Pace } from './pace';
import { Reach } from './reach';
import type { SlackWaits } from './waits';
import type { Workspace } from './workspace';

/** What a workspace decides, and how the bot gets into it. */
export interface Installation {
  readonly botToken: string;
  readonly slackApiUrl: string;
  readonly settings: Settings;
  readonly waits: SlackWaits;
}

/** What every workspace of a bot shares. */
export interface SharedParts extends Pick<CatchUpParts, 'store' | 'members' | 'changes' | 'released'> {
  readonly people: People;
  /** Called with how far the open incidents of a team are read, and with undefined once they are. */
  readonly onProgress: (team: string, progress: Progress | undefined) => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** A workspace as whoever starts and stops the bot has it. */
export interface ConnectedWorkspace extends Workspace {
  readonly chat: SlackChat;
  readonly readings: CatchUp;
  /** How many things are being done in the background. */
  readonly active: number;
  /** How many calls wait for their turn, which comes by the clock. */
  readonly asleep: number;
  /** Makes no calls any more, and resolves once what is going on in the background is over. */
  stop(): Promise<void>;
}

/** Asks Slack who the bot is in a workspace and makes what belongs to that. Throws `NoEntry` when it is nobody there. */
export async function connectWorkspace(
  { botToken, slackApiUrl, settings, waits }: Installation,
  shared: SharedParts,
): Promise<ConnectedWorkspace> {
  const { store, members, changes, released, onProgress, clock, log } = shared;
  const client = openClient(botToken, slackApiUrl, boltLogger(log), waits);
  const identity = await whoAmI(client, slackApiUrl);
  const { team } = identity;
  const pace = new Pace(clock);
  const half = new HalfPace(pace, clock);
  const api = new Api(client, pace, new Reach(), waits.call);
  const people = new PeopleAtHand(shared.people, team);
  await people.warm(identity.botUser);
  const chat = createChat({ api, identity, settings }, people, clock);
  const standingOf = standingIn(chat, log);
  const atHand = (person: PersonId) => people.standing(person);
  const sight = sightOf(team, { store, members }, { atHand, asked: standingOf });
  const recent = new RecentMessages();
  const newcomers = new Newcomers({ people, chat, log });
  const homes = new Homes({ store, sight, api, settings, clock, log, nameOf: chat.nameAtHand });
  const readings = new CatchUp({
    ...{ store, members, changes, recent, clock, log, settings, team, released },
    onProgress: (progress) => onProgress(team, progress),
    reader: reader({ api: new Api(client, half, api.reach), identity, settings }, clock),
    standingOf: atHand,
    met: (person) => newcomers.appeared(person),
    onMembers: () => homes.changed(),
  });
  return {
    ...{
      identity,
      botToken,
      settings,
      api,
      chat,
      people,
      newcomers,
      sight,
      recent,
      homes,
      readings,
      standingOf,
    },
    get active() {
      return [homes.busy, newcomers.busy].filter(Boolean).length + readings.reading;
    },
    get asleep() {
      return pace.asleep + half.asleep;
    },
    async stop() {
      pace.stop();
      half.stop();
      await readings.stop();
      await newcomers.stop();
      await homes.stop();
    },
  };
}

/** Asks what somebody is to the workspace where that is not known; where it cannot be found out, they count as a guest. */
function standingIn(chat: SlackChat, log: Log): (person: PersonId) => Promise<Standing> {
  return async (person) => {
    try {
      return await chat.standing(person, { involved: false });
    } catch (error) {
      log.warn({ error }, 'It could not be found out who somebody is; they see what guests see');
      return 'guest';
    }
  };
}
