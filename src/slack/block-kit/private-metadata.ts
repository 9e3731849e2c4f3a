import { z } from 'zod';
import { sections } from '../../domain/section';
import { instant } from '../../domain/time/instant';
import { parseZone, type Zone } from '../../domain/time/zone';
import { Refusal } from '../../errors';
import { timestamp } from '../payloads/timestamp';

/** A message without its words, which have no room in a view, and the zone in which its time was shown, if it was. */
const message = z.strictObject({
  channel: z.string(),
  message: timestamp,
  thread: timestamp.optional(),
  author: z.union([z.strictObject({ person: z.string() }), z.strictObject({ bot: z.string() })]).optional(),
  zone: z.string().transform(zoneIn).optional(),
});

const schema = z.strictObject({
  /** The number of the incident that the form was opened for. */
  incident: z.int().min(1).max(999_999_999).optional(),
  /** The key of the entry that is changed. */
  entry: z.string().optional(),
  /** The number of the follow-up that it is about. */
  followUp: z.int().min(1).max(999_999_999).optional(),
  /** The number of the review that was asked for. */
  review: z.int().min(1).max(999_999_999).optional(),
  /** The position in the log of the last update that there was when the form was opened; 0 where there was none. */
  update: z.int().min(0).max(999_999_999).optional(),
  /** The section of the postmortem that is written, and how: below what stands there, or anew from nothing. */
  section: z.enum(sections).optional(),
  writing: z.enum(['below', 'anew']).optional(),
  /** Digests of what stood in the sections that it asks for when it was opened. */
  standing: z.partialRecord(z.enum(sections), z.string().max(20)).optional(),
  /** The sections that were put otherwise before the form was shown again. */
  retyped: z.array(z.enum(sections)).optional(),
  /** When the incident was closed, where that was not just now. */
  closedAt: z.int().transform(instant).optional(),
  /** The channel in which the form was asked for. */
  from: z.string().optional(),
  message: message.optional(),
  /** The address at which the person can be answered. */
  respondAt: z.string().optional(),
});

/** The message that a form is about. */
export type CarriedMessage = z.infer<typeof message>;

/** What a modal carries along unseen, as its `private_metadata`. It comes back from outside, so it can be forged. */
export type ModalMetadata = z.infer<typeof schema>;

/** The `private_metadata` of a view. Slack takes 3,000 characters. */
export function writeMetadata(metadata: ModalMetadata): string {
  return JSON.stringify(metadata);
}

/** What a view carried. Refuses whatever this version did not write. */
export function readModalMetadata(text: string): ModalMetadata {
  const read = schema.safeParse(jsonIn(text));
  if (!read.success) throw unreadableForm();
  return read.data;
}

/** The refusal of a form that does not carry what it needs. */
export function unreadableForm(): Refusal {
  return new Refusal(
    'unreadable-form',
    'Firelog cannot read what this form is about, perhaps because it was updated meanwhile. Copy what you typed, close the form and open it again.',
  );
}

function zoneIn(text: string, context: z.RefinementCtx): Zone {
  try {
    return parseZone(text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    context.addIssue({ code: 'custom', message: error.code });
    return z.NEVER;
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
