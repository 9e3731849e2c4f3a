import type { Clock, Log } from '../../app/ports';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { type Instant, later, minute } from '../../domain/time/instant';
import { toAsker } from '../interactions/answer';
import type { DeclarerAnswers } from '../workspace';
import { respondAt } from './respond-at';

/** So many declarers are remembered at once. */
const MAX_WAITING = 1_000;

/** How long Slack takes answers. Source: docs.slack.dev, interactivity/handling-user-interaction. */
const GOOD_FOR = 30 * minute;

/**
 * Tells whoever declared an incident which channel was opened for it, to them alone, where Slack takes answers for them.
 * What is lost with the process is told by the invitation into the channel, so nothing of it is queued or stored.
 */
export class ChannelAnswers implements DeclarerAnswers {
  readonly #parts: { readonly clock: Clock; readonly log: Log; readonly slackApiUrl: string };
  readonly #waiting = new Map<number, { readonly address: string; readonly until: Instant }>();
  readonly #sending = new Set<Promise<void>>();

  constructor(parts: { readonly clock: Clock; readonly log: Log; readonly slackApiUrl: string }) {
    this.#parts = parts;
  }

  /** True while an answer is on its way. */
  get busy(): boolean {
    return this.#sending.size > 0;
  }

  /** Somebody declared an incident who can be answered at an address. */
  expect({ number }: Incident, address: string): void {
    this.#waiting.set(number, { address, until: later(this.#parts.clock.now(), GOOD_FOR) });
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > MAX_WAITING && oldest !== undefined) this.#waiting.delete(oldest);
  }

  /** Whether somebody waits to be told of an incident's channel. */
  expects(number: number): boolean {
    return this.#waiting.has(number);
  }

  /** An incident changed; its channel may be open now. */
  changed(incident: Incident): void {
    const waiting = this.#waiting.get(incident.number);
    if (waiting === undefined || incident.channel === undefined) return;
    this.#waiting.delete(incident.number);
    if (this.#parts.clock.now() > waiting.until) return;
    const answer = toAsker(`The channel of *${incidentName(incident)}* is <#${incident.channel.id}>.`);
    const sending = respondAt(waiting.address, answer, this.#parts).finally(() =>
      this.#sending.delete(sending),
    );
    this.#sending.add(sending);
  }

  /** Resolves once nothing is on its way any more. */
  async stop(): Promise<void> {
    await Promise.all(this.#sending);
  }
}
