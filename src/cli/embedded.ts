import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Playground, type PlaygroundOptions } from '../playground/playground';
import { manifestFor } from '../slack/manifest';
import { CommandFailed } from './output';

/** Who is in the playground's workspace at first. */
const cast = [
  { name: 'amina', realName: 'Amina Wanjiru', title: 'On call, Operations', timezone: 'Africa/Nairobi' },
  { name: 'baraka', realName: 'Baraka Otieno', title: 'Backend developer', timezone: 'Africa/Nairobi' },
  { name: 'chebet', realName: 'Chebet Koech', title: 'Database administrator', timezone: 'Europe/London' },
  { name: 'david', realName: 'David Mwangi', title: 'Customer support', timezone: 'America/New_York' },
] as const;

/** Where the playground is kept that the bot runs in without tokens, below the working directory. */
export const playgroundFolder = join('data', 'playground');

/** The bot's database in a playground's folder. */
export function playgroundDatabase(folder: string): string {
  return join(folder, 'firelog.db');
}

/** A playground whose workspace and whose bot's database live together in one folder. */
export interface Embedded {
  readonly playground: Playground;
  readonly databaseUrl: string;
}

/** What the bot's settings say, and where the playground is found. */
export interface EmbeddedOptions extends Pick<PlaygroundOptions, 'port' | 'door' | 'director' | 'page'> {
  command: string;
  announcements: string;
}

/** Opens the playground in a folder, as it was left there, or new with a cast and its channels. */
export async function openEmbedded(
  folder: string,
  { command, announcements, ...where }: EmbeddedOptions,
): Promise<Embedded> {
  const stateFile = join(folder, 'workspace.json');
  const database = playgroundDatabase(folder);
  // One without the other would be a bot that remembers channels nobody has.
  if (!existsSync(stateFile) || !existsSync(database)) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const isNew = !existsSync(stateFile);
  const manifest = manifestFor({ command });
  const playground = await Playground.start({ manifest, stateFile, ...where }).catch((error: unknown) => {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CommandFailed(`${stateFile} is damaged. Delete the folder ${folder} to start over.`);
  });
  if (isNew) furnish(playground, announcements);
  return { playground, databaseUrl: `sqlite:${database}` };
}

function furnish(playground: Playground, announcements: string): void {
  const members = cast.map((person) => playground.addPerson(person).id);
  const channels = new Set(['general', announcements, 'ops']);
  const known = playground.channels().map((channel) => channel.name);
  for (const name of channels) {
    if (!known.includes(name)) playground.addChannel({ name, members });
  }
}
