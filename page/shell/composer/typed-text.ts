import type { Reader } from '../../content/reader';

/** A message's text as a person would type it, for editing: mentions by handle, channels by name, entities as signs. */
export function typedText(
  text: string,
  { people, userGroups, channels }: Pick<Reader, 'people' | 'userGroups' | 'channels'>,
): string {
  return text
    .replace(/<@(\w+)(?:\|[^<>]*)?>/g, (token, id: string) => (people[id] ? `@${people[id].name}` : token))
    .replace(/<!subteam\^(\w+)(?:\|[^<>]*)?>/g, (token, id: string) =>
      userGroups[id] ? `@${userGroups[id].handle}` : token,
    )
    .replace(/<#(\w+)(?:\|([^<>]*))?>/g, (token, id: string, label?: string) => {
      const name = channels.find((channel) => channel.id === id)?.name ?? label;
      return name ? `#${name}` : token;
    })
    .replace(/<!(here|channel|everyone)(?:\|[^<>]*)?>/g, '@$1')
    .replace(/<((?:https?|mailto):[^|<>]+)(?:\|[^<>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
