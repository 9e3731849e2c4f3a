import type { Welcome } from '../../../src/playground/page/contract';

/** Something that what is typed may become. */
export interface Candidate {
  readonly kind: 'command' | 'person' | 'group' | 'channel' | 'emoji';
  /** What stands in the text afterwards, in place of what was typed. */
  readonly insert: string;
  readonly label: string;
  readonly note: string;
  /** The person or the emoji, for the picture beside it. */
  readonly of?: string;
}

/** What may be completed at the caret, and where it begins in the text. */
export interface Completion {
  readonly from: number;
  readonly candidates: readonly Candidate[];
}

/** What completion draws on. */
export interface Words
  extends Pick<Welcome, 'app' | 'builtIns' | 'people' | 'userGroups' | 'channels' | 'me'> {
  findEmoji(prefix: string, most: number): readonly { readonly name: string; readonly char: string }[];
}

/** As many are offered at once. */
const MAX_COUNT = 8;

/** What the word before the caret may become: a command, a person, a channel or an emoji. */
export function completionAt(text: string, caret: number, words: Words): Completion | undefined {
  const before = text.slice(0, caret);
  if (/^\/[\w-]*$/.test(before)) return offer(0, commandsLike(before, words));
  const typed = /(?:^|[\s(])([@#:])([\p{L}\p{N}_.+'-]*)$/u.exec(before);
  if (typed === null) return undefined;
  const [, sign = '', word = ''] = typed;
  const from = caret - word.length - 1;
  if (sign === '@') return offer(from, [...peopleLike(word, words), ...groupsLike(word, words)]);
  if (sign === '#') return offer(from, channelsLike(word, words));
  return word.length < 2 ? undefined : offer(from, emojiLike(word, words));
}

/** The command that a line begins with, once its name is typed out: its usage is worth showing then. */
export function commandIn(text: string, { app, builtIns }: Pick<Words, 'app' | 'builtIns'>) {
  const [name] = text.split(/\s/, 1);
  return name !== undefined && /^\/\S+\s/.test(text)
    ? [...app.commands, ...builtIns].find(({ command }) => command === name)
    : undefined;
}

function offer(from: number, candidates: readonly Candidate[]): Completion | undefined {
  return candidates.length === 0 ? undefined : { from, candidates: candidates.slice(0, MAX_COUNT) };
}

function commandsLike(typed: string, { app, builtIns }: Words): Candidate[] {
  return [...app.commands, ...builtIns]
    .filter(({ command }) => command.startsWith(typed))
    .map(({ command, usageHint, description }) => ({
      kind: 'command',
      insert: `${command} `,
      label: `${command} ${usageHint}`.trim(),
      note: description,
    }));
}

function peopleLike(word: string, { people, me }: Words): Candidate[] {
  return Object.values(people)
    .filter(({ deactivated, name, realName }) => !deactivated && isLike(word, name, realName))
    .sort(
      (one, other) => Number(one.id === me) - Number(other.id === me) || one.name.localeCompare(other.name),
    )
    .map(({ id, name, realName }) => ({
      kind: 'person',
      insert: `@${name} `,
      label: realName || name,
      note: `@${name}`,
      of: id,
    }));
}

function groupsLike(word: string, { userGroups }: Words): Candidate[] {
  return Object.values(userGroups)
    .filter(({ handle, name }) => isLike(word, handle, name))
    .map(({ handle, name, members }) => ({
      kind: 'group',
      insert: `@${handle} `,
      label: name,
      note: `@${handle}, ${members.length} people`,
    }));
}

function channelsLike(word: string, { channels }: Words): Candidate[] {
  return channels
    .filter(
      ({ name, kind, isArchived }) => name !== '' && !isArchived && kind !== 'mpim' && isLike(word, name),
    )
    .map(({ name, topic }) => ({
      kind: 'channel',
      insert: `#${name} `,
      label: `#${name}`,
      note: topic.value,
    }));
}

function emojiLike(word: string, { findEmoji }: Words): Candidate[] {
  return findEmoji(word.toLowerCase(), MAX_COUNT).map(({ name }) => ({
    kind: 'emoji',
    insert: `:${name}: `,
    label: `:${name}:`,
    note: '',
    of: name,
  }));
}

/** Whether a name, or a later word of it, begins with what was typed. */
function isLike(word: string, ...names: readonly string[]): boolean {
  const start = word.toLowerCase();
  return names.some((name) =>
    [name, ...name.split(/[\s._-]+/)].some((part) => part.toLowerCase().startsWith(start)),
  );
}
