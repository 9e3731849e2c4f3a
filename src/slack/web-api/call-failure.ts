import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { ChatFailure } from '../../app/chat-failure';
import type { CallOutcome } from '../../app/metrics';
import type { Instant } from '../../domain/time/instant';
import type { MethodName } from '../rate-limits/methods';
import type { CallTurns } from '../rate-limits/rate-limiter';
import type { ApiReachability } from './api-reachability';
import { errorAnswer } from './general-answers';
import { sentenceOn } from './refusals';

/** Slack's own faults, which pass. */
const passing = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

/** Statuses that say nothing of the request: a proxy wants the bot to log in, or took too long. */
const passingStatuses = new Set([407, 408, 425, 429]);

const limited = new Set(['ratelimited', 'rate_limited']);

/** Whatever the bot asks for is refused so: nothing works until somebody mends the installation. */
const closedToAll = new Set([
  'not_authed',
  'invalid_auth',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'team_disabled',
  'user_removed_from_team',
  // The workspace moves into an organisation and is back once it has.
  'org_login_required',
  'team_added_to_org',
]);

/** A failed call as what it means for the job: worth another try, or not. What it shows of Slack goes to `reach`. */
export function callFailureOf(
  error: unknown,
  method: MethodName,
  limiter: CallTurns,
  reachability: ApiReachability,
): unknown {
  if (error instanceof WebAPIRateLimitedError) {
    reachability.answered();
    const notBefore = limiter.close(method, error.retryAfter);
    return new ChatFailure('ratelimited', 'Slack asks to wait.', { again: true, notBefore, isForAll: true });
  }
  if (error instanceof WebAPIHTTPError && isRefusal(error.statusCode)) {
    const said = codeIn(error.body);
    return said === undefined
      ? refusedByStatus(error, method, reachability)
      : failureBy(said, method, reachability);
  }
  if (error instanceof WebAPIHTTPError || error instanceof WebAPIRequestError) {
    return unreachable(reachability.missed(error.message, method));
  }
  if (!(error instanceof WebAPIPlatformError)) return error;
  // What is no error code at all is no answer of Slack's.
  return failureBy(codeIn(error.data) ?? 'no_answer', method, reachability);
}

/** What became of a call that failed, as it is counted. */
export function outcomeOf(error: unknown): CallOutcome {
  if (error instanceof WebAPIRateLimitedError) return 'limited';
  if (error instanceof WebAPIHTTPError && isRefusal(error.statusCode))
    return outcomeBy(codeIn(error.body) ?? '');
  return error instanceof WebAPIPlatformError ? outcomeBy(codeIn(error.data) ?? 'no_answer') : 'failed';
}

function outcomeBy(code: string): CallOutcome {
  if (limited.has(code)) return 'limited';
  return passing.has(code) || code === 'no_answer' ? 'failed' : 'refused';
}

/** A failure by Slack's error code. */
function failureBy(code: string, method: MethodName, reachability: ApiReachability): ChatFailure {
  if (closedToAll.has(code)) {
    reachability.refused(code);
    return new ChatFailure(code, sentenceOn(code, method), { again: true, isForAll: true });
  }
  reachability.answered();
  if (limited.has(code)) return new ChatFailure(code, 'Slack asks to wait.', { again: true, isForAll: true });
  if (passing.has(code) || code === 'no_answer') {
    return new ChatFailure(code, 'Slack is not well.', { again: true });
  }
  return refusedFor(code, method);
}

function codeIn(answer: unknown): string | undefined {
  const { error = '' } = errorAnswer.parse(answer);
  return /^[a-z0-9_]+$/.exec(error)?.[0];
}

/** Whether the same request would be refused again: Slack uses 429 and 200 alone, so it may be who stands before it. */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && !passingStatuses.has(status);
}

/** What no other try will change, unless nothing at all gets through. */
function refusedByStatus(
  { statusCode, message }: WebAPIHTTPError,
  method: MethodName,
  reachability: ApiReachability,
): ChatFailure {
  if (reachability.unknown(message, method)) return unreachable(true);
  return new ChatFailure(
    `http_${statusCode}`,
    `Slack refused it (status ${statusCode} from ${method}). Try again later; if it stays like this, tell whoever runs Firelog.`,
    { again: false },
  );
}

/** The same failure with the instant at which what it says was so; anything else as it is. */
export function withInstant(failure: unknown, asOf: Instant | undefined): unknown {
  return failure instanceof ChatFailure && asOf !== undefined ? failure.saidAt(asOf) : failure;
}

function unreachable(isForAll: boolean): ChatFailure {
  const sentence = 'Slack could not be reached.';
  return new ChatFailure('unreachable', sentence, { again: true, ...(isForAll && { isForAll: true }) });
}

/** Slack said that it did what it was asked, and not what came of it: another try finds out. */
export function unsaid(): ChatFailure {
  return new ChatFailure('no_answer', 'Slack is not well.', { again: true });
}

/** What no other try will change, by Slack's error code. */
export function refusedFor(code: string, method: MethodName): ChatFailure {
  return new ChatFailure(code, sentenceOn(code, method), { again: false });
}

/** Whether Slack refused with one of these error codes. */
export function isRefusedWith(error: unknown, ...codes: readonly string[]): error is ChatFailure {
  return error instanceof ChatFailure && codes.includes(error.code);
}

/** Whether no other try will change it. */
export function isFinal(error: unknown): error is ChatFailure {
  return error instanceof ChatFailure && !error.outcome.again;
}

/** Whether Slack refused the token, whatever was asked for with it. */
export function isTokenRefused(error: ChatFailure): boolean {
  return closedToAll.has(error.code);
}

/** What a person reads whom Slack did not show a form; undefined where Slack is not at fault. */
export function slackFaultSentence(error: unknown): string | undefined {
  if (error instanceof WebAPIPlatformError) {
    return /^(expired|exchanged|invalid)_trigger/.test(error.data.error ?? '')
      ? 'Slack opens a form within three seconds only, and this took longer. Try again.'
      : 'Slack did not open the form. Try again in a moment.';
  }
  const isSilent = [WebAPIRateLimitedError, WebAPIHTTPError, WebAPIRequestError].some(
    (kind) => error instanceof kind,
  );
  return isSilent ? 'Slack could not be reached to open the form. Try again in a moment.' : undefined;
}
