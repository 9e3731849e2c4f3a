import type { KnownBlock } from '@slack/web-api';
import type { MarkKind } from '../../domain/mark-kind';
import { choiceField, option } from './choice-field';

/** What a message can be on the timeline without a reaction, the usual first. */
export const timelineKinds = [
  'entry',
  'impact started',
  'detected',
  'mitigated',
  'resolved',
  'root cause',
  'follow-up',
] as const satisfies readonly MarkKind[];

/** As what a message stands on the record. */
export function kindField(kinds: readonly MarkKind[], chosen = kinds[0]): KnownBlock {
  return choiceField({
    block: 'kind',
    label: 'As what?',
    options: kinds.map((kind) => option(kind, nameOf(kind))),
    required: true,
    ...(chosen !== undefined && { chosen }),
  });
}

function nameOf(kind: MarkKind): string {
  return kind === 'entry' ? 'Timeline entry' : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}
