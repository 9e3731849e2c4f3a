import type { KeptPicture } from '../../../src/app/pictures/pictures';
import { shownPictures } from '../../../src/app/pictures/shown-pictures';
import { fold } from '../../../src/domain/fold/fold';
import { readEvents } from '../../../src/storage/incidents/rows';
import { createPictures } from '../../../src/storage/pictures';
import { unshared } from '../../../src/storage/transactions';
import type { World } from '../../support/world';
import { Room } from '../marks/room';

type Name = Parameters<World['person']>[0];

/** Bytes that begin as a picture of a kind does, and say something that can be looked for. */
export function picture(says: string, kind: keyof typeof heads = 'png'): Buffer {
  return Buffer.concat([Buffer.from(heads[kind], 'latin1'), Buffer.from(says)]);
}

const heads = {
  png: '\x89PNG\r\n\x1a\n',
  jpg: '\xff\xd8\xff\xe0',
  gif: 'GIF89a',
  webp: 'RIFF\x10\x00\x00\x00WEBP',
} as const;

/** Somebody posts a picture, with words or without, and somebody else marks it; resolves to the message's `ts`. */
export async function posts(
  room: Room,
  file: { name?: string; content?: Buffer; title?: string } = {},
  { by = 'baraka', comment = '' }: { by?: Name; comment?: string } = {},
): Promise<string> {
  const { name = 'errors.png', content = picture('errors rise') } = file;
  const given = { name, content, ...(file.title !== undefined && { title: file.title }) };
  const ts = await room.world.person(by).upload(room.channel, given, comment);
  await room.world.settled();
  return ts;
}

/** The same, and chebet marks it. */
export async function postsAndMarks(
  room: Room,
  file: Parameters<typeof posts>[1] = {},
  by: Parameters<typeof posts>[2] = {},
): Promise<string> {
  const ts = await posts(room, file, by);
  await room.marks('chebet', ts, 'pushpin');
  return ts;
}

/** The pictures that are kept with the first incident. */
export function kept(world: World): Promise<readonly KeptPicture[]> {
  return world.stored((db) => createPictures(unshared(db)).of(ref(world)));
}

/** Those as a document shows them. */
export function shown(world: World) {
  return world.stored(async (db) => {
    const incident = fold(undefined, await readEvents(db, ref(world), 0));
    return shownPictures(incident, await createPictures(unshared(db)).of(ref(world)));
  });
}

/** What is kept, as text. */
export async function texts(world: World): Promise<readonly string[]> {
  return (await kept(world)).map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
}

function ref({ playground }: World) {
  return { team: playground.state.team.id, number: 1 };
}

export { Room };
