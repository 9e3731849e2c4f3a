import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { markKinds } from '../domain/mark-kind';
import { defaultSeverities } from '../domain/severity';
import { channelSchema, knownInChannel, respondersSchema } from './channel-schema';
import { fieldKeys, fieldsSchema } from './field-schema';
import { pictureKeys, picturesSchema } from './pictures/picture-schema';
import { days, minutes, off, severityName } from './schema/basics';
import { promisesSchema } from './schema/promise-schema';
import { serviceKeys, servicesSchema } from './service-schema';

/** Takes a sentence about a mistake in the settings. */
export type Complain = (sentence: string) => void;

/** In the order in which they are counted. */
export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

/** What an emoji is configured for. */
const emojiKinds = [...markKinds, 'answer'] as const;

/** Names are in any script, in lower case where it has one. */
const letters = String.raw`\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-`;
const emojiName = z.string().regex(new RegExp(`^:?[+'${letters}]+:?$`, 'u'));
/** One name or several. */
const emojiNames = z
  .unknown()
  .superRefine((given, context) => {
    for (const [index, each] of listed(given).entries()) {
      if (!emojiName.safeParse(each).success) {
        const path = Array.isArray(given) ? [index] : [];
        context.addIssue({ code: 'custom', message: 'is not the name of an emoji, such as pushpin', path });
      }
    }
  })
  .transform((given) => listed(given).map(String));

/** An empty list means what is missing. */
function listed(given: unknown): readonly unknown[] {
  return Array.isArray(given) && given.length > 0 ? given : [Array.isArray(given) ? undefined : given];
}
const person = z.string().regex(/^[UW][A-Z0-9]+$/, 'is not the id of a person, such as U012AB3CD');

const personOrGroup = z
  .string()
  .regex(/^[UWS][A-Z0-9]+$/, 'is not the id of a person or a user group, such as U012AB3CD or S012AB3CD');

const severityNames = defaultSeverities.map(({ name }) => name);
/** A list of one's own, worst first. Slack shows five buttons in a row well, and 25 at most. */
const severityList = z
  .array(
    z.strictObject({
      name: severityName,
      aliases: z.array(severityName).optional(),
      text: z.string().min(1).max(200).optional(),
    }),
  )
  .min(1)
  .max(10);

const roleNames = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,29}$/u, 'is not the name of a role, such as comms');
const roleList = z
  .array(
    z.strictObject({
      name: roleNames,
      text: z.string().min(1).max(200).optional(),
      unique: z.boolean().optional(),
    }),
  )
  .max(10);

const followUpsSchema = z.strictObject({
  digest: z
    .union([
      off,
      z
        .string()
        .regex(
          new RegExp(`^#?[${letters}]{1,80}$`, 'u'),
          'is not the name of a channel, such as incidents, nor off',
        ),
    ])
    .optional(),
  day: z.enum(weekdays).optional(),
  hour: z.int().min(0).max(23).optional(),
});

const updatesSchema = z.strictObject({
  also_to_channel: z.array(severityName).optional(),
  followers: z.record(severityName, z.array(personOrGroup)).optional(),
});

const nobody = 'names nobody. Name a team, ids of people and of groups, such as U012AB3CD, or several';
/** Whom a rung calls is looked up among the teams once all of them are read. */
const rung = z.strictObject({
  who: z.union([z.string().min(1), z.array(z.string().min(1))], { error: nobody }).refine(isSaid, nobody),
  wait: minutes.optional(),
});
const ladderSchema = z.strictObject({
  ladder: z
    .array(rung, { error: 'is no list of rungs, such as [{ who: [U012AB3CD], wait: 5 }, { who: database }]' })
    .min(1)
    .max(10),
});
const peopleOfTeam = z.array(person);
function isSaid(who: string | readonly string[]): boolean {
  return who.length > 0;
}
/** Either is read by itself, so that a mistake in it is said of that one. */
const team = z.unknown().transform((given, context): TeamSetting => {
  const isLadder = typeof given === 'object' && !Array.isArray(given);
  const read = isLadder ? ladderSchema.safeParse(given) : peopleOfTeam.safeParse(given);
  if (read.success) return read.data;
  for (const issue of read.error.issues) context.issues.push(issue as z.core.$ZodRawIssue);
  return z.NEVER;
});

