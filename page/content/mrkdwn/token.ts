import { followable, type Inline, unescaped } from './tree';

/** What a token in angle brackets stands for, given without the brackets; undefined if it is no token of Slack's. */
export function readToken(token: string): Inline | undefined {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? undefined : unescaped(token.slice(bar + 1));
  switch (target.charAt(0)) {
    case '@':
      return named('person', target.slice(1), label);
    case '#':
      return named('channel', target.slice(1), label);
    case '!':
      return special(target.slice(1), label);
    default:
      return link(unescaped(target), label);
  }
}

function named(
  type: 'person' | 'channel' | 'group',
  id: string,
  label: string | undefined,
): Inline | undefined {
  if (!/^[A-Z0-9]{1,30}$/.test(id)) return undefined;
  return { type, id, ...(label ? { label: label.replace(/^[@#]/, '') } : {}) };
}

function special(target: string, label: string | undefined): Inline | undefined {
  if (target === 'here' || target === 'channel' || target === 'everyone')
    return { type: 'broadcast', range: target };
  const [kind, first = '', format = '', ...rest] = target.split('^');
  if (kind === 'subteam') return named('group', first, label);
  if (kind === 'date') return date(first, format, rest.join('^'), label ?? '');
  return label === undefined || label === '' ? undefined : { type: 'text', text: label };
}

function date(seconds: string, format: string, address: string, fallback: string): Inline | undefined {
  if (!/^-?\d{1,13}$/.test(seconds) || format === '') return undefined;
  const url = followable(unescaped(address));
  return {
    type: 'date',
    seconds: Number(seconds),
    format: unescaped(format),
    ...(url ? { url } : {}),
    fallback,
  };
}

function link(address: string, label: string | undefined): Inline | undefined {
  const url = followable(address);
  if (url === undefined) return undefined;
  const text = label || address.replace(/^mailto:/i, '');
  return { type: 'link', url, inside: [{ type: 'text', text }] };
}
