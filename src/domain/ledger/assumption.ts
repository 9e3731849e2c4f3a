import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { groupBy } from '../incident/group-by';
import { type AssumptionOrigin, type Incident, incidentName } from '../incident/incident';
import { type Fact, occurredAt } from '../incident/incident-event';
import { factAt, factsOf } from '../incident/kept-facts';
import { type Mark, presentMarks, recordersOf } from '../incident/marked-message';
import {
  authorshipOf,
  happenedAt,
  isWithdrawn,
  messagesThatTell,
  originMessage,
  wordingOf,
} from '../incident/message-text';
import { perIncident } from '../incident/per-incident';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import type { AssumptionVerdict } from '../mark-kind';
import type { Author, PersonId } from '../person';
import { type Source, sourceKey } from '../source';
import { excerpt } from '../text/excerpt';
import { isBlank, type Wording } from '../text/wording';
import { formatInstant, formatInstantBeside } from '../time/format-instant';
import type { Instant } from '../time/instant';
import { minutesBetween } from '../time/span';
import { changesOfMind, type Verdict } from './verdict';

/** What the responders took to be the cause or the state of things, and what became of it. */
export interface Assumption {
  readonly number: number;
  readonly text: Wording;
  readonly openedAt: Instant;
  /** Whether it was opened about then. */
  readonly isApproximate?: true;
  readonly recordedAt: Instant;
  readonly author?: Author;
  readonly recorders: readonly PersonId[];
  readonly source?: Source;
  /** Every change of mind, in order; two people who say the same are one. */
  readonly verdicts: readonly Verdict[];
  /** The verdict that holds; absent while the assumption is open. */
  readonly settled?: Verdict;
}

/** How an assumption is named everywhere: `A2`. */
export function assumptionName(assumption: { readonly number: number }): string {
  return `A${assumption.number}`;
}

/** The assumptions that stand, by number; one whose last mark was taken back is not among them. */
export const assumptionsOf = perIncident((incident): readonly Assumption[] => {
  const told = messagesThatTell(incident, incident.assumptions.flatMap(factOf));
  return incident.assumptions.flatMap((origin) => {
    if (isWithdrawn(incident, origin)) return [];
    const assumption = 'typed' in origin ? typed(incident, origin) : marked(incident, origin, told);
    return assumption === undefined ? [] : [assumption];
  });
});

/** Records what the responders take to be so. */
export function assume(incident: Incident, text: Wording, at?: Instant): readonly Fact[] {
  refuseIfCanceled(incident);
  if (isBlank(text)) {
    throw new Refusal(
      'nothing-assumed',
      say`Say what you assume: ${slash('assume the database is out of connections')}.`,
    );
  }
  return [{ type: 'assumed', text, ...(at !== undefined && { occurredAt: at }) }];
}

/** Confirms an assumption, rules it out or says that a part of it was right; the later of two verdicts holds. */
export function settle(
  incident: Incident,
  verdict: AssumptionVerdict,
  reference: string,
  evidence: Wording,
  at?: Instant,
): readonly Fact[] {
  refuseIfCanceled(incident);
  const assumption = findAssumption(incident, verdict, reference);
  const { openedAt, settled } = assumption;
  const name = assumptionName(assumption);
  if (at !== undefined && minutesBetween(openedAt, at) < 0) {
    throw new Refusal(
      'settled-before-opened',
      `${name} was opened at ${formatInstantBeside(openedAt, at, incident.zone)}; it cannot have been ${verdict} at ${formatInstantBeside(at, openedAt, incident.zone)}. Type a later time.`,
    );
  }
  if (settled?.kind === verdict && isBlank(evidence) && at === undefined) {
    throw new Refusal(
      'already-settled',
      say`${name} is ${verdict} already, since ${formatInstant(settled.at, incident.zone)}. To say why, type ${slash(`${commands[verdict]} ${name} <evidence>`)}.`,
    );
  }
  return [
    {
      type: 'settled',
      assumption: assumption.number,
      verdict,
      ...(!isBlank(evidence) && { evidence }),
      // People type minutes: the very minute in which it was opened means afterwards, not its first second.
      ...(at !== undefined && { occurredAt: at < openedAt ? openedAt : at }),
    },
  ];
}

const commands: Readonly<Record<AssumptionVerdict, string>> = {
  confirmed: 'confirm',
  'ruled out': 'rule-out',
  'partly right': 'partly',
};

