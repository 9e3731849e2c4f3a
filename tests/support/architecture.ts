import { type Import, identifiers, type SourceFile, type Texts } from './source-tree';

/** What a room of `src` (a folder, or a file that stands by itself) may import from the others. */
export type Rooms = Readonly<Record<string, readonly string[] | 'every room'>>;

/** Which rooms may import a package; a name that ends in `/` stands for all packages of a scope. */
export type Packages = Readonly<Record<string, readonly string[]>>;

/** Rooms in an order in which each may import those before it. */
export function inOrder(names: readonly string[]): Rooms {
  return Object.fromEntries(names.map((name, index) => [name, names.slice(0, index)]));
}

/** A sentence for each import that goes where its room may not, and what to do instead. */
export function wrongWays(files: readonly SourceFile[], rooms: Rooms): readonly string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    const allowed = rooms[room];
    if (allowed === undefined) {
      return [`${file.path}: nobody has said what ${room} may import; add the room to architecture.test.ts.`];
    }
    return file.imports.flatMap((each) => wrongWay(file.path, room, allowed, each));
  });
}

function wrongWay(
  path: string,
  room: string,
  allowed: readonly string[] | 'every room',
  each: Import,
): readonly string[] {
  if ('nowhere' in each)
    return [`${path} imports ${each.nowhere}, which is no file of src; import one by its path.`];
  if ('package' in each || allowed === 'every room') return [];
  const other = roomOf(each.file);
  if (other === room || allowed.includes(other)) return [];
  const may = allowed.length === 0 ? 'nothing but itself' : `only itself, ${allowed.join(', ')}`;
  return [
    `${path} imports ${each.file}; ${room} may import ${may}. ` +
      'Move what both need inwards, or take it as an argument behind a port of src/app and hand it over in main.ts.',
  ];
}

/** A sentence for each package in a room that may not know it. */
export function strayPackages(files: readonly SourceFile[], packages: Packages): readonly string[] {
  return files.flatMap((file) =>
    packagesOf(file).flatMap((name) => {
      const homes = packages[name] ?? packages[`${name.split('/')[0]}/`];
      if (homes === undefined || homes.includes(roomOf(file.path))) return [];
      return [
        `${file.path} imports ${name}; only ${homes.join(' and ')} may know it. ` +
          'Say what you need as a port of src/app and let that room implement it.',
      ];
    }),
  );
}

/** A sentence for each package of a room that may import only the listed ones. */
export function packagesBeyond(
  files: readonly SourceFile[],
  room: string,
  allowed: readonly string[],
): readonly string[] {
  return files
    .filter((file) => roomOf(file.path) === room)
    .flatMap((file) =>
      packagesOf(file)
        .filter((name) => !allowed.includes(name))
        .map(
          (name) =>
            `${file.path} imports ${name}; ${room} is pure and may import only ${allowed.join(', ')}. ` +
            'Let the caller pass in what it gives.',
        ),
    );
}

/** A sentence for each group of files that import each other in a circle; type imports count. */
export function circles(files: readonly SourceFile[]): readonly string[] {
  const next = new Map(files.map((file) => [file.path, filesOf(file)]));
  const said = new Set<string>();
  return files.flatMap(({ path }) => {
    const circle = wayBack(path, next);
    const members = circle?.slice(1).sort().join();
    if (circle === undefined || members === undefined || said.has(members)) return [];
    said.add(members);
    return [`${circle.join(' → ')} is a circle; move what they share into a file that imports none of them.`];
  });
}

/** The shortest way from a file back to itself along the imports, both ends named. */
function wayBack(start: string, next: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const path of queue) {
    for (const other of next.get(path) ?? []) {
      if (other === start) return way(start, path, cameFrom);
      if (cameFrom.has(other)) continue;
      cameFrom.set(other, path);
      queue.push(other);
    }
  }
  return undefined;
}

function way(start: string, end: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const steps = [start];
  for (let at: string | undefined = end; at !== undefined && at !== start; at = cameFrom.get(at)) {
    steps.unshift(at);
  }
  return [start, ...steps];
}

