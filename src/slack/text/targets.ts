import type { NextCall } from '../../domain/promises/climb';
import type { Target } from '../../domain/target';
import { placeName } from '../../domain/text/plain-text';
import { inReadersZone } from './instants';
import { escaped, mention } from './mrkdwn';

/** Whom an escalation is to, in words that notify whoever can be notified. */
export function targetsInWords(targets: readonly Target[]): string {
  return targets.map(targetInWords).join(', ');
}

/** The same in words that notify nobody, as plain text. */
export function targetNames(targets: readonly Target[], nameOf: (id: string) => string): string {
  return targets.map((target) => targetName(target, nameOf)).join(', ');
}

/** `If nobody answers, the next call goes to dba, 15:05.` */
export function nextCallInWords({ at }: NextCall, names: string): string {
  return `If nobody answers, the next call goes to ${names}, ${inReadersZone(at)}.`;
}

function targetName(target: Target, nameOf: (id: string) => string): string {
  if ('person' in target) return nameOf(target.person);
  if ('group' in target) return placeName(target.group, target.name, nameOf);
  return 'team' in target ? target.team : target.outside;
}

function targetInWords(target: Target): string {
  if ('person' in target) return mention(target.person);
  if ('group' in target) return `<!subteam^${target.group}>`;
  if ('outside' in target) return `*${escaped(target.outside)}*`;
  const people = target.people.map(mention).join(' ');
  return people === '' ? `*${escaped(target.team)}*` : `*${escaped(target.team)}* (${people})`;
}