/** The people of a team, or the ladder by which it is called. */
export type TeamSetting = z.infer<typeof peopleOfTeam> | z.infer<typeof ladderSchema>;

const whichTemplate =
  'names no template. Name one, such as sre, or one by severity: { default: postmortem, sev3: lite }';
const templateName = z.string().min(1).max(100);

const retentionSchema = z.strictObject({
  members: days.optional(),
  given_up_jobs: days.optional(),
  pictures: z.union([off, days]).optional(),
});

const fileSchema = z.strictObject({
  command: z
    .string()
    .regex(/^\/?[a-z0-9_-]{1,31}$/, 'is not the name of a command, such as incident')
    .optional(),
  announcements: z
    .string()
    .regex(new RegExp(`^#?[${letters}]{1,80}$`, 'u'), 'is not the name of a channel, such as incidents')
    .optional(),
  zone: z.string().optional(),
  emoji: z.partialRecord(z.enum(emojiKinds), emojiNames).optional(),
  severities: z.partialRecord(z.enum(severityNames), z.string().min(1)).optional(),
  roles: roleList.optional(),
  responders: respondersSchema(person).optional(),
  responders_in_private: z.boolean().optional(),
  responders_in_drills: z.boolean().optional(),
  templates: z.string().min(1).optional(),
  template: z.union([templateName, z.record(z.string(), templateName)], { error: whichTemplate }).optional(),
  teams: z.record(z.string().min(1), team).optional(),
  fields: fieldsSchema.optional(),
  services: servicesSchema.optional(),
  foreign_marks: z.boolean().optional(),
  'earlier wordings': z.boolean().optional(),
  canvases: z.boolean().optional(),
  promises: promisesSchema.optional(),
  updates: updatesSchema.optional(),
  follow_ups: followUpsSchema.optional(),
  channel: channelSchema.optional(),
  pictures: picturesSchema.optional(),
  retention: retentionSchema.optional(),
});

const listedSchema = fileSchema.extend({ severities: severityList });

/** What stands in the file of settings; whatever does not has its default. */
export type FileSettings = z.infer<typeof fileSchema> | z.infer<typeof listedSchema>;

/** What is checked further, as far as it can be read; an emoji that cannot be is empty. */
const readableSchema = z
  .object({
    zone: z.string().optional().catch(undefined),
    emoji: z.record(z.string(), emojiNames.catch([])).catch({}),
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
    const hasList = z.object({ severities: z.array(z.unknown()) }).safeParse(given).success;
    const read = (hasList ? listedSchema : fileSchema).safeParse(given);
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

/** The settings that there are at a place of the file. */
function knownIn([first, second, ...rest]: readonly PropertyKey[]): readonly string[] {
  switch (first) {
    case undefined:
      return Object.keys(fileSchema.shape);
    case 'promises':
      return Object.keys(promisesSchema.shape);
    case 'updates':
      return Object.keys(updatesSchema.shape);
    case 'follow_ups':
      return Object.keys(followUpsSchema.shape);
    case 'channel':
      return knownInChannel(second === undefined ? rest : [second, ...rest]);
    case 'retention':
      return Object.keys(retentionSchema.shape);
    case 'pictures':
      return pictureKeys;
    case 'roles':
      return ['name', 'text', 'unique'];
    case 'fields':
      return fieldKeys;
    case 'services':
      return serviceKeys;
    case 'teams':
      return rest.length === 0 ? ['ladder'] : ['who', 'wait'];
    case 'severities':
      return typeof second === 'number' ? ['name', 'aliases', 'text'] : severityNames;
    default:
      return emojiKinds;
  }
}

function issueSentence(issue: z.core.$ZodIssue): string {
  const place = issue.path.join('.') || 'the file';
  if (issue.code === 'unrecognized_keys') {
    const known = knownIn(issue.path);
    return `there is no setting “${issue.keys.join('”, “')}” in ${place}. There are ${known.join(', ')}.`;
  }
  const message = issue.message.replace(/, received (?:undefined|NaN|-?Infinity)$/, '');
  return issue.code === 'invalid_format' || issue.code === 'custom'
    ? `${place} ${message}.`
    : `${place}: ${message}.`;
}
