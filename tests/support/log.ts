import { type Declaration, declare } from '../../src/domain/decisions/declare';
import { fold } from '../../src/domain/fold/fold';
import type { Incident } from '../../src/domain/incident/incident';
import type { Fact, IncidentEvent } from '../../src/domain/incident/incident-event';
import type { MarkKind } from '../../src/domain/mark-kind';
import { mark, recordWording, type SeenMessage } from '../../src/domain/marks/marking';
import type { PersonId } from '../../src/domain/person';
import type { Source } from '../../src/domain/source';
import { plain, type Wording } from '../../src/domain/text/wording';
import type { Instant } from '../../src/domain/time/instant';
import type { Zone } from '../../src/domain/time/zone';
import { Refusal } from '../../src/errors';
import { inWords } from '../../src/sentence';
import { amina, at, messageAt, nairobi } from './cast';
import { defaultSettings } from './default-settings';

/** A pure rule: from an incident to new facts, or a refusal. */
export type Decision = (incident: Incident) => readonly Fact[];

/** A time of the cast's day, or any instant. */
export type Moment = string | Instant;

/** What a person reads when a rule refuses; `field` where a form is to show it. */
export interface Answer {
  readonly code: string;
  readonly sentence: string;
  readonly field?: string;
}

/** An incident's log in memory. Every step gives a new log, so that a test can go on from one in two ways. */
export class Log {
  private constructor(
    readonly events: readonly IncidentEvent[],
    readonly incident: Incident,
  ) {}

  /** The log of an incident that is declared at 10:00 by Amina unless said otherwise. */
  static of(declaration: Partial<Declaration>, moment: Moment, zone: Zone): Log {
    const whole = {
      title: 'Checkout answers 500',
      severity: 'sev2',
      isPrivate: false,
      isDrill: false,
    } as const;
    const fact = declare({ ...whole, ...declaration }, 7, zone);
    const events = [{ ...fact, seq: 1, recordedAt: instantOf(moment), by: amina }];
    return new Log(events, fold(undefined, events));
  }

  /** Decides, stamps what came of it and folds it in; `by` is undefined for what the bot does by itself. */
  when(moment: Moment, by: PersonId | undefined, decide: Decision): Log {
    const events = decide(this.incident).map((fact, index) => ({
      ...fact,
      seq: this.incident.seq + index + 1,
      recordedAt: instantOf(moment),
      ...(by !== undefined && { by }),
    }));
    return new Log(
      [...this.events, ...events],
      events.length === 0 ? this.incident : fold(this.incident, events),
    );
  }

  /** What the rule answers instead of deciding; fails where it decides. */
  refusalOf(decide: Decision): Answer {
    return refusalOf(() => decide(this.incident));
  }

  /** Somebody marks a message, whose words are at hand. */
  mark(moment: Moment, person: PersonId, kind: MarkKind, seen: SeenMessage): Log {
    return this.when(moment, person, (incident) =>
      mark(incident, delivery(moment, person, kind, seen.source), seen),
    );
  }

  /** Somebody takes a mark back. */
  unmark(moment: Moment, person: PersonId, kind: MarkKind, seen: SeenMessage): Log {
    const taken = { ...delivery(moment, person, kind, seen.source), present: false };
    return this.when(moment, person, (incident) => mark(incident, taken, seen));
  }

  /** The bot sees a message that was written, edited or deleted. */
  see(moment: Moment, seen: SeenMessage): Log {
    return this.when(moment, undefined, (incident) => recordWording(incident, seen));
  }

  /** The bot tells a fact in the channel, the latest one unless said otherwise, by the message of that moment. */
  told(moment: string, fact = this.incident.seq): Log {
    return this.when(moment, undefined, () => [{ type: 'told', fact, source: messageAt(moment) }]);
  }
}

/** What is answered instead of doing it; fails where it is done. */
export function refusalOf(act: () => unknown): Answer {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, field } = error;
    const sentence = inWords(error.sentence, defaultSettings);
    return { code, sentence, ...(field !== undefined && { field }) };
  }
  throw new Error('Nothing was refused');
}

/** The log of an incident that Amina declares at 10:00 in Nairobi, with what a test says otherwise. */
export function given(
  declaration: Partial<Declaration> & { readonly at?: Moment; readonly zone?: Zone } = {},
): Log {
  const { at: moment = '10:00', zone = nairobi, ...rest } = declaration;
  return Log.of(rest, moment, zone);
}

/** A message that somebody writes in the incident's channel at a time of the day. */
export function said(
  clock: string,
  person: PersonId,
  text: string | Wording,
  place: Partial<Source> & { day?: string } = {},
): SeenMessage {
  const source = messageAt(clock, place);
  return { source, text: worded(text), author: { person }, asOf: at(clock, place.day) };
}

/** The same message with other words from a later time on. */
export function edited(message: SeenMessage, clock: string, text: string | Wording): SeenMessage {
  return { ...message, text: worded(text), asOf: at(clock) };
}

/** The same message, deleted. */
export function deleted(message: SeenMessage, clock: string): SeenMessage {
  return { ...message, deletedAt: at(clock) };
}

/** The emoji that a workspace has for a mark unless it is configured otherwise. */
export const emojiOf: Readonly<Record<MarkKind, string>> = {
  entry: 'pushpin',
  'impact started': 'red_circle',
  detected: 'rotating_light',
  mitigated: 'adhesive_bandage',
  resolved: 'checkered_flag',
  assumption: 'crystal_ball',
  confirmed: 'white_check_mark',
  'ruled out': 'x',
  escalation: 'sos',
  'root cause': 'dart',
  'follow-up': 'fast_forward',
};

function delivery(moment: Moment, person: PersonId, kind: MarkKind, source: Source) {
  return { source, kind, emoji: emojiOf[kind], person, present: true, asOf: instantOf(moment) };
}

function instantOf(moment: Moment): Instant {
  return typeof moment === 'string' ? at(moment) : moment;
}

function worded(text: string | Wording): Wording {
  return typeof text === 'string' ? plain(text) : text;
}
