import type { PersonId } from '../../domain/person';
import type { Source } from '../../domain/source';
import { inPlainText } from '../../domain/text/plain-text';
import { masked } from '../../domain/text/secrets/masked';
import type { Wording } from '../../domain/text/wording';
import { toIso } from '../../domain/time/instant';
import type { DocumentSettings } from '../draft/draft';

/** What a record needs besides the incident itself. */
export interface RecordContext {
  /** The workspace's id. */
  readonly team: string;
  /** The name of a person, or the id where nobody knows the name. */
  readonly nameOf: (person: PersonId) => string;
  /** The web address of a message; undefined where the workspace's address is not known. */
  readonly linkTo: (source: Source) => string | undefined;
  /** What the workspace calls the command and its emoji. */
  readonly settings: DocumentSettings;
  /** What looks like a secret and is written all the same. */
  readonly shown?: ReadonlySet<string>;
}

/** A message: its channel, its own timestamp as Slack gives it, and its thread's for a reply. */
export interface RecordedSource {
  readonly channel: string;
  readonly message: string;
  readonly thread: string | null;
  readonly link: string | null;
}

/** What somebody wrote, as one string with names in place of ids; null where nobody wrote anything. */
export function recordedText(
  wording: Wording | undefined,
  { nameOf, shown }: Pick<RecordContext, 'nameOf' | 'shown'>,
): string | null {
  const text = inPlainText(masked(wording ?? [], shown), nameOf);
  return text === '' ? null : text;
}

/** Where something was said. */
export function recordedSource(source: Source | undefined, context: RecordContext): RecordedSource | null {
  if (source === undefined) return null;
  const { channel, message, thread = null } = source;
  return { channel, message, thread, link: context.linkTo(source) ?? null };
}

/** ISO 8601 in UTC with microseconds; null for what is not known. */
export function isoOf(at: Parameters<typeof toIso>[0] | undefined): string | null {
  return at === undefined ? null : toIso(at);
}
