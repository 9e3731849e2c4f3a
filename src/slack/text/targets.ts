import type { Target } from '../../domain/target';
import { escaped, mention } from './mrkdwn';

/** Whom an escalation is to, in words that notify whoever can be notified. */
export function targetsInWords(targets: readonly Target[]): string {
  return targets.map(targetInWords).join(', ');
}

function targetInWords(target: Target): string {
  if ('person' in target) return mention(target.person);
  if ('group' in target) return `<!subteam^${target.group}>`;
  if ('outside' in target) return `*${escaped(target.outside)}*`;
  const people = target.people.map(mention).join(' ');
  return people === '' ? `*${escaped(target.team)}*` : `*${escaped(target.team)}* (${people})`;
}
