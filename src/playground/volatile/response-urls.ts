import { randomBytes } from 'node:crypto';
import { SlackError } from '../state/slack-error';
import type { Workspace } from '../state/workspace';

/** docs.slack.dev/interactivity/handling-user-interaction */
const MOST_USES = 5;
/** Real time; the same page. */
const LIFETIME_MS = 30 * 60_000;

/** What a `response_url` answers to. */
export interface ResponseTarget {
  channel: string;
  user: string;
  /** The message whose element was used or that the shortcut was called on. */
  original?: { ts: string; ephemeral: boolean; thread?: string | undefined };
}

interface Known extends ResponseTarget {
  uses: number;
  /** Real milliseconds, on the process's own monotonic clock. */
  expires: number;
}

/** The `response_url`s given out: five uses each, within half an hour. */
export class ResponseUrls {
  readonly #known = new Map<string, Known>();

  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** A new address for answers. */
  issue(target: ResponseTarget): string {
    const id = randomBytes(18).toString('base64url');
    this.#known.set(id, { ...target, uses: 0, expires: performance.now() + LIFETIME_MS });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= 10_000) break;
      this.#known.delete(oldest);
    }
    return `${this.#workspace.url}response/${id}`;
  }

  /** What the address answers to, as one use of it. Refuses with `expired_url` and `used_url`. */
  use(id: string): ResponseTarget {
    const known = this.#known.get(id);
    if (!known || performance.now() > known.expires) throw new SlackError('expired_url');
    if (known.uses >= MOST_USES) throw new SlackError('used_url');
    known.uses += 1;
    return known;
  }
}
