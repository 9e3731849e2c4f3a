/** The shapes of Slack's ids. What has none of them is words: it could hold anything. */

/** The id of a person or a program, within a pattern. */
export const PERSON_ID = '[UW][A-Z0-9]+';

const person = new RegExp(`^${PERSON_ID}$`);
const channel = /^[CDG][A-Z0-9]+$/;
const group = /^S[A-Z0-9]+$/;

/** Somebody who is mentioned, within a pattern: `<@U012AB3CD>` or `<@U012AB3CD|amina>`. */
export const MENTION = String.raw`<@${PERSON_ID}(?:\|[^<>]*)?>`;

/** Whether it is the id of a person or a program. */
export function isPersonId(id: string): boolean {
  return person.test(id);
}

/** Whether it is the id of a channel, or of direct messages. */
export function isChannelId(id: string): boolean {
  return channel.test(id);
}

/** Whether it is the id of a user group. */
export function isGroupId(id: string): boolean {
  return group.test(id);
}

/** Whether it is the id of a channel or a user group, and no person's. */
export function isPlaceId(id: string): boolean {
  return isChannelId(id) || isGroupId(id);
}
