import type { Incident } from '../../domain/incident/incident';
import type { Instant } from '../../domain/time/instant';
import { LONGEST_SILENCE } from '../catch-up/absence';
import type { CatchUp, Gap } from '../catch-up/catch-up';
import type { RecentMessages } from '../catch-up/recent-messages';
import type { Clock, Log, Store } from '../ports';
import type { Session, Told } from './session';

/** A workspace as far as it concerns what other processes do in it. */
export interface SharedWorkspace {
  readonly identity: { readonly team: string };
  readonly recent: Pick<RecentMessages, 'forget'>;
  readonly homes: { changed(): void };
  readonly declarerAnswers: { expects(number: number): boolean; changed(incident: Incident): void };
  readonly readings: Pick<CatchUp, 'request' | 'listenAnew'>;
}

/** What is to hear of what other processes do. */
export interface SharingParts {
  readonly session: Session;
  readonly workspaces: { all(): readonly SharedWorkspace[] };
  readonly runner: { wake(): void; through(): Promise<void> };
  readonly store: Pick<Store, 'load'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  /** Ends this process, which is older than the database by now. */
  readonly outdated: (sentence: string) => void;
}

/**
 * Catching up, of which one process is in charge for each workspace: what several of them may have missed is read once. When
 * that one is gone, another takes its place and reads everything, since nobody knows how far it came.
 */
export class SharedCatchUp {
  readonly #parts: SharingParts;
  readonly #inCharge = new Set<string>();
  /** When each workspace was begun to be read for a silence that had just ended somewhere. */
  readonly #readSince = new Map<string, Instant>();

  constructor(parts: SharingParts) {
    this.#parts = parts;
  }

  /** Something may have been missed here: it is caught up with, by whoever is in charge. */
  async missed(why: Gap): Promise<void> {
    const { session, workspaces } = this.#parts;
    for (const workspace of workspaces.all()) {
      workspace.readings.listenAnew();
      if (await this.#isInCharge(workspace)) this.#read(workspace, why);
      // Nobody has missed anything while another process was listening all along.
      else if (why !== 'start') session.tell({ type: 'missed', why });
    }
  }

  /** Another process may have missed something. */
  async toldOf(why: Gap): Promise<void> {
    for (const workspace of this.#parts.workspaces.all()) {
      if (await this.#isInCharge(workspace)) this.#read(workspace, why);
    }
  }

  /** Takes charge where nobody has it any more. */
  async takeCharge(): Promise<void> {
    for (const workspace of this.#parts.workspaces.all()) {
      const wasInCharge = this.#inCharge.has(workspace.identity.team);
      if ((await this.#isInCharge(workspace)) && !wasInCharge) workspace.readings.request('start');
    }
  }

  /**
   * A silence lasted ten seconds at least: where the workspace was begun to be read since it began, because another one had
   * ended, that found what both missed, and what came later was told to whoever was back.
   */
  #read({ identity: { team }, readings }: SharedWorkspace, why: Gap): void {
    const isSilence = why === 'sockets' || why === 'http';
    const now = this.#parts.clock.now();
    const passed = now - (this.#readSince.get(team) ?? Number.NEGATIVE_INFINITY);
    if (isSilence && passed >= 0 && passed < LONGEST_SILENCE) return;
    if (isSilence) this.#readSince.set(team, now);
    readings.request(why);
  }

  async #isInCharge({ identity: { team } }: SharedWorkspace): Promise<boolean> {
    const isSo = await this.#parts.session.leads(`catching up with ${team}`);
    if (isSo) this.#inCharge.add(team);
    else this.#inCharge.delete(team);
    return isSo;
  }
}

/** Listens to the other processes on the database. */
export function shareWithOthers(parts: SharingParts, catchUp: SharedCatchUp): void {
  const { session, workspaces, runner, store, log, outdated } = parts;
  const of = (team: string): SharedWorkspace | undefined =>
    workspaces.all().find(({ identity }) => identity.team === team);
  const failed = (error: unknown): void =>
    log.error({ error }, 'What other processes do could not be followed');
  const changed = async ({ team, number }: Extract<Told, { type: 'changed' }>): Promise<void> => {
    const { homes, declarerAnswers } = of(team) ?? {};
    homes?.changed();
    if (number === undefined || !declarerAnswers?.expects(number)) return;
    declarerAnswers.changed(await store.load({ team, number }));
  };
  session.watch({
    heard: (news) => {
      if (news.type === 'edited') of(news.team)?.recent.forget(news.source);
      else if (news.type === 'missed') catchUp.toldOf(news.why).catch(failed);
      else if (news.type === 'changed') {
        changed(news).catch(failed);
        runner.wake();
      }
    },
    pulse: () => {
      runner.wake();
      catchUp.takeCharge().catch(failed);
    },
    lost: () =>
      log.info({}, 'The session on the database was lost; no job begins before there is another one'),
    regained: () => {
      log.info({}, 'The session on the database is another one now; jobs go on');
      for (const { homes, readings } of workspaces.all()) {
        readings.listenAnew();
        homes.changed();
      }
      runner.wake();
    },
    drained: () => runner.through(),
    outdated,
    failed,
  });
}
