import type { Clock, Log } from '../../app/ports';
import { later, second } from '../../domain/time/instant';
import type { Api } from '../web-api/api';
import type { Reachability } from '../web-api/api-reachability';
import { loginRefusal } from '../web-api/login';
import { Watchdog } from './watchdog';

/** When the bot is to be ended, and by what. */
export interface WhenCutOff {
  /** After so many seconds without a way to Slack. */
  readonly after: number;
  /** Ends it; told in a sentence why. */
  readonly end: (why: string) => void;
}

/** What watches over the ways between Slack and the bot. */
export interface SlackWatchParts {
  readonly api: Api;
  readonly slackApiUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether Slack reaches the bot over sockets, which show by themselves when they are gone. */
  readonly isOverSockets: boolean;
  /** Told whether Slack is within reach, and whether it takes the bot's token. */
  readonly ready: (part: 'slack' | 'slack token', isReady: boolean) => void;
  readonly whenCutOff: WhenCutOff | undefined;
}

/** How often Slack is asked whether it is back, so that this shows when nothing else is to be done. */
const betweenProbes = 15 * second;

/** Tells whether Slack is within reach, and ends the bot where that stays untrue for too long. */
export class SlackWatch {
  readonly #parts: SlackWatchParts;
  readonly #watchdog: Watchdog | undefined;
  #sockets = 0;
  #why = 'Nothing is heard from Slack.';
  readonly #forgetReach: () => void;
  #cancelProbe: (() => void) | undefined;
  #asking: Promise<void> | undefined;

  constructor(parts: SlackWatchParts) {
    this.#parts = parts;
    const { api, clock, whenCutOff, ready } = parts;
    if (whenCutOff !== undefined) {
      this.#watchdog = new Watchdog({ clock, limit: whenCutOff.after, bark: () => this.#bark(whenCutOff) });
    }
    ready('slack', false);
    ready('slack token', true);
    const forget = [
      api.reachability.onChange((state) => this.#look(state)),
      api.reachability.onDoubt(() => this.#ask()),
    ];
    this.#forgetReach = () => {
      for (const each of forget) each();
    };
  }

  /** Told how many ways there are from Slack to the bot. */
  connected(open: number): void {
    this.#sockets = open;
    this.#look(this.#parts.api.reachability.state);
  }

  /** Told why a way could not be opened. */
  troubled(error: unknown): void {
    const { log, slackApiUrl } = this.#parts;
    this.#why = loginRefusal(error, 'SLACK_APP_TOKEN', slackApiUrl);
    log.warn({ error }, 'No socket to Slack could be opened');
  }

  stop(): void {
    this.#watchdog?.stop();
    this.#cancelProbe?.();
    this.#forgetReach();
  }

  #look(state: Reachability): void {
    const { ready, isOverSockets } = this.#parts;
    ready('slack', this.#sockets > 0 && state !== 'unanswered');
    ready('slack token', state !== 'refused');
    // Over HTTP nothing tells an idle workspace from one that is out of reach, but that no call is answered.
    this.#watchdog?.see(isOverSockets ? this.#sockets === 0 : state === 'unanswered');
    if (state === 'answered') {
      this.#cancelProbe?.();
      this.#cancelProbe = undefined;
    } else if (this.#cancelProbe === undefined) this.#probeLater();
  }

  #probeLater(): void {
    const { clock } = this.#parts;
    this.#cancelProbe = clock.at(later(clock.now(), betweenProbes), () => {
      this.#probeLater();
      this.#ask();
    });
  }

  /** Asks Slack what it answers at any time. Whatever comes of it shows in what the calls say of Slack. */
  #ask(): void {
    const { api, log } = this.#parts;
    this.#asking ??= api
      .call('auth.test', (client) => client.auth.test())
      .then(
        () => undefined,
        (error: unknown) => log.debug({ error }, 'Slack does not answer'),
      )
      .finally(() => {
        this.#asking = undefined;
      });
  }

  #bark({ after, end }: WhenCutOff): void {
    const { isOverSockets, slackApiUrl } = this.#parts;
    const why = isOverSockets ? this.#why : `Nothing answers at ${slackApiUrl}.`;
    end(`Slack has been out of reach for ${spoken(after)}. ${why} Firelog ends, to be started anew.`);
  }
}

function spoken(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return `${Math.round(seconds / 60)} min`;
}
