import { isPersonId } from './ids';
import { inert, mention } from './mrkdwn';

/**
 * What somebody typed behind a command, to be shown to them alone as they typed it: Slack delivers `@amina` as
 * `<@U012AB3CD>` or `<@U012AB3CD|amina>`. People stay mentions, which notify nobody in a message for one person, and
 * can be copied into a command again; nothing else in it has any effect.
 */
export function echoInput(text: string): string {
  return text
    .split(/(<[^<>]*>)/)
    .map((part) => (part.startsWith('<') && part.endsWith('>') ? reference(part.slice(1, -1)) : inert(part)))
    .join('');
}

function reference(token: string): string {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? '' : token.slice(bar + 1);
  if (target.startsWith('@') && isPersonId(target.slice(1))) return mention(target.slice(1));
  if (target.startsWith('#')) return inert(`#${label || target.slice(1)}`);
  if (target.startsWith('!')) return inert(`@${(label || target.slice(1)).replace(/^@/, '')}`);
  return inert(label || target);
}
