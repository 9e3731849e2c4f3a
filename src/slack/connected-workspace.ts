import { CatchUp, type CatchUpParts } from '../app/catch-up/catch-up';
import { RecentMessages } from '../app/catch-up/recent-messages';
import type { QueueProgress } from '../app/catch-up/retrying-queue';
import { KnownPeople } from '../app/directory/known-people';
import { PeopleLookup } from '../app/directory/people-lookup';
import type { Clock, Log, Metrics, People } from '../app/ports';
import type { SharedBudgets } from '../app/processes/counted-together';
import type { Session } from '../app/processes/session';
import type { Settings } from '../app/settings';
import { visibleIncidentsOf } from '../app/visible-incidents';
import type { PersonId, Standing } from '../domain/person';
import { createChat, type SlackChat } from './chat/chat';
import { reader } from './chat/reading';
import { Homes } from './homes';
import { ChannelAnswers } from './listeners/declarer-answers';
import { BackgroundRateLimiter } from './rate-limits/background-rate-limiter';
import { RateLimiter } from './rate-limits/rate-limiter';
import { Api } from './web-api/api';
import { ApiReachability } from './web-api/api-reachability';
import { boltLogger } from './web-api/bolt-logger';
import { openClient, whoAmI } from './web-api/login';
import type { SlackTimeouts } from './web-api/timeouts';
import type { Workspace } from './workspace';

/** What a workspace decides, and how the bot gets into it. */
export interface WorkspaceInstallation {
  readonly botToken: string;
  readonly slackApiUrl: string;
  readonly settings: Settings;
  readonly timeouts: SlackTimeouts;
}

/** What every workspace of a bot shares. */
export interface SharedParts extends Pick<CatchUpParts, 'store' | 'members' | 'changes' | 'released'> {
  readonly people: People;
  /** This process among those that work on the database. */
  readonly session: Session;
  /** Where calls are counted for all of them; missing where there is but one. */
  readonly budgets?: SharedBudgets | undefined;
  /** Called with how far the open incidents of a team are read, and with undefined once they are. */
  readonly onProgress: (team: string, progress: QueueProgress | undefined) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
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

/** Asks Slack who the bot is in a workspace and makes what belongs to that. Throws `LoginError` when it is nobody there. */
export async function connectWorkspace(
  { botToken, slackApiUrl, settings, timeouts }: WorkspaceInstallation,
  shared: SharedParts,
): Promise<ConnectedWorkspace> {
  const { store, members, changes, released, onProgress, clock, log, metrics } = shared;
  const client = openClient(botToken, slackApiUrl, boltLogger(log), timeouts);
  const identity = await whoAmI(client, slackApiUrl);
  const { team } = identity;
  const { session, budgets } = shared;
  const together = budgets && { budgets, team };
  const limiter = new RateLimiter(clock, 1, together);
  const half = new BackgroundRateLimiter(limiter, clock, together);
  const told = { metrics, mayCall: (): boolean => session.isHeld };
  const api = new Api(client, limiter, new ApiReachability(), timeouts.call, told);
  const people = new KnownPeople(shared.people, team);
  await people.warm(identity.botUser);
  const inBackground = new Api(client, half, api.reachability, timeouts.call, told);
  const chat = createChat({ api, identity, settings }, people, clock);
  const standingOf = standingIn(chat, log);
  const atHand = (person: PersonId) => people.standing(person);
  const visible = visibleIncidentsOf(team, { store, members }, { atHand, asked: standingOf });
  const recent = new RecentMessages();
  const peopleLookup = new PeopleLookup({ people, chat, log });
  const homes = new Homes({ store, visible, api, settings, clock, log, nameOf: chat.nameAtHand });
  const declarerAnswers = new ChannelAnswers({ clock, log, slackApiUrl });
  const readings = new CatchUp({
    ...{ store, members, changes, recent, clock, log, settings, team, released },
    onProgress: (progress) => onProgress(team, progress),
    reader: reader({ api: inBackground, identity, settings }, clock),
    standingOf: atHand,
    met: (person) => peopleLookup.appeared(person),
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
      peopleLookup,
      visible,
      recent,
      homes,
      declarerAnswers,
      readings,
      standingOf,
    },
    wordsAtHand: (source) => (session.processes === 1 ? recent.find(source) : undefined),
    reworded: (source) => session.tell({ type: 'edited', team, source }),
    get active() {
      return [homes.busy, peopleLookup.busy, declarerAnswers.busy].filter(Boolean).length + readings.reading;
    },
    get asleep() {
      return limiter.asleep + half.asleep;
    },
    async stop() {
      limiter.stop();
      half.stop();
      await readings.stop();
      await peopleLookup.stop();
      await homes.stop();
      await declarerAnswers.stop();
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