function findAssumption(incident: Incident, verdict: AssumptionVerdict, reference: string): Assumption {
  const all = assumptionsOf(incident);
  const number = Number(/^a?(\d+)$/i.exec(reference.trim())?.[1]);
  const found = all.find((assumption) => assumption.number === number);
  if (found !== undefined) return found;
  const [first] = all;
  if (first === undefined) {
    throw new Refusal(
      'no-assumptions',
      say`${incidentName(incident)} has no assumptions. Type ${slash('assume <text>')} first.`,
    );
  }
  throw new Refusal(
    'unknown-assumption',
    say`${whyNone(incident, number, reference.trim())}: ${incidentName(incident)} has ${all.map(assumptionName).join(', ')}. Type ${slash(`${commands[verdict]} ${assumptionName(first)} <evidence>`)}.`,
  );
}

function whyNone(incident: Incident, number: number, reference: string): string {
  if (reference === '') return 'Say which assumption';
  const wasThere = incident.assumptions.some((origin) => origin.number === number);
  return wasThere
    ? `${assumptionName({ number })} was withdrawn`
    : `There is no assumption “${excerpt(reference)}”`;
}

function typed(incident: Incident, origin: Extract<AssumptionOrigin, { typed: unknown }>): Assumption {
  const { number } = origin;
  const event = factAt(incident, origin.typed, 'assumed');
  const source = incident.told[event.seq];
  const marks = source === undefined ? [] : marksOn(incident, sourceKey(source));
  return {
    number,
    text: event.text,
    openedAt: occurredAt(event),
    ...(event.approximate && { isApproximate: true }),
    recordedAt: event.recordedAt,
    recorders: event.by === undefined ? [] : [event.by],
    ...(event.by !== undefined && { author: { person: event.by } }),
    ...(source !== undefined && { source }),
    ...ledger(incident, number, marks, source),
  };
}

function marked(
  incident: Incident,
  origin: Extract<AssumptionOrigin, { marked: unknown }>,
  told: ReadonlySet<string>,
): Assumption | undefined {
  const message = originMessage(incident, origin.marked);
  const marks = presentMarks(message, 'assumption');
  const [first] = marks;
  const { author } = authorshipOf(message);
  // A crystal ball on the message that tells a typed assumption adds nothing to it.
  if (first === undefined || told.has(origin.marked)) return undefined;
  return {
    number: origin.number,
    text: wordingOf(message),
    openedAt: happenedAt(message),
    ...(message.correction?.approximate && { isApproximate: true }),
    recordedAt: first.recordedAt,
    recorders: recordersOf(marks),
    source: message.source,
    ...(author !== undefined && { author }),
    ...ledger(incident, origin.number, marksOn(incident, origin.marked), message.source),
  };
}

function marksOn(incident: Incident, key: string): readonly Mark[] {
  const message = incident.messages.get(key);
  return message === undefined
    ? []
    : [...presentMarks(message, 'confirmed'), ...presentMarks(message, 'ruled out')];
}

function ledger(
  incident: Incident,
  number: number,
  marks: readonly Mark[],
  source: Source | undefined,
): Pick<Assumption, 'verdicts' | 'settled'> {
  const byMark = marks.map(
    (mark): Verdict => ({
      kind: mark.kind === 'confirmed' ? 'confirmed' : 'ruled out',
      at: mark.asOf,
      asOf: mark.asOf,
      by: mark.person,
      ...(mark.found && { isAtLatest: true }),
      ...(source !== undefined && { source }),
    }),
  );
  const byCommand = (typedVerdicts(incident).get(number) ?? []).map((verdict): Verdict => {
    const toldAt = incident.told[verdict.seq];
    return {
      kind: verdict.verdict,
      at: occurredAt(verdict),
      ...(verdict.approximate && { isApproximate: true }),
      asOf: verdict.recordedAt,
      seq: verdict.seq,
      ...(verdict.by !== undefined && { by: verdict.by }),
      ...(verdict.evidence !== undefined && { evidence: verdict.evidence }),
      ...(toldAt !== undefined && { source: toldAt }),
    };
  });
  const verdicts = changesOfMind([...byMark, ...byCommand]);
  const settled = verdicts.at(-1);
  return { verdicts, ...(settled !== undefined && { settled }) };
}

/** The verdicts that were typed, by their assumption's number. */
const typedVerdicts = perIncident((incident) =>
  groupBy(factsOf(incident, 'settled'), ({ assumption }) => assumption),
);

function factOf(origin: AssumptionOrigin): readonly number[] {
  return 'typed' in origin ? [origin.typed] : [];
}
