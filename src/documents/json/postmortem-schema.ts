import { z } from 'zod';
import { findingSeverities } from '../../domain/findings/finding';
import { milestones } from '../../domain/milestone';
import { address, assumption, from, holder, line, material, saidBy, text, words } from './schema-parts';

/** The version of the form: another one where something means something else, or is gone. What is added needs none. */
export const postmortemVersion = 1;

const told = z
  .strictObject({
    text: words.describe('What somebody wrote about it'),
    marked: z
      .array(z.strictObject({ text: words, by: saidBy }))
      .describe('Where nobody did: what was marked during the incident'),
    isKnown: z.boolean(),
    from,
  })
  .meta({ id: 'told' });

const escalation = z.strictObject({
  name: z.string(),
  from: z.string(),
  to: z.string(),
  at: z.string(),
  link: address,
  askedBy: z.string().nullable(),
  reason: words,
  calls: z.array(z.strictObject({ to: z.string(), at: z.string(), after: z.string().nullable() })),
  stopped: z.strictObject({ at: z.string(), by: z.string().nullable() }).nullable(),
  acknowledged: z
    .strictObject({
      at: z.string(),
      after: z.string().nullable(),
      by: saidBy,
      onBehalfOf: z.string().nullable(),
    })
    .nullable(),
});

const task = z.strictObject({
  name: z.string(),
  text: words,
  owner: z.string().nullable(),
  due: z.string().nullable().describe('2026-12-01'),
  tags: z.array(z.string()).describe('Its priority and what it is for'),
  priority: z.string().nullable(),
  link: address,
  isDone: z.boolean(),
  isDropped: z.boolean(),
  outcome: z
    .strictObject({
      kind: z.enum(['open', 'done', 'dropped']),
      day: z.string(),
      isAtLatest: z.boolean(),
      by: saidBy,
      reason: words,
    })
    .nullable(),
});

const summary = z.strictObject({
  text: words,
  start: z.string().nullable().describe('When impact started: 2023-11-08 15:00 EAT'),
  end: z.string().nullable().describe('When it was resolved'),
  zone: z.string(),
  duration: z.string().nullable(),
  windows: z
    .array(
      z.strictObject({ from: z.string(), until: z.string().nullable(), duration: z.string().nullable() }),
    )
    .describe('The impact windows, where there are several'),
  from,
  impact: words,
  impactFrom: from,
  share: words,
  shareFrom: from,
  numbers: z.array(z.strictObject({ label: z.string(), value: text, from })),
  rootCause: words.describe('Its first sentence'),
  leads: z.array(holder),
  roles: z.array(z.strictObject({ name: z.string(), holders: z.array(holder) })),
  tookPart: z.string().nullable(),
  services: z.string().nullable(),
  fields: z.array(z.strictObject({ label: z.string(), value: words })),
});

const timeline = z.strictObject({
  zone: z.string(),
  clockChange: z
    .strictObject({ date: z.string(), from: z.string(), to: z.string(), name: z.string() })
    .nullable(),
  severalDays: z.boolean(),
  days: z.array(z.strictObject({ date: z.string(), weekday: z.string(), lines: z.array(line) })),
});

const detection = z.strictObject({
  isKnown: z.boolean(),
  at: z.string().nullable(),
  delay: z.strictObject({ span: z.string(), isBefore: z.boolean() }).nullable(),
  isAtOnce: z.boolean(),
  how: words,
  message: z.strictObject({ text: words, material, by: saidBy, markers: z.array(z.string()) }).nullable(),
  timeGivenBy: saidBy,
});

const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/)
  .nullable()
  .meta({ id: 'instant', description: 'In UTC, to the microsecond; null where nobody knows' });

/** What a draft shows, as data. */
export const draftSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  severity: z.string(),
  status: z.string(),
  isDrill: z.boolean(),
  isPrivate: z.boolean(),
  revision: z.number().int(),
  renderedAt: z.string(),
  changes: z
    .strictObject({
      since: z.number().int(),
      lines: z.array(z.strictObject({ what: z.string(), by: z.string().nullable() })),
    })
    .nullable()
    .describe('What is another since an earlier revision, and by whom'),
  review: z
    .strictObject({
      state: z.enum(['draft', 'in review', 'published']),
      since: z.string().nullable().describe('Since when it is in review'),
      owner: z.string().nullable().describe('Who sees to it that it is reviewed and published'),
      reviewers: z.array(z.strictObject({ name: z.string(), said: z.string() })),
      publishedAt: z.string().nullable(),
      publishedBy: z.string().nullable(),
      link: z.string().nullable().describe('Where it was published'),
      isChangedSince: z.boolean().describe('Whether something was recorded after it was published'),
    })
    .nullable()
    .describe('Where it stands in its review; null while it is a draft and nothing else'),
  summary,
  timeline,
  detection,
  assumptions: z.strictObject({
    confirmed: z.array(assumption),
    partlyRight: z.array(assumption),
    ruledOut: z.array(assumption),
    open: z.array(assumption),
  }),
  escalations: z.array(escalation),
  cause: z.strictObject({
    trigger: told,
    triggeredAt: z.string().nullable(),
    rootCause: told,
    factors: told,
    resolution: told,
    temporaryFix: words,
    permanentFix: words,
  }),
  measures: z.strictObject({
    wentWell: words,
    wentWrong: words,
    lucky: words,
    lessons: words,
    improvements: z.array(words),
    tasks: z.array(task),
    openTasks: z.number().int().describe('How many of them are still to be done'),
  }),
  durations: z.array(
    z.strictObject({
      name: z.string(),
      from: z.string(),
      formula: z.string(),
      value: z.string().nullable().describe('105 min (1 h 45 min); null where an end is not known'),
      isBefore: z.boolean().describe('Whether the second end came first'),
      isOfFirst: z.boolean().describe('Whether it is that of the first of several impact windows'),
    }),
  ),
  responders: z
    .array(z.strictObject({ person: z.string(), roles: z.string().nullable() }))
    .describe('Everybody who took part'),
  updates: z
    .array(z.strictObject({ text: words, at: z.string(), by: saidBy }))
    .describe('What stakeholders were told'),
  supporting: z.array(z.strictObject({ name: z.string(), at: z.string(), by: saidBy, text: words })),
  links: z.array(z.strictObject({ text, from })),
  findings: z.array(
    z.strictObject({
      id: z.string(),
      severity: z.enum(findingSeverities),
      place: z.string(),
      sentence: text,
    }),
  ),
});

/** A draft as a document of its own: what it shows, in its words, and when each milestone was reached. */
export const postmortemSchema = z
  .strictObject({
    format: z.literal('firelog postmortem'),
    version: z.literal(postmortemVersion),
    zone: z.string().describe('The zone of all its times, by its IANA name'),
    milestones: z.strictObject(
      Object.fromEntries(milestones.map((milestone) => [milestone, instant])) as Record<
        (typeof milestones)[number],
        typeof instant
      >,
    ),
    ...draftSchema.shape,
  })
  .meta({ title: 'A postmortem draft of Firelog' });

/** A draft as a document of its own. */
export type PostmortemDocument = z.infer<typeof postmortemSchema>;
