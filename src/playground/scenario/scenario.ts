import { z } from 'zod';
import { isZone, localClock, localDay, readLocal } from './local-time';
import { actorOf, FORMS, type Form, isVerb, labelsGiven, labelsNeeded, type Step, type Verb } from './step';

const words = z.string().min(1);
const handle = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/, 'expected lower-case letters, digits, ".", "_" and "-"');
const zone = z.string().refine(isZone, { error: 'expected an IANA zone such as Africa/Nairobi' });
const handles = z.array(handle);

/** Whom a rung of a ladder calls: people, or a team by its name; and for how many minutes they are waited for. */
const rung = z.strictObject({
  who: z.union([words, handles.min(1)]),
  wait: z.number().positive().optional(),
});
const ladder = z.strictObject({ ladder: z.array(rung).min(1) });
/** Those in a team, or the ladder by which it is called. */
const team = z.union([handles, ladder], {
  error: 'expected handles, or { "ladder": [{ "who": ["amina"], "wait": 5 }, { "who": "another team" }] }',
});

const file = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/, 'expected lower-case letters, digits and "-"'),
  title: words,
  about: words.optional(),
  zone,
  start: words,
  incident: words.default('inc-'),
  teams: z.record(words, team).default({}),
  people: z.record(handle, z.strictObject({ name: words, role: words.optional(), zone: zone.optional() })),
  bots: z.record(handle, z.strictObject({ name: words })).default({}),
  groups: z.record(handle, z.strictObject({ name: words, members: handles })).default({}),
  channels: z.record(
    z.string().regex(/^[a-z0-9_-]{1,80}$/, 'expected a channel name without "#"'),
    z.strictObject({ members: handles, private: z.boolean().default(false) }),
  ),
  steps: z.array(z.record(z.string(), z.unknown())).min(1),
  expect: z.strictObject({ draft: z.array(words).min(1), absent: z.array(words).default([]) }),
});

type File = z.infer<typeof file>;

/** An incident as a script: who is there, and what they do when. Names are handles, without `@` and `#`. */
export type Scenario = Readonly<Omit<File, 'start' | 'steps'>> & {
  /** When the replay begins, in microseconds since 1970 UTC. */
  readonly start: number;
  readonly steps: readonly Step[];
};

/**
 * Reads a scenario file.
 * @param name of the file, for the message
 * @throws Error with one line for each mistake: where it stands in the file and what is expected there
 */
export function readScenario(text: string, name: string): Scenario {
  const raw = parsed(text, name);
  const shape = file.safeParse(raw);
  if (!shape.success) throw mistakes(name, shape.error.issues.map(mistakeOf));
  const found: Mistake[] = strangers(shape.data);
  const start = attempt(['start'], found, () => readLocal(shape.data.start, shape.data.zone)) ?? 0;
  const steps = found.length > 0 ? [] : readSteps(shape.data, start, found);
  checkLabels(steps, found);
  if (found.length > 0) throw mistakes(name, found);
  return { ...shape.data, start, steps };
}

interface Mistake {
  path: readonly PropertyKey[];
  message: string;
}

/** What the schema says of what is not there at all is put for whoever writes the file. */
function mistakeOf({ path, message }: z.core.$ZodIssue): Mistake {
  return { path, message: message.replace(/, received undefined$/, ', and it is missing') };
}

function mistakes(name: string, found: readonly Mistake[]): Error {
  const lines = found.map(({ path, message }) => `${name}: ${place(path)}${message}`);
  return new Error(lines.join('\n'));
}

