import type { Playground } from '../../src/playground/playground';
import type { Channel, Message } from '../../src/playground/state/state';
import { imagesOf } from '../../src/playground/workspace/kept-files';
import type { CrashTown, LoggedEvent } from './crash-town';
import { steady } from './steady';

/**
 * Everything that lasts of what was done in a town, a line each, sorted: who is in which channel, what stands in it,
 * files, and the bot's own log, pictures and outbox. Without times, addresses and positions, in which two runs differ.
 */
export async function pictureOf(town: CrashTown): Promise<readonly string[]> {
  const { playground } = town;
  return [
    ...playground.channels().flatMap((channel) => channelLines(town, channel)),
    ...playground
      .files()
      .flatMap(({ title, content }) => [
        `file “${title}” stands`,
        ...content.split('\n').map((line) => `file “${title}”: ${line}`),
      ]),
    ...(await town.pictures()).map(
      ({ number, file_id: file, size }) => `picture of INC-${number}: ${file}, ${size} bytes`,
    ),
    ...imagesOf(playground.state).map(({ title }) => `image “${title}” stands`),
    ...canvasLines(playground.state),
    ...logLines(await town.log()),
    // The record is calm for a minute, which no run waits for.
    ...(await town.jobs())
      .filter(({ kind }) => kind !== 'rewrite-record')
      .map(({ kind, state, failure }) => `job left: ${kind}, ${state}: ${failure ?? ''}`),
  ]
    .map((line) => steady(playground, line))
    .sort();
}

/** What the second picture lacks of the first (`-`), and has beyond it (`+`). */
export function differences(expected: readonly string[], found: readonly string[]): readonly string[] {
  const left = [...found];
  const missing = expected.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return [...missing.map((line) => `- ${line}`), ...left.map((line) => `+ ${line}`)];
}

function channelLines(town: CrashTown, channel: Readonly<Channel>): readonly string[] {
  const where = channel.id;
  const messages = town.playground.messages(channel.id);
  return [
    `${where} stands, ${channel.kind}${channel.archived ? ', archived' : ''}`,
    ...channel.members.map((member) => `${where} member: ${member}`),
    `${where} topic: ${channel.topic.value}`,
    `${where} purpose: ${channel.purpose.value}`,
    ...channel.bookmarks.map(({ title, link }) => `${where} bookmark: ${title} ${link}`),
    ...messages.flatMap((message) => messageLines(where, message, messages)),
    ...channel.pins.map(
      ({ ts }) => `${where} pin: ${messages.find((each) => each.ts === ts)?.text ?? 'gone'}`,
    ),
  ];
}

function messageLines(
  where: string,
  message: Readonly<Message>,
  all: readonly Readonly<Message>[],
): readonly string[] {
  const { user, subtype, text, blocks = [], files = [], threadTs, reactions, metadata, botId } = message;
  const parent = threadTs === undefined ? '' : ` below “${all.find(({ ts }) => ts === threadTs)?.text}”`;
  const isAnswer = botId !== undefined && subtype === undefined && metadata === undefined;
  const kind = isAnswer ? 'answer' : (subtype ?? 'message');
  return [
    `${where} ${kind} of ${user}${parent}: ${text} ${JSON.stringify(blocks, withoutIds)} ${files.join(' ')}`,
    ...reactions.map(({ name, users }) => `${where} reaction: ${name} by ${users.join(', ')} on “${text}”`),
  ];
}

/** The canvases; of the record when it was written last depends on how long the bot was away. */
function canvasLines({ canvases = {} }: Playground['state']): readonly string[] {
  const standing = Object.values(canvases).filter(({ deleted }) => !deleted);
  return standing.flatMap(({ title, tab, sections, history }) => [
    `canvas “${title}” stands in ${tab}`,
    ...(title.endsWith('Postmortem')
      ? [
          `canvas “${title}” changed ${history.length} times`,
          ...sections.map(({ markdown }) => `canvas “${title}”: ${markdown}`),
        ]
      : []),
  ]);
}

/** Slack gives blocks ids of its own. */
function withoutIds(key: string, value: unknown): unknown {
  return key === 'block_id' ? undefined : value;
}

function withoutPositions(body: string): string {
  return body
    .replace(/"(fact|upTo)":\d+/g, '"$1":…')
    .replace(/"says":"[0-9a-f]+"/, '"says":"…"')
    .replace(/("promise":"[a-z ]+:)\d+/g, '$1…');
}

/**
 * A line for each fact. Of a mark the last one counts: it may be found by reading the channel, as of a moment before the
 * one at which Slack then tells of it.
 */
function logLines(log: readonly LoggedEvent[]): readonly string[] {
  const marks = new Map<string, string>();
  const lines = log.flatMap(({ number, type, body }) => {
    const where = `log of INC-${number}`;
    if (type === 'canvas-written') return [];
    // Facts refer to others by their position, which depends on what came first.
    if (type === 'promised') {
      // Whoever is called late is waited for longer, which is promised anew.
      const { promise } = JSON.parse(body);
      marks.set(`${number} ${promise}`, `${where}: promised ${withoutPositions(body)}`);
      return [];
    }
    if (type !== 'mark-set') return [`${where}: ${type} ${withoutPositions(body)}`];
    const { source, kind, emoji, person, present } = JSON.parse(body);
    const mark = `${kind} by ${emoji} of ${person}`;
    marks.set(`${source.message} ${mark}`, `${where}: ${mark} ${present ? 'stands' : 'was taken back'}`);
    return [];
  });
  return [...lines, ...marks.values()];
}
