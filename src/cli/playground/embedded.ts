import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Playground, type PlaygroundOptions } from '../../playground/playground';
import { NoWorkspace } from '../../playground/state/state-file';
import { manifestFor } from '../../slack/manifest';
import { errorCode } from '../../storage/failure/error-code';
import { belongings } from '../../storage/sqlite/files';
import { CommandFailed, complain } from '../output';

/** Who is in the playground's workspace at first. */
const cast = [
  { name: 'amina', realName: 'Amina Wanjiru', title: 'On call, Operations', timezone: 'Africa/Nairobi' },
  { name: 'baraka', realName: 'Baraka Otieno', title: 'Backend developer', timezone: 'Africa/Nairobi' },
  { name: 'chebet', realName: 'Chebet Koech', title: 'Database administrator', timezone: 'Europe/London' },
  { name: 'david', realName: 'David Mwangi', title: 'Customer support', timezone: 'America/New_York' },
] as const;

/** Where the playground is kept that the bot runs in without tokens, below the working directory. */
export const playgroundFolder = join('data', 'playground');

const workspaceFile = 'workspace.json';
const databaseFile = 'firelog.db';

/** The bot's database in a playground's folder. */
export function playgroundDatabase(folder: string): string {
  return join(folder, databaseFile);
}

/** A playground whose workspace and whose bot's database live together in one folder. */
export interface Embedded {
  readonly playground: Playground;
  readonly databaseUrl: string;
}

/** What the bot's settings say, and where the playground is found. */
export interface EmbeddedOptions
  extends Pick<PlaygroundOptions, 'port' | 'sharedServer' | 'controller' | 'page'> {
  command: string;
  announcements: string;
}

/** Opens the playground in a folder, as it was left there, or new with a cast and its channels. */
export async function openEmbedded(
  folder: string,
  { command, announcements, ...where }: EmbeddedOptions,
): Promise<Embedded> {
  const stateFile = join(folder, workspaceFile);
  const database = playgroundDatabase(folder);
  await makeFolder(folder);
  // One without the other would be a bot that remembers channels nobody has, or has forgotten those that are there.
  if (existsSync(stateFile) !== existsSync(database)) await setAside(folder);
  const isNew = !existsSync(stateFile);
  const manifest = manifestFor({ command });
  const playground = await Playground.start({ manifest, stateFile, ...where }).catch((error: unknown) => {
    if (!(error instanceof NoWorkspace)) throw error;
    throw new CommandFailed(`${stateFile} is damaged. Delete the folder ${folder} to start over.`);
  });
  if (isNew) furnish(playground, announcements);
  return { playground, databaseUrl: `sqlite:${database}` };
}

/** What the playground itself puts into its folder. */
const own = [
  workspaceFile,
  `${workspaceFile}.tmp`,
  databaseFile,
  ...belongings.map((each) => databaseFile + each),
];

/** Removes the workspace and the bot's database, and nothing else that lies in the folder. */
export async function clearPlayground(folder: string): Promise<void> {
  for (const name of await ownFiles(folder)) await rm(join(folder, name), { force: true });
}

/** Puts what is there out of the way, where somebody may still want it. */
async function setAside(folder: string): Promise<void> {
  const kept = join(folder, `kept-${new Date().toISOString().replace(/[:.]/g, '-')}`);
  await mkdir(kept, { mode: 0o700 });
  for (const name of await ownFiles(folder)) await rename(join(folder, name), join(kept, name));
  complain(
    `${folder} held a workspace or a database without the other. It is kept in ${kept}, and a new one begins.`,
  );
}

async function ownFiles(folder: string): Promise<readonly string[]> {
  const present = existsSync(folder) ? await readdir(folder) : [];
  return present.filter((name) => own.includes(name));
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    if (!/^(EEXIST|ENOTDIR)$/.test(errorCode(error))) throw error;
    throw new CommandFailed(`${folder} is no folder. Move it away to start the playground.`);
  }
}

function furnish(playground: Playground, announcements: string): void {
  const members = cast.map((person) => playground.addPerson(person).id);
  const channels = new Set(['general', announcements, 'ops']);
  const known = playground.channels().map((channel) => channel.name);
  for (const name of channels) {
    if (!known.includes(name)) playground.addChannel({ name, members });
  }
}
