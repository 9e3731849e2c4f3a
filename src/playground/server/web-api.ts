import type { IncomingMessage } from 'node:http';
import { type Method, type MethodResult, requireScope } from '../calling/method';
import type { Faults } from '../faults';
import { jsonReply, type Reply } from '../http/reply';
import { readCallArguments } from '../http/request-body';
import type { Installation } from '../installation';
import { METHODS } from '../methods';
import { SlackError } from '../state/slack-error';
import { faultReply, isDoneAllTheSame } from './faulty';

type Args = Readonly<Record<string, unknown>>;

/** Answers one call of the Web API, with whatever faults stand in its way, and writes it into the wire log. */
export async function answerCall(
  installation: Installation,
  faults: Faults,
  request: IncomingMessage,
  url: URL,
): Promise<Reply> {
  const startedAt = Date.now();
  const method = url.pathname.slice('/api/'.length);
  const { args, token, unreadable } = await readCall(request, url);

  const agent = request.headers['user-agent'] ?? '';
  const before = await faults.at({ moment: 'before', method, args, agent });
  const blocked = before && !isDoneAllTheSame(before) ? before : undefined;
  let answer: MethodResult = {};
  if (!blocked) answer = unreadable ?? (await run(installation, method, token, args));
  const fault = before ?? (await faults.at({ moment: 'after', method, args, agent, answer }));

  installation.wire.write({
    type: 'call',
    method,
    args,
    ok: blocked === undefined && answer.ok === true,
    ...(typeof answer.error === 'string' ? { error: answer.error } : {}),
    ...(fault ? { fault: fault.type } : {}),
    startedAt,
    endedAt: Date.now(),
  });
  const content = jsonReply(answer, 200, headersFor(installation, method));
  return fault ? faultReply(fault, content) : content;
}

/** The arguments and, apart from them, the token, so that no log can hold it. */
async function readCall(
  request: IncomingMessage,
  url: URL,
): Promise<{ args: Args; token: string | undefined; unreadable?: MethodResult }> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  try {
    const { token, ...args } = await readCallArguments(request, url);
    return { args, token: bearer ?? (typeof token === 'string' ? token : undefined) };
  } catch (error) {
    return { args: {}, token: bearer, unreadable: errorAnswer(error) };
  }
}

async function run(
  installation: Installation,
  name: string,
  token: string | undefined,
  args: Args,
): Promise<MethodResult> {
  try {
    const method = METHODS.get(name);
    if (!method) throw new SlackError('unknown_method', { req_method: name });
    checkToken(installation, method, token);
    requireScope(installation, method.scopes);
    const { workspace } = installation;
    const call = { installation, workspace, me: workspace.state.app.botUserId };
    return { ok: true, ...(await method.invoke(call, args)) };
  } catch (error) {
    return errorAnswer(error);
  }
}

function errorAnswer(error: unknown): MethodResult {
  if (error instanceof SlackError) return { ok: false, error: error.code, ...error.detail };
  // A fault of the playground itself: whoever runs it must see it, and the app gets what Slack would say.
  process.emitWarning(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return { ok: false, error: 'internal_error' };
}

function checkToken({ workspace }: Installation, method: Method, token: string | undefined): void {
  if (method.token === 'none') return;
  if (!token) throw new SlackError('not_authed');
  const { botToken, appToken } = workspace.state.app;
  if (token !== botToken && token !== appToken) throw new SlackError('invalid_auth');
  if (token !== (method.token === 'app' ? appToken : botToken))
    throw new SlackError('not_allowed_token_type');
}

function headersFor({ app }: Installation, method: string): Record<string, string> {
  return {
    'x-oauth-scopes': app.scopes.join(','),
    'x-accepted-oauth-scopes': METHODS.get(method)?.scopes.join(',') ?? '',
  };
}
