import { z } from 'zod';

/** A message that a step names: by a label given earlier, or the newest one in the channel with these words. */
export type MessageTarget = z.infer<typeof target>;

const words = z.string().min(1);
const target = z.union([words, z.strictObject({ containing: words })], {
  error: 'expected a label, or { "containing": "words of the message" }',
});

const always = {
  /** `15:01:10` on the day of the step before, or with a date: `2023-11-09 00:10`. */
  at: words,
  /** A channel (`#ops`), or `incident`: the newest channel with the scenario's prefix that the person is in. */
  in: words.default('incident'),
  /** Gives a label to the newest message with these words that is there before the next step; `in` is the step's own unless given. */
  catch: z.strictObject({ label: words, text: words, in: words.optional() }).optional(),
  /** For readers of the file. */
  about: words.optional(),
};
const acted = { ...always, who: words };
const label = words.optional();
const json = z.array(z.record(z.string(), z.unknown()));
const emoji = z.string().regex(/^[a-z0-9_+'-]+$/, 'expected the name of an emoji without colons');
const filled = z.record(words, z.union([z.string(), z.array(z.string())]));

/** The forms that a step can have, each under the key that names it. */
export const FORMS = {
  /** Writes a message; people's blocks are rich text that is there already, and only bots have attachments. */
  post: z.strictObject({
    ...acted,
    post: z.string(),
    as: label,
    blocks: json.optional(),
    attachments: json.optional(),
  }),
  /** Answers in the thread of a message. */
  reply: z.strictObject({ ...acted, reply: words, to: target, as: label, broadcast: z.boolean().optional() }),
  /** Forwards a message, with a comment or without, into a channel. */
  forward: z.strictObject({
    ...acted,
    forward: target,
    into: words.default('incident'),
    comment: words.optional(),
    as: label,
  }),
  /** Shares a file of text by its name, with a comment or without, in the channel or in the thread of a message. */
  upload: z.strictObject({
    ...acted,
    upload: z.string().regex(/^[^/\\]+$/, 'expected the name of a file without a folder'),
    content: words,
    comment: words.optional(),
    to: target.optional(),
    as: label,
  }),
  /** Makes the channel private, or public. */
  convert: z.strictObject({
    ...acted,
    convert: z.enum(['private', 'public'], 'expected "private" or "public"'),
  }),
  archive: z.strictObject({ ...acted, archive: z.literal(true) }),
  /** Begins a huddle in the channel, joins or leaves the one that is on; whoever leaves last ends it. */
  huddle: z.strictObject({
    ...acted,
    huddle: z.enum(['start', 'join', 'leave'], 'expected "start", "join" or "leave"'),
    as: label,
  }),
  edit: z.strictObject({ ...acted, edit: target, text: words }),
  delete: z.strictObject({ ...acted, delete: target }),
  react: z.strictObject({ ...acted, react: emoji, to: target }),
  unreact: z.strictObject({ ...acted, unreact: emoji, to: target }),
  /** Types a slash command; `answer` are words that the acknowledgement must hold. */
  command: z.strictObject({
    ...acted,
    command: z.string().regex(/^\/\S/, 'expected a slash command, such as /incident help'),
    answer: words.optional(),
  }),
  /** Calls a shortcut by its callback id, on a message or, without one, from anywhere. */
  shortcut: z.strictObject({ ...acted, shortcut: words, to: target.optional() }),
  /**
   * Presses what has this action id or shows these words: on a message (the newest that has it, those that only this
   * person sees among them), or inside the open modal or the Home tab.
   */
  press: z.strictObject({
    ...acted,
    press: words,
    on: target.optional(),
    inside: z.enum(['modal', 'home']).optional(),
    choose: words.optional(),
  }),
  /** Fills inputs of the open modal by block id or label; `refused` are words of the error that submitting must meet. */
  fill: z.strictObject({
    ...acted,
    fill: filled,
    submit: z.boolean().default(false),
    refused: words.optional(),
  }),
  /** Closes the open modal without submitting it. */
  dismiss: z.strictObject({ ...acted, dismiss: z.literal(true) }),
  home: z.strictObject({ ...acted, home: z.literal(true) }),
  join: z.strictObject({ ...acted, join: z.literal(true) }),
  leave: z.strictObject({ ...acted, leave: z.literal(true) }),
  /** Lets time pass. */
  wait: z.strictObject({ ...always, wait: z.literal(true) }),
} as const;

/** What a step does; the key of its form. */
export type Verb = keyof typeof FORMS;

/** A step's fields as they stand in the file. */
export type Form<V extends Verb> = z.infer<(typeof FORMS)[V]>;

/** A step of one verb, with its place in the file (from 1) and its instant in microseconds since 1970 UTC. */
export interface StepOf<V extends Verb> {
  type: V;
  number: number;
  at: number;
  form: Form<V>;
}

/** Any step. */
export type Step = { [V in Verb]: StepOf<V> }[Verb];

/** Whether a word names a verb. */
export function isVerb(word: string): word is Verb {
  return Object.hasOwn(FORMS, word);
}

/** Who acts; nobody where a step only waits. */
export function actorOf(step: Step): string | undefined {
  return 'who' in step.form ? step.form.who : undefined;
}

/** The labels that a step gives to messages. */
export function labelsGiven({ form }: Step): string[] {
  const own = 'as' in form && form.as !== undefined ? [form.as] : [];
  return form.catch ? [...own, form.catch.label] : own;
}

/** The labels that a step needs. */
export function labelsNeeded({ form }: Step): string[] {
  const targets: (MessageTarget | undefined | true)[] = [
    'to' in form ? form.to : undefined,
    'on' in form ? form.on : undefined,
    'edit' in form ? form.edit : undefined,
    'delete' in form ? form.delete : undefined,
    'forward' in form ? form.forward : undefined,
  ];
  return targets.filter((one) => typeof one === 'string');
}
