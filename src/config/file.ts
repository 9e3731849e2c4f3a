import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { markKinds } from '../domain/mark-kind';
import { severities } from '../domain/severity';

/** Takes a sentence about a mistake in the settings. */
export type Complain = (sentence: string) => void;

/** What an emoji is configured for. */
const emojiKinds = [...markKinds, 'answer'] as const;

const emojiName = z.string().regex(/^:?[a-z0-9_+'-]+:?$/, 'is not the name of an emoji, such as pushpin');
const person = z.string().regex(/^[UW][A-Z0-9]+$/, 'is not the id of a person, such as U012AB3CD');

const fileSchema = z.strictObject({
  command: z
    .string()
    .regex(/^\/?[a-z0-9_-]{1,31}$/, 'is not the name of a command, such as incident')
    .optional(),
  announcements: z
    .string()
    .regex(/^#?[a-z0-9_-]{1,80}$/, 'is not the name of a channel, such as incidents')
    .optional(),
  zone: z.string().optional(),
  emoji: z.partialRecord(z.enum(emojiKinds), emojiName).optional(),
  severities: z.partialRecord(z.enum(severities), z.string().min(1)).optional(),
  responders: z.array(person).optional(),
  responders_in_private: z.boolean().optional(),
  responders_in_drills: z.boolean().optional(),
  templates: z.string().min(1).optional(),
  teams: z.record(z.string().min(1), z.array(person)).optional(),
  foreign_marks: z.boolean().optional(),
  'earlier wordings': z.boolean().optional(),
});

/** What stands in the file of settings; whatever does not has its default. */
export type FileSettings = z.infer<typeof fileSchema>;

/** What is checked further, as far as it can be read; an emoji that cannot be is empty. */
const readableSchema = z
  .object({
    zone: z.string().optional().catch(undefined),
    emoji: z.record(z.string(), emojiName.catch('')).catch({}),
  })
  .catch({ emoji: {} });

/** Reads the YAML file of settings; of one with mistakes what is checked further. */
export function readSettingsFile(path: string | undefined, complain: Complain): FileSettings {
  if (path === undefined || path.trim() === '') return {};
  try {
    return parseFile(readFileSync(path, 'utf8'), path, complain);
  } catch {
    complain(`FIRELOG_CONFIG names ${path}, which cannot be read. It must be a YAML file, or not be set.`);
    return {};
  }
}

function parseFile(source: string, path: string, complain: Complain): FileSettings {
  const { parse, YAMLParseError }: typeof import('yaml') = require('yaml'); // Most bots read no file.
  try {
    const given: unknown = parse(source, { logLevel: 'error' }) ?? {};
    const read = fileSchema.safeParse(given);
    if (read.success) return read.data;
    for (const issue of read.error.issues) complain(`FIRELOG_CONFIG: ${path}: ${issueSentence(issue)}`);
    return readableIn(given);
  } catch (error) {
    // An alias of nothing, or one without end, is no error of syntax to the parser, but some error.
    const what = String(error).replace(/^\w+: | at line .*|:?\n.*/gs, '');
    const line = error instanceof YAMLParseError ? ` (line ${error.linePos?.[0].line ?? 1})` : '';
    complain(`FIRELOG_CONFIG: ${path} is not YAML: ${what.slice(0, 120)}${line}.`);
  }
  return {};
}

/** What a file with mistakes holds besides, so that what else is wrong with it is said in the same round. */
function readableIn(file: unknown): FileSettings {
  const { zone, emoji } = readableSchema.parse(file);
  const known = emojiKinds.flatMap((kind) => (emoji[kind] === undefined ? [] : [[kind, emoji[kind]]]));
  return { ...(zone !== undefined && { zone }), emoji: Object.fromEntries(known) };
}

function issueSentence(issue: z.core.$ZodIssue): string {
  const place = issue.path.join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') {
    const known = issue.path.length === 0 ? Object.keys(fileSchema.shape) : [...emojiKinds, ...severities];
    return `there is no setting “${issue.keys.join('”, “')}” in ${place}. There are ${known.join(', ')}.`;
  }
  const message = issue.message.replace(/, received (?:undefined|NaN|-?Infinity)$/, '');
  return issue.code === 'invalid_format' ? `${place} ${message}.` : `${place}: ${message}.`;
}
