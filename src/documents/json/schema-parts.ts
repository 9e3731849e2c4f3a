import { z } from 'zod';
import { milestones } from '../../domain/milestone';
import { statuses } from '../../domain/status';

// What several parts of a draft as data are made of.

export const text = z
  .strictObject({
    markdown: z.string().describe('As Markdown (CommonMark with tables and strikethrough)'),
    text: z.string().describe('The same without signs'),
  })
  .meta({ id: 'text', description: 'What somebody wrote' });

export const words = text.nullable();
export const address = z.string().nullable().describe('Where its message is');

const namedLink = z
  .strictObject({ name: z.string(), link: address })
  .meta({ id: 'namedLink', description: 'Somebody, and a message of theirs' });

const somebody = z
  .strictObject({
    name: z.string().nullable(),
    link: address,
    forwarded: namedLink.nullable().describe('Who forwarded it, where it was said elsewhere'),
    forwards: namedLink.nullable().describe('Whose message they forwarded with words of their own'),
  })
  .meta({ id: 'somebody', description: 'Who said or did it' });

export const saidBy = somebody.nullable().meta({ id: 'saidBy', description: 'Who said or did it' });

export const from = z.array(somebody).describe('The messages from which it was taken, where nobody wrote it');

export const material = z
  .strictObject({ name: z.string(), anchor: z.string() })
  .nullable()
  .describe('Where the words stand whole, if not here: S1');

export const holder = z
  .strictObject({ person: z.string(), from: z.string(), until: z.string().nullable() })
  .meta({ id: 'holder', description: 'Who had a role from when to when; until is null where to the end' });

const verdict = z
  .strictObject({
    kind: z.enum(['confirmed', 'ruled out', 'partly right']),
    at: z.string(),
    isAtLatest: z.boolean().describe('Whether it was settled by then, and nobody knows when'),
    after: z.string().nullable(),
    by: saidBy,
    evidence: words,
  })
  .meta({ id: 'verdict' });

export const assumption = z
  .strictObject({
    name: z.string(),
    text: words,
    openedAt: z.string(),
    by: saidBy,
    settled: verdict.nullable(),
    earlier: z.array(verdict),
  })
  .meta({ id: 'assumption' });

const named = { name: z.string() };

const tag = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('milestone'), milestone: z.enum(milestones) }),
    z.strictObject({ kind: z.literal('declared'), severity: z.string() }),
    z.strictObject({ kind: z.literal('root cause') }),
    z.strictObject({ kind: z.literal('assumption'), ...named }),
    z.strictObject({
      ...{
        kind: z.literal('verdict'),
        ...named,
        verdict: z.enum(['confirmed', 'ruled out', 'partly right']),
      },
      assumption: text,
    }),
    z.strictObject({ kind: z.literal('escalation'), ...named, from: z.string(), to: z.string() }),
    z.strictObject({ kind: z.literal('rung called'), ...named, to: z.string() }),
    z.strictObject({ kind: z.literal('calling stopped'), ...named }),
    z.strictObject({ kind: z.literal('acknowledgement'), ...named, onBehalfOf: z.string().nullable() }),
    z.strictObject({ kind: z.literal('status'), to: z.enum(statuses) }),
    z.strictObject({ kind: z.literal('severity'), from: z.string(), to: z.string() }),
    z.strictObject({ kind: z.literal('update'), promisedFor: z.string().nullable() }),
    z.strictObject({ kind: z.literal('reopened') }),
    z.strictObject({
      ...{ kind: z.literal('role'), role: z.string(), person: z.string() },
      former: z.string().nullable(),
    }),
    z.strictObject({ kind: z.enum(['role left', 'role declined']), role: z.string(), person: z.string() }),
  ])
  .meta({ id: 'tag', description: 'What a line is, besides the words in it' });

export const line = z
  .strictObject({
    time: z.string().describe('On the clock of the zone: 15:05, 15:05:12, ≈15:05'),
    tags: z.array(tag),
    text: words,
    material,
    by: saidBy,
    markers: z.array(z.string()).describe('Who marked the message of a program'),
    isMilestone: z.boolean().describe('Whether a milestone was reached'),
    isGivenTime: z.boolean().describe('Whether somebody gave the time of a milestone'),
    firstWording: words,
    isDeleted: z.boolean(),
    isAtLatest: z.boolean(),
  })
  .meta({ id: 'line', description: 'A line of the timeline' });
