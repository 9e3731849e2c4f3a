import { minute, second } from '../../src/domain/time/instant';
import type { World } from './world';

type Name = Parameters<World['person']>[0];

/** Declares an incident as amina in #ops, lets the whole cast join it and a minute pass; resolves to its channel's id. */
export async function declared(world: World): Promise<string> {
  const channel = await world.declare();
  await world.settled();
  for (const name of ['baraka', 'chebet', 'david'] as const) await world.person(name).join(channel);
  await world.turn(minute);
  return channel;
}

/** What came of a command: what it answered, who sees that, and what the bot said in the channel besides. */
export interface Outcome {
  readonly answer: string;
  readonly seenBy: 'the asker' | 'the channel' | 'nobody';
  /** The texts of the bot's messages in the channel that this command caused, its answer not among them. */
  readonly said: readonly string[];
}

/** Types a command and gives the bot two seconds for everything that it causes. */
export async function ask(world: World, name: Name, channel: string, line: string): Promise<Outcome> {
  const before = world.said(channel).length;
  const { acknowledged, text = '', visibility, error } = await world.person(name).command(channel, line);
  if (!acknowledged || error !== undefined) throw new Error(`${line}: ${error ?? 'not acknowledged'}`);
  await world.settled();
  await world.turn(2 * second);
  const said = world.said(channel).slice(before);
  if (text === '') return { answer: '', seenBy: 'nobody', said };
  if (visibility !== 'in_channel') return { answer: text, seenBy: 'the asker', said };
  return { answer: text, seenBy: 'the channel', said: said.filter((each) => each !== text) };
}

/** The modal that a command opens; fails when it opens none. */
export async function opened(world: World, name: Name, channel: string, line: string) {
  const { answer } = await ask(world, name, channel, line);
  const modal = world.person(name).modal();
  if (modal === undefined) throw new Error(`${line} opened no modal: ${answer}`);
  return modal;
}

/** Writes a section of the postmortem in its form, which is called by the section's key; nothing may be refused. */
export async function writes(
  world: World,
  name: Name,
  channel: string,
  { section, text }: { section: string; text: string },
): Promise<void> {
  const modal = await opened(world, name, channel, `/incident postmortem edit ${section}`);
  modal.fill(section, text);
  const { errors } = await modal.submit();
  if (Object.keys(errors).length > 0) throw new Error(`${section}: ${JSON.stringify(errors)}`);
  await world.settled();
}

/** The text that a field of a modal holds when it opens; empty where it holds none. */
export function prefilled(modal: { view: Readonly<Record<string, unknown>> }, blockId: string): string {
  const { blocks } = modal.view;
  const all: readonly unknown[] = Array.isArray(blocks) ? blocks : [];
  const field = all.find((block) => property(block, 'block_id') === blockId);
  if (field === undefined) throw new Error(`The modal has no field ${blockId}`);
  const value = property(property(field, 'element'), 'initial_value') ?? '';
  return typeof value === 'object' ? textOf(value) : String(value);
}

/** The words of rich text, a line for each part; people by their ids. */
function textOf(value: unknown): string {
  const inner = property(value, 'elements');
  if (!Array.isArray(inner)) {
    const names = ['text', 'url', 'name', 'user_id'].map((name) => property(value, name));
    return String(names.find((name) => typeof name === 'string') ?? '');
  }
  return inner.map(textOf).join(property(value, 'type') === 'rich_text' ? '\n' : '');
}

/** What a person sees of the newest message that is for them alone: all its text, the one in its blocks included. */
export function shownTo(world: World, name: Name): string {
  const newest = world.person(name).ephemerals().at(-1);
  return newest === undefined ? '' : textsIn(newest.blocks ?? newest.text).join('\n');
}

/** The newest message for somebody alone in which these words stand; fails where there is none. */
export function shownWith(world: World, name: Name, words: string): { ts: string; text: string } {
  const shown = world
    .person(name)
    .ephemerals()
    .map(({ ts, blocks, text }) => ({ ts, text: textsIn(blocks ?? text).join('\n') }));
  const found = shown.findLast(({ text }) => text.includes(words));
  if (found === undefined)
    throw new Error(`Nothing with “${words}” in ${shown.map(({ text }) => text).join('\n\n')}`);
  return found;
}

/** Every text in a value of blocks. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && !['text', 'value', 'url', 'alt_text'].includes(key) ? [] : textsIn(inner),
  );
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}

/** The form of the entry whose option holds these words, which `/incident timeline` leads amina to. */
export async function entryForm(world: World, channel: string, words: string) {
  const amina = world.person('amina');
  await world.types('amina', channel, '/incident timeline');
  await amina.press(channel, amina.ephemerals().at(-1)?.ts ?? '', { action: 'change-entry' });
  await world.settled();
  const chooser = amina.modal();
  const labels = JSON.stringify(chooser?.view.blocks).matchAll(/"text":"([^"]*)","emoji":false/g);
  const label = [...labels].map(([, text = '']) => text).find((text) => text.includes(words));
  chooser?.fill('entry', label ?? '');
  await chooser?.submit();
  await world.settled();
  return amina.modal();
}
