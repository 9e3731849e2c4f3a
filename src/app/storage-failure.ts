/** What keeps the database from being read or written. */
export type StorageTrouble =
  | 'full'
  | 'locked'
  | 'unwritable'
  | 'damaged'
  | 'gone'
  | 'failing'
  | 'unreachable'
  | 'refused'
  | 'read-only'
  | 'busy';

/** Each trouble in the words that complete “the database cannot be used: …”, and what whoever runs the bot does. */
const words: Readonly<Record<StorageTrouble, { readonly what: string; readonly remedy: string }>> = {
  full: { what: 'its disk is full', remedy: 'Make room there; Firelog goes on by itself.' },
  locked: {
    what: 'another program keeps it locked',
    remedy: 'End that program; Firelog goes on by itself.',
  },
  unwritable: {
    what: 'it may not be written',
    remedy: 'Give the process write access to the file and its folder; Firelog goes on by itself.',
  },
  damaged: {
    what: 'it is damaged',
    remedy: 'Stop the bot and put a backup in its place: `npx firelog restore <file>`.',
  },
  gone: {
    what: 'its file was moved, deleted or replaced',
    remedy: 'Put it back, or stop the bot and restore a backup: `npx firelog restore <file>`.',
  },
  unreachable: {
    what: 'its server cannot be reached',
    remedy: 'Look whether the server runs and the network leads there; Firelog goes on by itself.',
  },
  refused: {
    what: 'its server lets Firelog not in',
    remedy:
      'Type `npx firelog doctor`: it says what is wrong with the name, the password or the certificate.',
  },
  'read-only': {
    what: 'its server takes no changes, as a standby does',
    remedy: 'Have DATABASE_URL name the server that does; Firelog goes on by itself once this one does.',
  },
  busy: {
    what: 'its server did not come to it in time',
    remedy: 'Look what else keeps the server busy; Firelog goes on by itself.',
  },
  failing: { what: 'its disk fails', remedy: 'Look at the disk; Firelog goes on by itself once it is well.' },
};

/** Everything that can keep the database from being read or written. */
export const troubles = Object.keys(words) as readonly StorageTrouble[];

/**
 * The database could not be read or written, for a reason outside this program. What was to be stored is not, and may
 * be tried again as it is. Its message says what to do to whoever runs the bot.
 */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
  /** What is wrong in a few words: `its disk is full`. */
  readonly what: string;

  /** @param code the database's or the system's own name of what is wrong: `SQLITE_FULL` */
  constructor(
    readonly trouble: StorageTrouble,
    readonly code: string,
    options?: ErrorOptions,
  ) {
    const { what, remedy } = words[trouble];
    super(`The database cannot be used: ${what} (${code}). ${remedy}`, options);
    this.what = what;
  }
}
