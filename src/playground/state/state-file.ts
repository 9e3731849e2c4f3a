import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { WorkspaceState } from './state';

const VERSION = 1;
/** A workspace that is stored so fast, in real milliseconds, is stored before anybody hears of a change. */
const AT_ONCE_MS = 25;
/** Of its time a large workspace may spend one part in so many on being stored. */
const SELDOM = 20;

const Stored = z.object({
  version: z.literal(VERSION),
  state: z.custom<WorkspaceState>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      'channels' in value &&
      'people' in value &&
      'app' in value,
  ),
});

/** A file that is there holds no workspace. */
export class NoWorkspace extends Error {
  override readonly name = 'NoWorkspace';
}

/**
 * Keeps a workspace in a JSON file, written whole and never half: before anybody hears of a change, so that a process
 * that is killed loses nothing that was seen; a large one some moments later.
 */
export class StateFile {
  #timer: NodeJS.Timeout | undefined;
  #isDue = false;
  /** How long the last writing took, in real milliseconds. */
  #took = 0;

  readonly #path: string;
  readonly #current: () => WorkspaceState;

  constructor(path: string, current: () => WorkspaceState) {
    this.#path = path;
    this.#current = current;
  }

  /** The stored workspace; undefined when there is no file yet. Throws `NoWorkspace` when the file holds something else. */
  static read(path: string): WorkspaceState | undefined {
    if (!existsSync(path)) return undefined;
    const stored = Stored.safeParse(parsed(readFileSync(path, 'utf8')));
    if (!stored.success) throw new NoWorkspace(`${path} does not hold a playground workspace.`);
    return stored.data.state;
  }

  /** Says that there is something to store. */
  changed(): void {
    if (this.#timer || this.#isDue) return;
    if (this.#took <= AT_ONCE_MS) {
      this.#isDue = true;
      // Once what is being changed is changed, and before an answer or a delivery can leave.
      queueMicrotask(() => this.#isDue && this.#attempt());
      return;
    }
    this.#timer = setTimeout(() => this.#attempt(), SELDOM * this.#took);
    this.#timer.unref();
  }

  /** A full disk takes nothing from those who are talking; the owner is told. */
  #attempt(): void {
    try {
      this.write();
    } catch (error) {
      this.#isDue = false;
      process.emitWarning(`The playground’s workspace could not be stored: ${error}`);
    }
  }

  /** Stores at once. */
  write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isDue = false;
    const began = performance.now();
    mkdirSync(dirname(this.#path), { recursive: true });
    const half = `${this.#path}.tmp`;
    // The tokens in it are good for this playground only, but nobody else needs to read them.
    writeFileSync(half, JSON.stringify({ version: VERSION, state: this.#current() }), { mode: 0o600 });
    renameSync(half, this.#path);
    this.#took = performance.now() - began;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
