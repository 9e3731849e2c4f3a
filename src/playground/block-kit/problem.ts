import type { z } from 'zod';

/** What Slack would refuse in blocks, attachments, a view or metadata, and where. */
export interface BlockProblem {
  /** JSON pointer into the arguments of the call: `/blocks/0/text/text`, `/view/title/text`. */
  pointer: string;
  code: ProblemCode;
  /** What is expected there, in words. */
  message: string;
}

/** Stable names of what can be wrong; `view_too_large` is also the error that Slack answers with. */
export type ProblemCode =
  | 'missing'
  | 'wrong_type'
  | 'unknown_type'
  | 'not_allowed_here'
  | 'unknown_key'
  | 'too_long'
  | 'too_short'
  | 'too_many'
  | 'too_few'
  | 'out_of_range'
  | 'invalid_value'
  | 'duplicate'
  | 'conflict'
  | 'view_too_large';

/** A step into JSON: a key or an index. */
export type PointerStep = string | number;

/** A JSON pointer (RFC 6901) from the steps that lead to the place. */
export function pointer(steps: readonly PropertyKey[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Everything that a schema finds wrong in a value; `at` says where in the call the value stands. */
export function problemsOf(schema: z.ZodType, value: unknown, at: readonly PointerStep[]): BlockProblem[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.flatMap((issue) => problemsOfIssue(issue, value, at));
}

type Issue = z.core.$ZodIssue;

function problemsOfIssue(issue: Issue, value: unknown, at: readonly PointerStep[]): BlockProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointer([...at, ...issue.path, key]),
      code: 'unknown_key',
      message: `Slack knows no field "${key}" here`,
    }));
  }
  const missing = valueAt(value, issue.path) === undefined;
  const problem = missing ? { code: 'missing' as const, message: 'is required' } : described(issue);
  return [{ pointer: pointer([...at, ...issue.path]), ...problem }];
}

function described(issue: Issue): { code: ProblemCode; message: string } {
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong_type', message: `must be of type ${issue.expected}` };
    case 'invalid_union':
      return unionProblem(issue);
    case 'too_big':
      return sizeProblem(issue.origin, 'at most', Number(issue.maximum), 'too_long', 'too_many');
    case 'too_small':
      return sizeProblem(issue.origin, 'at least', Number(issue.minimum), 'too_short', 'too_few');
    case 'custom':
      return { code: customCode(issue.params), message: issue.message };
    default:
      return { code: 'invalid_value', message: issue.message };
  }
}

function unionProblem(issue: z.core.$ZodIssueInvalidUnion): { code: ProblemCode; message: string } {
  if (issue.discriminator === undefined) return { code: 'wrong_type', message: issue.message };
  return {
    code: issue.message.includes('cannot be used') ? 'not_allowed_here' : 'unknown_type',
    message: issue.message,
  };
}

function sizeProblem(
  origin: string,
  relation: string,
  limit: number,
  ofText: ProblemCode,
  ofList: ProblemCode,
): { code: ProblemCode; message: string } {
  if (origin === 'string') return { code: ofText, message: `must be ${relation} ${limit} characters` };
  if (origin === 'array') return { code: ofList, message: `must hold ${relation} ${limit} items` };
  return { code: 'out_of_range', message: `must be ${relation} ${limit}` };
}

const CUSTOM_CODES: readonly ProblemCode[] = ['missing', 'conflict', 'duplicate', 'too_many', 'too_long'];

function customCode(params: Record<string, unknown> | undefined): ProblemCode {
  return CUSTOM_CODES.find((code) => code === params?.code) ?? 'invalid_value';
}

function valueAt(value: unknown, steps: readonly PropertyKey[]): unknown {
  let here: unknown = value;
  for (const step of steps) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Reflect.get(here, step);
  }
  return here;
}