/**
 * A sentence for each group of rooms that import each other in a circle. A folder is a room; where it holds further
 * folders, each of its own files stands by itself.
 */
export function circlesOfRooms(files: readonly SourceFile[]): readonly string[] {
  const folders = new Set(files.map(({ path }) => folderOf(path)));
  const isSplit = (folder: string) =>
    [...folders].some((each) => each !== folder && folderOf(each) === folder);
  const roomOfFile = (path: string) => (isSplit(folderOf(path)) ? path : folderOf(path));
  const rooms = new Map<string, SourceFile>();
  for (const file of files) {
    const path = roomOfFile(file.path);
    const others = filesOf(file).map(roomOfFile);
    const imports = others.filter((each) => each !== path).map((each) => ({ file: each }));
    rooms.set(path, { path, lines: 0, imports: [...(rooms.get(path)?.imports ?? []), ...imports] });
  }
  return circles([...rooms.values()]);
}

/** The files of one room as a tree of their own; what they import from elsewhere is left out. */
export function inside(files: readonly SourceFile[], room: string): readonly SourceFile[] {
  const within = (path: string) => path.startsWith(`${room}/`);
  const bare = (path: string) => path.slice(room.length + 1);
  return files
    .filter(({ path }) => within(path))
    .map((file) => ({
      ...file,
      path: bare(file.path),
      imports: file.imports.flatMap((each) =>
        'file' in each && within(each.file) ? [{ file: bare(each.file) }] : [],
      ),
    }));
}

/** A sentence for each folder with more files of its own than a folder may have; lists may have any number. */
export function tooFull(
  files: readonly SourceFile[],
  most: number,
  lists: readonly string[],
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path } of files) counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
  return [...counts]
    .filter(([folder, count]) => count > most && !lists.includes(folder))
    .map(
      ([folder, count]) =>
        `${folder} has ${count} files of its own, ${most} are the most. Give those that belong together a room.`,
    );
}

/** A sentence for each retired word in the name of a file or in an identifier of it. */
export function retiredWords(texts: Texts, words: ReadonlyMap<string, string>): readonly string[] {
  return Object.entries(texts).flatMap(([path, text]) => {
    const names = new Set([path, ...identifiers(path, text)]);
    const used = new Set([...names].flatMap(wordsOf).filter((word) => words.has(word)));
    return [...used].map((word) => `${path} says ${word}; the word is ${words.get(word)}.`);
  });
}

/** The words that a name is made of, in small letters. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

/** A sentence for each file of a listed folder that its `index.ts` leaves out. */
export function unlisted(files: readonly SourceFile[], folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => {
    const inside = files.filter(({ path }) => folderOf(path) === folder);
    const list = inside.find(({ path }) => path === `${folder}/index.ts`);
    return inside
      .filter((file) => file !== list && !(list !== undefined && filesOf(list).includes(file.path)))
      .map(
        ({ path }) =>
          `${path} is not in the list of ${folder}/index.ts, so nobody will ever find it. ` +
          'Add its line there, or move it out of the folder if it is no such thing.',
      );
  });
}

/** A sentence for each file that has more lines than a file may. */
export function tooLong(files: readonly SourceFile[], most: number): readonly string[] {
  return files
    .filter(({ lines }) => lines > most)
    .map(
      ({ path, lines }) => `${path} has ${lines} lines, ${most} are the most. Split it by what it is about.`,
    );
}

/** The room of a path: its folder directly below `src`, or the file's own name. */
function roomOf(path: string): string {
  const [room = path] = path.split('/');
  return room.replace(/\.ts$/, '');
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

function filesOf(file: SourceFile): readonly string[] {
  return file.imports.flatMap((each) => ('file' in each ? [each.file] : []));
}

function packagesOf(file: SourceFile): readonly string[] {
  return file.imports.flatMap((each) => ('package' in each ? [each.package] : []));
}
