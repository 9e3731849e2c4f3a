/** What a token in angle brackets stands for in rich text, given without the brackets; undefined where Slack has none such. */
export function readToken(token: string): ({ type: string } & Record<string, unknown>) | undefined {
  const [target = '', label] = token.split('|', 2);
  const id = target.slice(1);
  switch (target.charAt(0)) {
    case '@':
      return { type: 'user', user_id: id };
    case '#':
      return { type: 'channel', channel_id: id };
    case '!':
      return special(id);
    default:
      return linked(target, label);
  }
}

function special(target: string): { type: string } & Record<string, unknown> {
  return target.startsWith('subteam^')
    ? { type: 'usergroup', usergroup_id: target.slice('subteam^'.length) }
    : { type: 'broadcast', range: target };
}

function linked(target: string, label: string | undefined): { type: string } & Record<string, unknown> {
  const url = decoded(target);
  return label === undefined ? { type: 'link', url } : { type: 'link', url, text: decoded(label) };
}

/** Text as it was typed, from its encoded form. */
export function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
