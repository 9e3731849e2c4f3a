import type { DocumentContext } from '../../app/ports';
import type { About, Entry } from '../../domain/entry';
import type { Incident } from '../../domain/incident/incident';
import { occurredAt } from '../../domain/incident/incident-event';
import { readIncident } from '../../domain/incident-view';
import { assumptionName } from '../../domain/ledger/assumption';
import { escalationName } from '../../domain/ledger/escalation';
import type { AssumptionVerdict } from '../../domain/mark-kind';
import { milestones } from '../../domain/milestone';
import type { Times } from '../../domain/milestones/times';
import type { Target } from '../../domain/target';
import { inPlainText, placeName } from '../../domain/text/plain-text';
import { masked, maskedText } from '../../domain/text/secrets/masked';
import type { Wording } from '../../domain/text/wording';
import type { Instant } from '../../domain/time/instant';
import { shownSecrets } from '../../domain/timeline/secret-places';
import type { Phase } from './picture';
import { drawable } from './text-width';

/** From when to when something was so; without an end where nobody said that it ended. */
export interface Span {
  readonly from: Instant;
  readonly to?: Instant;
}

/** A moment that has a name. */
export interface Moment {
  readonly at: Instant;
  readonly name: string;
  readonly isApproximate: boolean;
}

/** What an entry is that no bar of its own shows. */
export type EntryKind = 'said' | 'cause' | 'update' | 'state';

/** A part of an incident that has a line of its own. */
export interface Row extends Span {
  /** `A2`. */
  readonly name: string;
  readonly text: string;
}

/** Somebody who had a role. */
export interface Holder extends Span {
  readonly role: string;
  readonly person: string;
}

/** What a chart shows of an incident: people's words masked and on one line, names as the workspace shows them. */
export interface Subject {
  readonly milestones: readonly Moment[];
  readonly phases: readonly (Span & { readonly phase: Phase })[];
  readonly impact: readonly Span[];
  readonly entries: readonly { readonly at: Instant; readonly kind: EntryKind }[];
  readonly assumptions: readonly (Row & { readonly verdict?: AssumptionVerdict })[];
  /** `calls` is when somebody else was called, because nobody had answered. */
  readonly escalations: readonly (Row & { readonly calls: readonly Instant[] })[];
  readonly holders: readonly Holder[];
}

type Names = Pick<DocumentContext, 'nameOf'>;

/** Reads from an incident what its chart shows. */
export function subjectOf(incident: Incident, { nameOf }: Names): Subject {
  const { times, impact, timeline, assumptions, escalations, roles } = readIncident(incident);
  const shown = shownSecrets(incident);
  const words = (wording: Wording): string => drawable(inPlainText(masked(wording, shown), nameOf));
  const name = (text: string): string => drawable(maskedText(text, shown));
  return {
    milestones: milestones.flatMap((milestone) => {
      const reached = times[milestone];
      const isApproximate = reached?.isApproximate === true;
      return reached === undefined ? [] : [{ at: reached.at, name: milestone, isApproximate }];
    }),
    phases: phasesOf(times),
    impact: impact.windows.map(({ start, end }) => spanOf(start.at, end?.at)),
    entries: timeline.flatMap((entry) => {
      const kind = kindOf(entry);
      return kind === undefined ? [] : [{ at: entry.occurredAt, kind }];
    }),
    assumptions: assumptions.map((each) => ({
      ...spanOf(each.openedAt, each.settled?.at),
      ...(each.settled !== undefined && { verdict: each.settled.kind }),
      name: assumptionName(each),
      text: words(each.text),
    })),
    escalations: escalations.map((each) => ({
      ...spanOf(each.at, each.acknowledged && occurredAt(each.acknowledged)),
      name: escalationName(each),
      text: name(each.to.map((target) => targetName(target, nameOf)).join(', ')),
      calls: each.calls.map(({ recordedAt }) => recordedAt),
    })),
    holders: roles.map(({ role, person, from, until }) => ({
      // Who had a role when an incident was closed has it no longer.
      ...spanOf(from, until ?? times.closed?.at),
      role: name(role),
      person: drawable(nameOf(person)),
    })),
  };
}

/** Every moment that a chart has to show. */
export function momentsOf(subject: Subject): readonly Instant[] {
  const { milestones, impact, assumptions, escalations, holders, entries } = subject;
  const spans = [...impact, ...assumptions, ...escalations, ...holders];
  return [
    ...[...milestones, ...entries].map(({ at }) => at),
    ...spans.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])),
    ...escalations.flatMap(({ calls }) => calls),
  ];
}

/** What somebody says ended before it began is drawn where it began. */
function spanOf(from: Instant, to: Instant | undefined): Span {
  return { from, ...(to !== undefined && { to: to < from ? from : to }) };
}

const steps = [
  ['impact started', 'undetected'],
  ['detected', 'searching'],
  ['identified', 'mitigating'],
  ['mitigated', 'recovering'],
  ['resolved', 'closing'],
] as const satisfies readonly (readonly [keyof Times, Phase])[];

/** From each milestone to the next one that comes after it; one out of its order belongs to no phase. */
function phasesOf(times: Times): Subject['phases'] {
  const begins: { at: Instant; phase: Phase }[] = [];
  for (const [milestone, phase] of steps) {
    // Whoever declares it knows of it.
    const at = (times[milestone] ?? (milestone === 'detected' ? times.declared : undefined))?.at;
    const last = begins.at(-1);
    if (at === undefined || (last !== undefined && at < last.at)) continue;
    if (last?.at === at) begins.pop();
    // Nobody said that the cause was found, nor that it was looked for until then.
    const isUnknown = phase === 'searching' && times.identified === undefined;
    begins.push({ at, phase: isUnknown ? 'dealing' : phase });
  }
  const closed = times.closed?.at;
  return begins.flatMap(({ at, phase }, index): Subject['phases'] => {
    const to = begins[index + 1]?.at ?? closed;
    // Once it is resolved nothing is waited for, whether or not somebody closes it.
    if (to === undefined) return phase === 'closing' ? [] : [{ from: at, phase }];
    return to <= at ? [] : [{ from: at, to, phase }];
  });
}

/** What has a bar of its own is not told twice. */
function kindOf({ about }: Entry): EntryKind | undefined {
  const kinds = new Set(about.map(kindOfPart));
  return (['cause', 'state', 'update', 'said'] as const).find((kind) => kinds.has(kind));
}

function kindOfPart({ type }: About): EntryKind | undefined {
  switch (type) {
    case 'note':
      return 'said';
    case 'root cause':
      return 'cause';
    case 'update':
      return 'update';
    case 'declared':
    case 'status':
    case 'severity':
    case 'reopened':
      return 'state';
    default:
      return undefined;
  }
}

function targetName(target: Target, nameOf: Names['nameOf']): string {
  if ('person' in target) return nameOf(target.person);
  if ('group' in target) return `@${placeName(target.group, target.name, nameOf)}`;
  return 'team' in target ? target.team : target.outside;
}
