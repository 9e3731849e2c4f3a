import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { WorkspaceState } from './state';

const VERSION = 1;
const QUIET_MS = 250;
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

/** Keeps a workspace in a JSON file: written whole, some moments after the last change, and never half. */
export class StateFile {
  private timer: NodeJS.Timeout | undefined;
  /** How long the last writing took, in real milliseconds. */
  private took = 0;

  constructor(
    private readonly path: string,
    private readonly current: () => WorkspaceState,
  ) {}

  /** The stored workspace; undefined when there is no file yet. Throws when the file holds something else. */
  static read(path: string): WorkspaceState | undefined {
    if (!existsSync(path)) return undefined;
    const stored = Stored.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (!stored.success)
      throw new Error(`${path} does not hold a playground workspace; move it away to start anew.`);
    return stored.data.state;
  }

  /** Says that there is something to store. */
  changed(): void {
    if (this.timer) return;
    this.timer = setTimeout(() => this.write(), Math.max(QUIET_MS, SELDOM * this.took));
    this.timer.unref();
  }

  /** Stores at once. */
  write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const began = performance.now();
    mkdirSync(dirname(this.path), { recursive: true });
    const half = `${this.path}.tmp`;
    // The tokens in it are good for this playground only, but nobody else needs to read them.
    writeFileSync(half, JSON.stringify({ version: VERSION, state: this.current() }), { mode: 0o600 });
    renameSync(half, this.path);
    this.took = performance.now() - began;
  }
}
