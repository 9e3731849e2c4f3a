import type { z } from 'zod';
import type { Installation } from '../installation';
import { invalidArguments, SlackError } from '../state/slack-error';
import type { Workspace } from '../state/workspace';

/** One call of a Web API method by the app. */
export interface Call {
  installation: Installation;
  workspace: Workspace;
  /** The user as whom the app acts. */
  me: string;
}

/** The fields of a successful answer, without `ok`. */
export type MethodResult = Record<string, unknown>;

/** Which token a method takes; `none` needs no token at all. */
export type TokenKind = 'bot' | 'app' | 'none';

/** A Web API method. */
export interface Method {
  name: string;
  token: TokenKind;
  /** The app needs any one of these; empty when it needs none. */
  scopes: readonly string[];
  /** Checks the arguments and runs the method; throws a `SlackError` with the code of the refusal. */
  invoke(call: Call, args: Readonly<Record<string, unknown>>): Promise<MethodResult>;
}

interface Definition<Args> {
  name: string;
  token?: TokenKind;
  scopes?: readonly string[];
  args: z.ZodType<Args>;
  run(call: Call, args: Args): MethodResult | Promise<MethodResult>;
}

/** A method from its name, scopes, argument schema and behaviour. */
export function method<Args>(definition: Definition<Args>): Method {
  const { name, token = 'bot', scopes = [], args: schema } = definition;
  return {
    name,
    token,
    scopes,
    async invoke(call, args) {
      const parsed = schema.safeParse(args);
      if (!parsed.success) throw refusal(parsed.error, args);
      return definition.run(call, parsed.data);
    },
  };
}

function refusal(error: z.ZodError, args: Readonly<Record<string, unknown>>): SlackError {
  const named = error.issues.find(
    (issue) => issue.code === 'custom' && typeof issue.params?.error === 'string',
  );
  if (named?.code === 'custom') return new SlackError(String(named.params?.error));
  return invalidArguments(
    error.issues.map((issue) => {
      const [field] = issue.path;
      if (field !== undefined && args[String(field)] === undefined)
        return `missing required field: ${String(field)}`;
      return `${issue.message} [json-pointer:/${issue.path.map(String).join('/')}]`;
    }),
  );
}

/** Refuses with `missing_scope` unless the app has one of these scopes. */
export function requireScope(installation: Installation, anyOf: readonly string[]): void {
  const { scopes } = installation.app;
  if (anyOf.length === 0 || anyOf.some((scope) => scopes.includes(scope))) return;
  throw new SlackError('missing_scope', { needed: anyOf.join(','), provided: scopes.join(',') });
}
