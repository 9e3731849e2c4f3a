import type { About, Entry } from '../entry';
import { definitionOf } from '../facts';
import { groupBy } from '../incident/group-by';
import type { AssumptionOrigin, EscalationOrigin, Incident } from '../incident/incident';
import type { IncidentEvent } from '../incident/incident-event';
import { type Mark, type MarkedMessage, presentMarks, recordersOf } from '../incident/marked-message';
import { authorshipOf, happenedAt, ownWordingOf, wordingOf } from '../incident/message-text';
import { perIncident } from '../incident/per-incident';
import { timesInZone } from '../incident/times-in-words';
import { type Assumption, assumptionsOf } from '../ledger/assumption';
import { type Escalation, escalationsOf } from '../ledger/escalation';
import { isVerdict, type MarkKind } from '../mark-kind';
import { type Milestone, markedMilestones, milestones } from '../milestone';
import { impactOf, typedWindowsOf } from '../milestones/impact';
import { type Reached, typedTimesOf } from '../milestones/reached';
import { timesOf } from '../milestones/times';
import type { PersonId } from '../person';
import { sourceKey } from '../source';
import { sameText } from '../text/same-text';
import type { Instant } from '../time/instant';
import type { Zone } from '../time/zone';
import { authorField, blankEntry, typedEntry } from './entry-factory';

/** Everything that happened, in the order in which it happened. */
export const timelineOf = perIncident((incident): readonly Entry[] => {
  const reached = reachedIn(incident);
  const told = new Set(Object.values(incident.told).map(sourceKey));
  const set = milestonesSet(reached);
  const entries: Entry[] = [];
  const add = (entry: Entry): void => {
    entries.push(withFirstWording(incident, withMilestones(entry, set)));
  };
  const around: Around = {
    told,
    zone: incident.zone,
    assumptions: byMessage(incident.assumptions, assumptionsOf(incident)),
    escalations: byMessage(incident.escalations, escalationsOf(incident)),
  };
  for (const [key, message] of incident.messages) {
    const entry = messageEntry(key, message, around);
    if (entry !== undefined) add(entry);
  }
  for (const assumption of assumptionsOf(incident)) markedVerdicts(assumption).forEach(add);
  for (const fact of incident.facts) factEntry(incident, fact).forEach(add);
  return [...entries, ...typedMilestones(incident, reached)].sort(byOccurrence);
});

/** What a message's line depends on besides the message. What stands in a ledger because of a mark is by the message's key. */
interface Around {
  readonly zone: Zone;
  /** The messages that tell facts. */
  readonly told: ReadonlySet<string>;
  readonly assumptions: ReadonlyMap<string, Assumption>;
  readonly escalations: ReadonlyMap<string, Escalation>;
}

/** The line of a fact that stands. */
function factEntry(incident: Incident, fact: IncidentEvent): readonly Entry[] {
  if (incident.withdrawn[fact.seq] !== undefined) return [];
  const { line } = definitionOf(fact.type);
  const said = line?.(fact, incident);
  if (said === undefined) return [];
  const source = incident.told[fact.seq];
  return [{ ...typedEntry(fact), ...(source !== undefined && { source }), ...said }];
}

/** The entry of a message. */
function messageEntry(key: string, message: MarkedMessage, around: Around): Entry | undefined {
  const marks = presentMarks(message).filter(({ kind }) => !isVerdict(kind));
  const [first] = marks;
  if (first === undefined) return undefined;
  const about = aboutMessage(marks, key, around);
  if (about.length === 0) return undefined;
  const entry = {
    key,
    occurredAt: happenedAt(message),
    recordedAt: first.recordedAt,
    about,
    milestones: [],
    text: timesInZone(wordingOf(message), around.zone),
    recorders: recordersOf(marks),
    source: message.source,
    isDeleted: message.deletedAt !== undefined,
    ...(message.correction?.approximate && { isApproximate: true as const }),
  };
  if (message.current === undefined) return entry;
  return {
    ...entry,
    ...authorshipOf(message),
    ...earlierWords(message, around.zone),
  };
}

/** What a message said at first, or before it was deleted; other formatting is the same words. */
function earlierWords(message: MarkedMessage, zone: Zone): Pick<Entry, 'firstWording' | 'deletedWording'> {
  const { first, current, correction, deletedAt } = message;
  const last = correction?.text ?? ownWordingOf(message);
  const isReworded = first !== undefined && (first.asOf !== current?.asOf || correction?.text !== undefined);
  return {
    ...(isReworded && !sameText(first.text, last) && { firstWording: first.text }),
    ...(deletedAt !== undefined &&
      correction?.text === undefined && { deletedWording: timesInZone(last, zone) }),
  };
}

function aboutMessage(
  marks: readonly Mark[],
  key: string,
  { assumptions, escalations, told }: Around,
): readonly About[] {
  const isMarked = (kind: MarkKind): boolean => marks.some((mark) => mark.kind === kind);
  const assumption = assumptions.get(key);
  const escalation = escalations.get(key);
  const about: About[] = [];
  // The message that tells a fact is that fact's own line already; only what another mark adds is new.
  if ((isMarked('entry') && !told.has(key)) || markedMilestones.some(isMarked)) about.push({ type: 'note' });
  if (assumption !== undefined) about.push({ type: 'assumption', number: assumption.number });
  if (escalation !== undefined) {
    const { number, to, team, by } = escalation;
    about.push({
      type: 'escalation',
      number,
      to,
      ...(team !== undefined && { team }),
      ...(by !== undefined && { by }),
    });
  }
  if (isMarked('root cause')) about.push({ type: 'root cause' });
  return about;
}