/** `steps[3].who: ` as somebody would write it in JavaScript; the first step is number 0 there. */
function place(path: readonly PropertyKey[]): string {
  const written = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
  return written === '' ? '' : `${written}: `;
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${name}: not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/** Runs `read`; what it throws becomes a mistake at the path. */
function attempt<T>(path: readonly PropertyKey[], found: Mistake[], read: () => T): T | undefined {
  try {
    return read();
  } catch (cause) {
    found.push({ path, message: cause instanceof Error ? cause.message : String(cause) });
    return undefined;
  }
}

/** Members of teams, groups and channels who are nobody in `people`. */
function strangers({ people, bots, teams, groups, channels }: File): Mistake[] {
  const lists: [path: PropertyKey[], members: readonly string[]][] = [
    ...Object.entries(teams).flatMap(([key, members]): [PropertyKey[], readonly string[]][] =>
      Array.isArray(members) ? [[['teams', key], members]] : calledBy(key, members, Object.keys(teams)),
    ),
    ...Object.entries(groups).map(([key, group]): [string[], string[]] => [
      ['groups', key, 'members'],
      group.members,
    ]),
    ...Object.entries(channels).map(([key, { members }]): [string[], string[]] => [
      ['channels', key, 'members'],
      members,
    ]),
  ];
  const unknown = lists.flatMap(([path, members]) =>
    members.flatMap((member, index) =>
      Object.hasOwn(people, member)
        ? []
        : [{ path: [...path, index], message: nobody(member, Object.keys(people)) }],
    ),
  );
  const twice = Object.keys(bots).filter((bot) => Object.hasOwn(people, bot));
  return [
    ...unknown,
    ...twice.map((bot) => ({ path: ['bots', bot], message: 'is the name of a person, too' })),
  ];
}

/** Whom the rungs of a team's ladder name, but for teams. */
function calledBy(
  key: string,
  { ladder: rungs }: z.infer<typeof ladder>,
  teams: readonly string[],
): [PropertyKey[], readonly string[]][] {
  return rungs.map(({ who }, step) => {
    const named = typeof who === 'string' ? [who] : who;
    return [['teams', key, 'ladder', step, 'who'], named.filter((each) => !teams.includes(each))];
  });
}

function nobody(name: string, known: readonly string[]): string {
  return `"${name}" is nobody here; expected one of ${known.join(', ')}`;
}

function readSteps(scenario: File, start: number, found: Mistake[]): Step[] {
  const steps: Step[] = [];
  let before = start;
  for (const [index, raw] of scenario.steps.entries()) {
    const step = readStep(scenario, raw, index, before, found);
    if (!step) continue;
    before = step.at;
    steps.push(step);
  }
  return steps;
}

function readStep(
  scenario: File,
  raw: Readonly<Record<string, unknown>>,
  index: number,
  before: number,
  found: Mistake[],
): Step | undefined {
  const path = ['steps', index];
  const verbs = Object.keys(raw).filter(isVerb);
  const [verb] = verbs;
  if (verb === undefined || verbs.length > 1) {
    const named = verbs.length === 0 ? 'none' : verbs.join(' and ');
    found.push({ path, message: `expected exactly one of ${Object.keys(FORMS).join(', ')}; found ${named}` });
    return undefined;
  }
  const shape = FORMS[verb].safeParse(raw);
  if (!shape.success) {
    found.push(
      ...shape.error.issues.map((issue) => ({ ...mistakeOf(issue), path: [...path, ...issue.path] })),
    );
    return undefined;
  }
  const at = attempt([...path, 'at'], found, () => timeOf(scenario, shape.data.at, before));
  const step = stepFrom(verb, index + 1, at ?? before, shape.data);
  found.push(...misfits(scenario, step).map(([key, message]) => ({ path: [...path, key], message })));
  return step;
}

/** The form was read by the verb's own schema, which the compiler cannot follow from one record to the other. */
function stepFrom(verb: Verb, number: number, at: number, form: Step['form']): Step {
  return { type: verb, number, at, form } as Step;
}

function timeOf({ zone: local }: File, text: string, before: number): number {
  const at = readLocal(text, local, localDay(before, local));
  if (at >= before) return at;
  const last = `${localDay(before, local)} ${localClock(before, local)}`;
  throw new Error(
    `${text} lies before ${last}, where the story already is; expected a later time, or a date`,
  );
}

/** What a step names that does not exist, by the key that names it. */
function misfits({ people, bots, channels }: File, step: Step): [key: string, message: string][] {
  const problems: [string, string][] = [];
  const who = actorOf(step);
  if (who !== undefined && !Object.hasOwn(people, who) && !Object.hasOwn(bots, who))
    problems.push(['who', nobody(who, [...Object.keys(people), ...Object.keys(bots)])]);
  if (who !== undefined && Object.hasOwn(bots, who) && step.type !== 'post' && step.type !== 'reply')
    problems.push(['who', `${who} is a bot, and bots only post and reply`]);
  if (step.type === 'post' && who !== undefined && Object.hasOwn(people, who) && !isPersonsPost(step.form))
    problems.push(['post', 'people write text or rich_text blocks; only bots post others, and attachments']);
  const places = [
    ['in', step.form.in] as const,
    ...(step.type === 'forward' ? [['into', step.form.into] as const] : []),
  ];
  for (const [key, where] of places)
    if (where !== 'incident' && !where.startsWith('#'))
      problems.push([
        key,
        `expected "incident" or a channel such as "#${Object.keys(channels)[0] ?? 'ops'}"`,
      ]);
  return problems;
}

function isPersonsPost({ blocks = [], attachments }: Form<'post'>): boolean {
  return attachments === undefined && blocks.every(({ type }) => type === 'rich_text');
}

function checkLabels(steps: readonly Step[], found: Mistake[]): void {
  const given = new Set<string>();
  for (const step of steps) {
    const path = ['steps', step.number - 1];
    for (const label of labelsNeeded(step))
      if (!given.has(label)) found.push({ path, message: `no earlier step gives the label "${label}"` });
    for (const label of labelsGiven(step)) {
      if (given.has(label)) found.push({ path, message: `the label "${label}" is given twice` });
      given.add(label);
    }
  }
}

/** One sentence for each thing that a draft should hold and does not, or holds and should not. */
export function missedExpectations(scenario: Scenario, draft: string): string[] {
  const { draft: held, absent } = scenario.expect;
  return [
    ...held.filter((text) => !draft.includes(text)).map((text) => `The draft does not hold "${text}".`),
    ...absent.filter((text) => draft.includes(text)).map((text) => `The draft must not hold "${text}".`),
  ];
}
