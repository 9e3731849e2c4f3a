import type { About, Entry } from '../../domain/entry';
import type { Forwarding } from '../../domain/forwarded';
import type { Incident } from '../../domain/incident/incident';
import { readIncident } from '../../domain/incident-view';
import type { Milestone } from '../../domain/milestone';
import type { Author, PersonId } from '../../domain/person';
import { toIso } from '../../domain/time/instant';
import { withEarlierWordings } from '../../domain/timeline/earlier-wordings';
import { type RecordContext, type RecordedSource, recordedSource, recordedText } from './record-context';

/** What a line is about: `is` says which kind, the other fields what belongs to it. */
export type RecordedAbout = { readonly is: About['type'] } & RecordedDetails<About>;

type RecordedDetails<A extends About> = A extends { readonly type: 'verdict' }
  ? Omit<A, 'type' | 'assumption'> & { readonly assumption: string | null }
  : Omit<A, 'type'>;

/** A line of the timeline. */
export interface RecordedEntry {
  /** Names the line within its incident, the same in every export. */
  readonly key: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly about: readonly RecordedAbout[];
  /** The milestones that this line sets. */
  readonly milestones: readonly Milestone[];
  readonly text: string | null;
  /** The wording before the first edit, where there was one. */
  readonly firstWording: string | null;
  readonly author: Author | null;
  readonly recorders: readonly PersonId[];
  readonly source: RecordedSource | null;
  readonly isDeleted: boolean;
  /** Who forwarded it, and the address at which its author said it; only where it was forwarded. */
  readonly forwarded?: Forwarding;
  /** Whether it happened about then. */
  readonly isApproximate: boolean;
}

/** Everything that happened, in the order in which it happened. */
export function recordedTimeline(incident: Incident, context: RecordContext): readonly RecordedEntry[] {
  return withEarlierWordings(readIncident(incident).timeline, context.settings.earlierWordings).map((entry) =>
    entryOf(entry, context),
  );
}

function entryOf(entry: Entry, context: RecordContext): RecordedEntry {
  return {
    key: entry.key,
    occurredAt: toIso(entry.occurredAt),
    recordedAt: toIso(entry.recordedAt),
    about: entry.about.map((about) => aboutOf(about, context)),
    milestones: entry.milestones,
    text: recordedText(entry.text, context),
    firstWording: recordedText(entry.firstWording, context),
    author: entry.author ?? null,
    recorders: entry.recorders,
    source: recordedSource(entry.source, context),
    isDeleted: entry.isDeleted,
    ...(entry.forwarded !== undefined && { forwarded: entry.forwarded }),
    isApproximate: entry.isApproximate === true,
  };
}

function aboutOf({ type, ...details }: About, context: RecordContext): RecordedAbout {
  if (!('assumption' in details)) return { is: type, ...details };
  return { is: type, ...details, assumption: recordedText(details.assumption, context) };
}
