import { minute } from '../../src/domain/time/instant';
import type { World } from '../support/world';

/** The word that stands in everything that people say of the secret incident, its title and its channel's name included. */
export const secret = /swordfish/i;

/** A private incident in full swing, and messages of its channel. */
export interface SecretIncident {
  readonly channel: string;
  /** A message that is on its timeline, with a reply. */
  readonly marked: string;
}

/**
 * Runs a private incident as amina does, with david in its channel and chebet, who was taken out again. Whatever can be
 * said is said, and everything that is said holds the secret word; baraka stays outside.
 */
export async function secretIncident(world: World): Promise<SecretIncident> {
  const channel = await declareByForm(world);
  const [amina, chebet, david] = [world.person('amina'), world.person('chebet'), world.person('david')];
  amina.channels.invite(channel, chebet.id, david.id);
  await world.turn(minute);
  await chebet.leave(channel);
  await world.settled();
  for (const line of [
    'note the note swordfish2',
    'assume the assumption swordfish3',
    'confirm A1 the evidence swordfish4',
    'assume another assumption swordfish5',
    'rule-out A2 more evidence swordfish6',
    'escalate @david the reason swordfish7',
    'escalate "Swordfish8 Networks" the reason swordfish9',
    'update the update swordfish10',
    'follow-up the task swordfish11 @baraka due tomorrow',
    'follow-up another task swordfish26 @baraka',
    'drop F2 the reason swordfish27',
    'title Swordfish12 is public',
    'service checkout',
    'no-such-command swordfish13',
    'severity swordfish14',
    'note --at swordfish15 an impossible time',
  ]) {
    await world.types('amina', channel, `/incident ${line}`);
  }
  await fillIn(world, channel);
  return { channel, marked: await talk(world, channel) };
}

/** Fills in a field, where the settings ask for some. */
async function fillIn(world: World, channel: string): Promise<void> {
  await world.types('amina', channel, '/incident fields');
  const modal = world.person('amina').modal();
  modal?.fill('field:lesson', 'the lesson swordfish28');
  await modal?.submit();
  await world.settled();
}

async function declareByForm(world: World): Promise<string> {
  const { playground } = world;
  const known = new Set(playground.channels().map(({ id }) => id));
  await world.types('amina', playground.channel('ops').id, '/incident start sev1');
  const modal = world.person('amina').modal();
  modal?.fill('title', 'Swordfish1 is in the open');
  modal?.fill('flags', ['private']);
  await modal?.submit();
  await world.settled();
  const opened = playground.channels().find(({ id, kind }) => !known.has(id) && kind === 'private');
  if (opened === undefined) throw new Error('No private channel was opened');
  return opened.id;
}

/** What people and monitors write in the channel, marked in every way; resolves to a message with a reply. */
async function talk(world: World, channel: string): Promise<string> {
  const [amina, david] = [world.person('amina'), world.person('david')];
  const marked = await amina.post(channel, 'the message swordfish16');
  const reply = await david.post(channel, 'the reply swordfish17', { thread: marked });
  const content = 'the content swordfish18';
  const file = await amina.upload(channel, { name: 'swordfish19.txt', content, title: 'Swordfish20' });
  const alert = await world.playground
    .addBot({ name: 'Monitor' })
    .post(channel, { attachments: [{ fallback: 'x', title: 'swordfish21', text: 'the alert swordfish22' }] });
  const later = await david.post(channel, 'nobody marks swordfish23');
  await world.settled();
  const marks = { [marked]: 'pushpin', [reply]: 'dart', [file]: 'fast_forward', [alert]: 'red_circle' };
  for (const [ts, emoji] of Object.entries(marks)) await amina.react(channel, ts, emoji);
  await amina.react(channel, reply, 'crystal_ball');
  await world.settled();
  await amina.edit(channel, marked, 'the edited message swordfish24');
  await amina.shortcut('add-to-timeline', { channel, ts: later });
  await world.settled();
  amina.modal()?.fill('text', 'in other words swordfish25');
  await amina.modal()?.submit();
  await world.turn(minute);
  return marked;
}