/** What stands in a ledger because a message is marked so, by the message's key. */
function byMessage<T extends { readonly number: number }>(
  origins: readonly (AssumptionOrigin | EscalationOrigin)[],
  ledger: readonly T[],
): ReadonlyMap<string, T> {
  const byNumber = new Map(ledger.map((each) => [each.number, each]));
  const marked = origins.flatMap((origin): readonly [string, T][] => {
    const each = byNumber.get(origin.number);
    return 'marked' in origin && each !== undefined ? [[origin.marked, each]] : [];
  });
  return new Map(marked);
}

/** What was settled by a mark has no fact of its own. */
function markedVerdicts(assumption: Assumption): readonly Entry[] {
  return assumption.verdicts
    .filter(({ seq }) => seq === undefined)
    .map((verdict) => ({
      ...blankEntry(`A${assumption.number}@${verdict.asOf}`, verdict.at, verdict.asOf, verdict.by),
      about: [
        { type: 'verdict', number: assumption.number, verdict: verdict.kind, assumption: assumption.text },
      ],
      text: verdict.evidence ?? [],
      ...authorField(verdict.by),
      ...(verdict.isAtLatest && { isAtLatest: true }),
      ...(verdict.source !== undefined && { source: verdict.source }),
    }));
}

type ReachedMilestone = readonly [Milestone, Reached];

/** Every milestone that was reached, those of each impact window on their own, in their usual order. */
function reachedIn(incident: Incident): readonly ReachedMilestone[] {
  const times = timesOf(incident);
  const { windows } = impactOf(incident);
  return milestones.flatMap((milestone): readonly ReachedMilestone[] => {
    const all =
      windows.length > 1 && isOfWindow(milestone)
        ? windows.map((window) => (milestone === 'impact started' ? window.start : window[milestone]))
        : [times[milestone]];
    return all.flatMap((reached) => (reached === undefined ? [] : [[milestone, reached] as const]));
  });
}

function isOfWindow(milestone: Milestone): milestone is 'impact started' | 'mitigated' | 'resolved' {
  return milestone === 'impact started' || milestone === 'mitigated' || milestone === 'resolved';
}

/** Times that a person typed have no line of their own yet; those of the same instant share one. */
function typedMilestones(incident: Incident, all: readonly ReachedMilestone[]): readonly Entry[] {
  const typed = all.filter(([, reached]) => reached.typed);
  const keys = new Set<string>();
  return [...groupBy(typed, ([, { at }]) => at).values()].flatMap((reached) => {
    const [first] = reached;
    if (first === undefined) return [];
    const typings = reached.map(([, each]) => typing(incident, each));
    const recorders = [...new Set(typings.map(({ by }) => by))];
    const key = `time:${first[0]}`;
    const own = keys.has(key) ? `${key}@${first[1].at}` : key;
    keys.add(own);
    return [
      {
        ...blankEntry(own, first[1].at, typings[0]?.recordedAt ?? incident.declaredAt),
        about: [{ type: 'typed milestone' }],
        milestones: reached.map(([milestone]) => milestone),
        recorders,
        ...authorField(recorders[0]),
        ...(reached.every(([, each]) => each.isApproximate) && { isApproximate: true }),
      },
    ];
  });
}

/** Who typed a time and when: in the form of all times, else when the incident was declared. */
function typing(incident: Incident, { by: maker }: Reached): { by: PersonId; recordedAt: Instant } {
  const typed = [...Object.values(typedTimesOf(incident)), typedWindowsOf(incident)];
  const set = typed.find((each) => 'fact' in maker && each?.seq === maker.fact);
  return { by: set?.by ?? incident.declaredBy, recordedAt: set?.recordedAt ?? incident.declaredAt };
}

/** The milestones that were reached and not typed, by the entry that sets them. */
function milestonesSet(all: readonly ReachedMilestone[]): ReadonlyMap<string, readonly Milestone[]> {
  const groups = groupBy(
    all.filter(([, { typed }]) => !typed),
    ([, reached]) => keyOf(reached),
  );
  return new Map([...groups].map(([key, group]) => [key, group.map(([milestone]) => milestone)]));
}

function keyOf({ by }: Reached): string {
  return 'message' in by ? by.message : `#${by.fact}`;
}

function withMilestones(entry: Entry, set: ReadonlyMap<string, readonly Milestone[]>): Entry {
  const own = set.get(entry.key);
  return own === undefined ? entry : { ...entry, milestones: own };
}

/** What a fact said before its words were corrected; an edited message brings its own. */
function withFirstWording(incident: Incident, entry: Entry): Entry {
  const firstWording = incident.firstWordings[entry.key];
  return firstWording === undefined || sameText(firstWording, entry.text)
    ? entry
    : { ...entry, firstWording };
}

/** By time; at the same instant milestones first in their usual order, then in the order of the log. */
function byOccurrence(a: Entry, b: Entry): number {
  return a.occurredAt - b.occurredAt || rank(a) - rank(b) || seqOf(a) - seqOf(b) || (a.key < b.key ? -1 : 1);
}

function rank(entry: Entry): number {
  const [first] = entry.milestones;
  return first === undefined ? milestones.length : milestones.indexOf(first);
}

function seqOf(entry: Entry): number {
  return entry.key.startsWith('#') ? Number(entry.key.slice(1)) : 0;
}
