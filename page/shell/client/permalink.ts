import type { Route } from './route';

/** What a permalink of the workspace leads to: a file by its id, or a place. */
export type Permalinked = { readonly file: string } | { readonly route: Route };

/** What a permalink leads to; undefined for every address that is not of the workspace with this domain. */
export function readPermalink(url: string, domain: string): Permalinked | undefined {
  if (!url.startsWith(`https://${domain}.slack.com/`)) return undefined;
  const { pathname, searchParams } = new URL(url);
  const [kind, first = '', second = ''] = pathname.slice(1).split('/');
  if (kind === 'files' && /^F[A-Z0-9]+$/.test(second)) return { file: second };
  if (kind !== 'archives' || !/^[CDG][A-Z0-9]+$/.test(first)) return undefined;
  const thread = searchParams.get('thread_ts') ?? '';
  if (/^\d{10}\.\d{6}$/.test(thread)) return { route: { channel: first, thread } };
  const [, seconds, micros] = /^p(\d{10})(\d{6})$/.exec(second) ?? [];
  const at = seconds === undefined ? {} : { at: `${seconds}.${micros}` };
  return { route: { channel: first, ...at } };
}
