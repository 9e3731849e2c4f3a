import type { Channel, WorkspaceState } from '../state/state';

/** The three characters that mrkdwn reserves, escaped; nothing else is. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

const BROADCASTS = new Set(['channel', 'here', 'everyone']);
const CODE = /(```[\s\S]*?```|`[^`\n]+`)/;
const URL = /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)\]}'"]/g;
/** No channel, group or member has a longer name. Source: docs.slack.dev, conversations.create. */
const LONGEST_NAME = 80;
/** A name after `@` or `#` that does not stand inside a word or an address. */
const NAME = /(?<![\w@#/&.<^|])([@#])([\p{L}\p{N}][\p{L}\p{N}._-]*)/gu;

/**
 * Where names are turned into `<…>` tokens. In messages Slack gives ids alone; in commands members and public channels have
 * their names beside them; what an app lets Slack find in its own text has names too.
 */
type Where = 'message' | 'command' | 'app';

/**
 * What somebody typed, as Slack stores it: entities escaped, addresses, members, groups and channels turned into
 * `<…>` tokens. Names that nobody has stay as they are, and so does everything inside code.
 */
export function encodeTyped(state: WorkspaceState, text: string, where: Where = 'message'): string {
  return text
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? escapeText(part) : encodePlain(state, part, where)))
    .join('');
}

function encodePlain(state: WorkspaceState, text: string, where: Where): string {
  let encoded = '';
  let end = 0;
  for (const match of text.matchAll(URL)) {
    encoded += linkNames(state, escapeText(text.slice(end, match.index)), where);
    encoded += `<${escapeText(match[0])}>`;
    end = match.index + match[0].length;
  }
  return encoded + linkNames(state, escapeText(text.slice(end)), where);
}

/** Text that is mrkdwn already, with the names in it turned into mentions and channel links. */
export function linkNames(state: WorkspaceState, text: string, where: Where = 'app'): string {
  return text.replace(NAME, (whole, sign: string, typed: string) => {
    // The longest name wins; what it leaves over (a full stop at the end of a sentence) stays text.
    for (let length = Math.min(typed.length, LONGEST_NAME); length > 0; length -= 1) {
      if (!isNameEnd(typed, length)) continue;
      const name = typed.slice(0, length);
      const token = sign === '@' ? mention(state, name, where) : channelLink(state, name, where);
      if (token !== undefined) return token + typed.slice(length);
    }
    return whole;
  });
}

function isNameEnd(typed: string, length: number): boolean {
  return length === typed.length || /[._-]/.test(typed.charAt(length));
}

/** The token for what follows an `@`, if anybody has that name. */
function mention(state: WorkspaceState, name: string, where: Where): string | undefined {
  if (BROADCASTS.has(name)) return `<!${name}>`;
  const person = Object.values(state.people).find(
    (candidate) => candidate.name === name && !candidate.deactivated,
  );
  if (person) return where === 'command' ? `<@${person.id}|${person.name}>` : `<@${person.id}>`;
  const group = Object.values(state.userGroups).find((candidate) => candidate.handle === name);
  return group && `<!subteam^${group.id}${where === 'app' ? `|@${group.handle}` : ''}>`;
}

function channelLink(state: WorkspaceState, name: string, where: Where): string | undefined {
  const channel = Object.values(state.channels).find((candidate) => isNamed(candidate, name));
  if (!channel) return undefined;
  // Who may not see a private channel must not read its name either.
  return `<#${channel.id}|${channel.kind === 'public' && where !== 'message' ? channel.name : ''}>`;
}

function isNamed(channel: Channel, name: string): boolean {
  return channel.name === name && (channel.kind === 'public' || channel.kind === 'private');
}
