import { occurredAt } from '../../domain/incident/incident-event';
import { readIncident } from '../../domain/incident-view';
import { type Escalation, escalationName } from '../../domain/ledger/escalation';
import { stoppedBy } from '../../domain/promises/climb';
import type { Target } from '../../domain/target';
import { placeName } from '../../domain/text/plain-text';
import type { Markdown } from '../markdown/markdown';
import type { DraftContext } from './draft-context';
import { moment, timeAfter } from './moment';
import { doneBy, linkTo, type SaidBy, said } from './said-by';

/** An escalation as the draft tells it. */
export interface EscalationView {
  /** `E1`. */
  readonly name: string;
  /** The team of whoever asked, else their name. */
  readonly from: string;
  /** The people, groups and teams who were asked, with commas between them. */
  readonly to: string;
  /** When: `15:13`, with the date where the incident spans several days. */
  readonly at: string;
  /** Where it was said. */
  readonly link: Markdown | null;
  /** Whoever asked, where it comes from their team. */
  readonly askedBy: string | null;
  /** Why, where somebody said so. */
  readonly reason: Markdown | null;
  /** Who was called after those, because nobody had answered; how long after the escalation, null within the same minute. */
  readonly calls: readonly { readonly to: string; readonly at: string; readonly after: string | null }[];
  /** Who said when that nobody else is called. */
  readonly stopped: { readonly at: string; readonly by: string | null } | null;
  /** Who answered, when, and how long after it; null where nobody did. */
  readonly acknowledged: {
    readonly at: string;
    readonly after: string | null;
    readonly by: SaidBy | null;
    /** Those for whom they did. */
    readonly onBehalfOf: string | null;
  } | null;
}

/** The escalations, by number. */
export function escalationSection(setting: DraftContext): readonly EscalationView[] {
  return readIncident(setting.incident).escalations.map((escalation) => ({
    name: escalationName(escalation),
    from: fromWhom(escalation, setting),
    to: toWhom(escalation.to, setting),
    at: moment(escalation.at, setting, escalation),
    link: linkTo(escalation.source, setting),
    askedBy: askedBy(escalation, setting),
    reason: said(escalation.reason, setting, { indent: 4 }),
    calls: escalation.calls.map(({ to, recordedAt }) => ({
      to: toWhom(to, setting),
      at: moment(recordedAt, setting),
      after: timeAfter(escalation.at, recordedAt, escalation),
    })),
    stopped: stopOf(escalation, setting),
    acknowledged: acknowledgementOf(escalation, setting),
  }));
}

/** Whom an escalation comes from: the asker's team, else the asker. */
export function fromWhom({ team, by }: Pick<Escalation, 'team' | 'by'>, { context }: DraftContext): string {
  return team ?? (by === undefined ? '' : context.nameOf(by));
}

/** Whom an escalation is to; a mark on a message that names nobody is to nobody. */
export function toWhom(targets: readonly Target[], { context }: DraftContext): string {
  return targets.map((target) => targetName(target, context.nameOf)).join(', ');
}

function askedBy({ team, by }: Escalation, { context }: DraftContext): string | null {
  return team === undefined || by === undefined ? null : context.nameOf(by);
}

function targetName(target: Target, nameOf: DraftContext['context']['nameOf']): string {
  if ('person' in target) return nameOf(target.person);
  if ('group' in target) return `@${placeName(target.group, target.name, nameOf)}`;
  return 'team' in target ? target.team : target.outside;
}

function stopOf(escalation: Escalation, setting: DraftContext): EscalationView['stopped'] {
  const stopped = stoppedBy(setting.incident, escalation);
  if (stopped === undefined) return null;
  const { by, recordedAt } = stopped;
  return { at: moment(recordedAt, setting), by: by === undefined ? null : setting.context.nameOf(by) };
}

function acknowledgementOf(escalation: Escalation, setting: DraftContext): EscalationView['acknowledged'] {
  const { acknowledged } = escalation;
  if (acknowledged === undefined) return null;
  const at = occurredAt(acknowledged);
  return {
    at: moment(at, setting),
    after: timeAfter(escalation.at, at, escalation),
    by: doneBy(acknowledged.by, setting.incident.told[acknowledged.seq], setting),
    onBehalfOf: acknowledged.onBehalfOf === undefined ? null : toWhom(acknowledged.onBehalfOf, setting),
  };
}
