import { ChatFailure } from '../../app/chat-failure';

/** Where a file may be fetched from, by whom, and how much of it. */
export interface DownloadTerms {
  readonly token: string;
  /** The hosts that get the token, as `fileHosts` names them. */
  readonly hosts: ReadonlySet<string>;
  /** In bytes. */
  readonly most: number;
  /** For how many real milliseconds all of it is waited for. */
  readonly longest: number;
}

/** What came of it: the bytes, or why there are none, which no other try will change. */
export type Downloaded = { readonly bytes: Buffer } | { readonly nothing: 'gone' | 'too large' };

/** So often Slack may send on to another address of the same hosts. */
const MAX_REDIRECTS = 3;

/**
 * The hosts at which Slack keeps files: `files.slack.com` for slack.com, `files.slack-gov.com` for slack-gov.com, and otherwise,
 * as for a proxy or a workspace on this machine, that of the Web API itself; and those that the settings name besides.
 */
export function fileHosts(slackApiUrl: string, more: readonly string[]): ReadonlySet<string> {
  const { host } = new URL(slackApiUrl);
  const [own] = /(?:^|\.)(slack|slack-gov)\.com$/.exec(host) ?? [];
  return new Set([own === undefined ? host : `files.${own.replace(/^\./, '')}`, ...more]);
}

/**
 * Fetches a file of Slack's with the token, in memory. Slack answers whoever may not have it with a redirect to its login page or
 * with that page itself, and status 200. The token goes to the named hosts alone, encrypted unless they are this machine, and
 * follows no redirect to another: the addresses of files that lie with others come from whoever shared them. Sources:
 * docs.slack.dev, reference/objects/file-object, and reference/methods/files.remote.info; slackapi/deno-slack-sdk issue 285.
 * Throws a `ChatFailure`.
 */
export async function download(address: string, terms: DownloadTerms): Promise<Downloaded> {
  const signal = AbortSignal.timeout(terms.longest);
  try {
    return await follow(address, terms, signal);
  } catch (error) {
    if (error instanceof ChatFailure) throw error;
    // What failed names the address, which is nobody's to read in a log.
    throw passing('unreachable', 'Slack did not give the file.');
  }
}

async function follow(address: string, terms: DownloadTerms, signal: AbortSignal): Promise<Downloaded> {
  let next = address;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    if (!isAllowed(next, terms.hosts)) throw redirects === 0 ? foreignHost(next) : notLetIn();
    const headers = { authorization: `Bearer ${terms.token}` };
    const answer = await fetch(next, { headers, redirect: 'manual', signal });
    const location = answer.headers.get('location');
    if (answer.status < 300 || answer.status >= 400 || location === null) return read(answer, terms.most);
    await answer.body?.cancel();
    if (!URL.canParse(location, next)) throw notLetIn();
    next = new URL(location, next).href;
  }
  throw notLetIn();
}

/** Whether the token may go there. */
function isAllowed(address: string, hosts: ReadonlySet<string>): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, hostname, username, password } = new URL(address);
  const isClosed = protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));
  return isClosed && hosts.has(host) && username === '' && password === '';
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

async function read(answer: Response, most: number): Promise<Downloaded> {
  const { status, headers, body } = answer;
  const refuse = async (outcome: Downloaded | ChatFailure): Promise<Downloaded> => {
    await body?.cancel();
    if (outcome instanceof ChatFailure) throw outcome;
    return outcome;
  };
  if (status === 404 || status === 410) return refuse({ nothing: 'gone' });
  if (status === 401 || status === 403) return refuse(notLetIn());
  if (status !== 200) return refuse(passing(`http_${status}`, 'Slack did not give the file.'));
  if (/^text\/html\b/i.test(headers.get('content-type') ?? '')) return refuse(notLetIn());
  if (Number(headers.get('content-length') ?? 0) > most) return refuse({ nothing: 'too large' });
  return collect(body, most);
}

/** What the answer says of its length need not be so. */
async function collect(body: Response['body'], most: number): Promise<Downloaded> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early lets go of the connection.
  for await (const part of body ?? []) {
    length += part.byteLength;
    if (length > most) return { nothing: 'too large' };
    parts.push(part);
  }
  return { bytes: Buffer.concat(parts) };
}

function passing(code: string, sentence: string): ChatFailure {
  return new ChatFailure(code, sentence, { again: true });
}

function notLetIn(): ChatFailure {
  return new ChatFailure(
    'file_not_authorized',
    'Slack asks the bot to log in before it gives a file. Install the app anew, so that it has the scope files:read, or set pictures: off.',
    { again: false },
  );
}

function foreignHost(address: string): ChatFailure {
  const where = URL.canParse(address) ? new URL(address).host : 'no address';
  return new ChatFailure(
    'file_host',
    `Slack names ${where} for a file, which is none of its file hosts, and the token goes to no other. If it is one of yours, add it to pictures: hosts.`,
    { again: false },
  );
}
