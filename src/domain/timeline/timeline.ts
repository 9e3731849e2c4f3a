import type { About, Entry } from '../entry';
import { facts } from '../facts';
import type { FactDefinition } from '../facts/fact';
import { groupBy } from '../incident/group-by';
import type { AssumptionOrigin, EscalationOrigin, Incident } from '../incident/incident';
import type { FactType, IncidentEvent } from '../incident/incident-event';
import { type Mark, type MarkedMessage, presentMarks, recordersOf } from '../incident/marked-message';
import { happenedAt, wordingOf } from '../incident/message-text';
import { perIncident } from '../incident/per-incident';
import { type Assumption, assumptionsOf } from '../ledger/assumption';
import { escalationsOf } from '../ledger/escalation';
import { isVerdict } from '../mark-kind';
import { type Milestone, milestones } from '../milestone';
import { impactOf, typedWindowsOf } from '../milestones/impact';
import { type Reached, typedTimesOf } from '../milestones/reached';
import { timesOf } from '../milestones/times';
import type { PersonId } from '../person';
import { sourceKey } from '../source';
import type { Instant } from '../time/instant';
import { authorField, blankEntry, typedEntry } from './entry-factory';

/** Everything that happened, in the order in which it happened. */
export const timelineOf = perIncident((incident): readonly Entry[] => {
  const reached = reachedIn(incident);
  const told = new Set(Object.values(incident.told).map(sourceKey));
  const set = milestonesSet(reached);
  const entries = [
    ...[...incident.messages.values()].flatMap((message) => messageEntry(incident, message, told)),
    ...assumptionsOf(incident).flatMap(markedVerdicts),
    ...incident.facts.flatMap((fact) => factEntry(incident, fact)),
  ].map((entry) => withFirstWording(incident, withMilestones(entry, set)));
  return [...entries, ...typedMilestones(incident, reached)].sort(byOccurrence);
});

/** The line of a fact that stands. */
function factEntry(incident: Incident, fact: IncidentEvent): readonly Entry[] {
  if (incident.withdrawn[fact.seq] !== undefined) return [];
  // The definition of a type takes facts of that type, which an index cannot show.
  const { line } = facts[fact.type] as FactDefinition<FactType>;
  const said = line?.(fact, incident);
  if (said === undefined) return [];
  const source = incident.told[fact.seq];
  return [{ ...typedEntry(fact), ...(source !== undefined && { source }), ...said }];
}

/** The entry of a message, `told` being the messages that tell facts. */
function messageEntry(
  incident: Incident,
  message: MarkedMessage,
  told: ReadonlySet<string>,
): readonly Entry[] {
  const key = sourceKey(message.source);
  const marks = presentMarks(message).filter(({ kind }) => !isVerdict(kind));
  const about = aboutMessage(incident, marks, key, told.has(key));
  const [first] = marks;
  if (about.length === 0 || first === undefined) return [];
  const wasEdited =
    message.first !== undefined &&
    (message.first.asOf !== message.current?.asOf || message.correction?.text !== undefined);
  return [
    {
      key,
      occurredAt: happenedAt(message),
      recordedAt: first.recordedAt,
      about,
      milestones: [],
      text: wordingOf(message),
      recorders: recordersOf(marks),
      source: message.source,
      isDeleted: message.deletedAt !== undefined,
      ...(message.current?.author !== undefined && { author: message.current.author }),
      ...(wasEdited && { firstWording: message.first?.text ?? [] }),
    },
  ];
}

function aboutMessage(
  incident: Incident,
  marks: readonly Mark[],
  key: string,
  isTold: boolean,
): readonly About[] {
  const kinds = new Set(marks.map((mark) => mark.kind));
  const assumption = markedAssumptions(incident).get(key);
  const escalation = markedEscalations(incident).get(key);
  const isMilestone = (['impact started', 'detected', 'mitigated', 'resolved'] as const).some((kind) =>
    kinds.has(kind),
  );
  const about: About[] = [];
  // The message that tells a fact is that fact's own line already; only what another mark adds is new.
  if (isMilestone || (kinds.has('entry') && !isTold)) about.push({ type: 'note' });
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
  if (kinds.has('root cause')) about.push({ type: 'root cause' });
  return about;
}

const markedAssumptions = perIncident((incident) => byMessage(incident.assumptions, assumptionsOf(incident)));
const markedEscalations = perIncident((incident) => byMessage(incident.escalations, escalationsOf(incident)));

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
  return firstWording === undefined ? entry : { ...entry, firstWording };
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
