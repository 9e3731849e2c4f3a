import type { About, Entry } from '../../domain/entry';
import { assumptionName } from '../../domain/ledger/assumption';
import { escalationName } from '../../domain/ledger/escalation';
import type { AssumptionVerdict } from '../../domain/mark-kind';
import type { Milestone } from '../../domain/milestone';
import type { Severity } from '../../domain/severity';
import type { Status } from '../../domain/status';
import type { Markdown } from '../markdown/markdown';
import type { DraftContext } from './draft-context';
import { fromWhom, toWhom } from './escalation-section';
import { moment } from './moment';
import { brief } from './said-by';

/** What a line of the timeline is, besides the words in it; how each is called stands in the template. */
export type Tag =
  | { readonly kind: 'milestone'; readonly milestone: Milestone }
  | { readonly kind: 'declared'; readonly severity: Severity }
  | { readonly kind: 'root cause' }
  | { readonly kind: 'assumption'; readonly name: string }
  | {
      readonly kind: 'verdict';
      readonly name: string;
      readonly verdict: AssumptionVerdict;
      readonly assumption: Markdown;
    }
  | { readonly kind: 'escalation'; readonly name: string; readonly from: string; readonly to: string }
  | { readonly kind: 'rung called'; readonly name: string; readonly to: string }
  | { readonly kind: 'calling stopped'; readonly name: string }
  | { readonly kind: 'acknowledgement'; readonly name: string; readonly onBehalfOf: string | null }
  | { readonly kind: 'status'; readonly to: Status }
  | { readonly kind: 'severity'; readonly from: Severity; readonly to: Severity }
  | { readonly kind: 'update'; readonly promisedFor: string | null }
  | { readonly kind: 'reopened' }
  | {
      readonly kind: 'role';
      readonly role: string;
      readonly person: string;
      /** Who had it before; null where nobody had. */
      readonly former: string | null;
    }
  | { readonly kind: 'role left' | 'role declined'; readonly role: string; readonly person: string };

/** The tags of an entry: its milestones, then whatever else it is about, and nothing twice. */
export function tagsOf(entry: Entry, setting: DraftContext): readonly Tag[] {
  const { about, milestones } = entry;
  // Most lines are nothing but words.
  if (milestones.length === 0 && about.every(({ type }) => type === 'note')) return [];
  const told = new Set(about.map(milestoneToldBy));
  return [
    ...milestones
      .filter((milestone) => !told.has(milestone))
      .map((milestone): Tag => ({ kind: 'milestone', milestone })),
    ...about.filter((each) => !isSaidByMilestone(each, milestones)).flatMap((each) => tagOf(each, setting)),
  ];
}

/** The milestone that a line says in words of its own. */
function milestoneToldBy(about: About): Milestone | undefined {
  if (about.type === 'declared') return 'declared';
  return about.type === 'acknowledgement' ? 'acknowledged' : undefined;
}

/** A change of status that sets the milestone of the same meaning says nothing more than that. */
function isSaidByMilestone(about: About, milestones: readonly Milestone[]): boolean {
  if (about.type !== 'status') return false;
  const meant = about.to === 'monitoring' ? 'mitigated' : about.to;
  return milestones.some((milestone) => milestone === meant);
}

function tagOf(about: About, setting: DraftContext): readonly Tag[] {
  switch (about.type) {
    case 'note':
    case 'typed milestone':
      return [];
    case 'declared':
      return [{ kind: 'declared', severity: about.severity }];
    case 'root cause':
      return [{ kind: 'root cause' }];
    case 'assumption':
      return [{ kind: 'assumption', name: assumptionName(about) }];
    case 'verdict':
      return [
        {
          kind: 'verdict',
          name: assumptionName(about),
          verdict: about.verdict,
          assumption: brief(about.assumption, setting),
        },
      ];
    case 'escalation':
      return [
        {
          kind: 'escalation',
          name: escalationName(about),
          from: fromWhom(about, setting),
          to: toWhom(about.to, setting),
        },
      ];
    case 'rung called':
      return [{ kind: 'rung called', name: escalationName(about), to: toWhom(about.to, setting) }];
    case 'calling stopped':
      return [{ kind: 'calling stopped', name: escalationName(about) }];
    case 'acknowledgement':
      return [
        {
          kind: 'acknowledgement',
          name: escalationName(about),
          onBehalfOf: about.onBehalfOf === undefined ? null : toWhom(about.onBehalfOf, setting),
        },
      ];
    case 'status':
      return [{ kind: 'status', to: about.to }];
    case 'severity':
      return [{ kind: 'severity', from: about.from, to: about.to }];
    case 'update':
      return [
        {
          kind: 'update',
          promisedFor: about.promisedFor === undefined ? null : moment(about.promisedFor, setting),
        },
      ];
    case 'reopened':
      return [{ kind: 'reopened' }];
    case 'role':
      return [{ kind: 'role', role: about.role, ...holderOf(about, setting) }];
    case 'role left':
    case 'role declined':
      return [{ kind: about.type, role: about.role, person: setting.context.nameOf(about.person) }];
    default:
      return about satisfies never;
  }
}

function holderOf(
  { person, former }: Extract<About, { type: 'role' }>,
  { context }: DraftContext,
): { person: string; former: string | null } {
  const before = former.map(context.nameOf).join(', ');
  return { person: context.nameOf(person), former: before === '' ? null : before };
}
