/** Endings of files that no web address ends in; `main.ts` is no address. */
const FILES = /\.(?:cpp|csv|gif|go|html?|java|jpe?g|json|jsx?|log|pdf|png|svg|tsx?|txt|webp|xml|ya?ml)$/;

/** What could be taken for the name of a host: parts that dots join, whatever stands around them. */
const HOST = /[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)+/gu;

/** Words that are longer stand for no link: what is far behind in them could be brought to the front by spaces. */
const LONGEST = 2_000;

/**
 * The words that may stand for a link; undefined where they name an address that is not the link's own, and so hide
 * where it leads. `the dashboard` may stand for any link, `bank.example` for one of bank.example alone.
 */
export function honestLabel(link: string, label: string | undefined): string | undefined {
  if (label === undefined || label.length > LONGEST) return undefined;
  const shown = label
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replaceAll('。', '.')
    .toLowerCase();
  const own = ownAddress(link);
  if (shown.includes('@') && own.mail !== undefined) return shown.trim() === own.mail ? label : undefined;
  const named = shown.match(HOST) ?? [];
  const isOwn = named.every((host) => FILES.test(host) || !isHost(host) || isSameHost(host, own.host));
  // Without a dot only a scheme shows that it is meant as an address: `http://intranet`.
  const bare = /[a-z]+:\/\/([^\s/:?#.]+)(?![^\s/:?#])/.exec(shown)?.[1];
  return isOwn && (bare === undefined || bare === own.host) ? label : undefined;
}

function ownAddress(link: string): { readonly host?: string; readonly mail?: string } {
  try {
    const { protocol, hostname, pathname } = new URL(link);
    if (protocol !== 'mailto:') return { host: hostname };
    const mail = decodeURIComponent(pathname).toLowerCase();
    return { mail, host: mail.slice(mail.lastIndexOf('@') + 1) };
  } catch {
    return {};
  }
}

/** A version such as `2.4.1` has digits where a host has the name of a country or of a trade; four numbers are a host. */
function isHost(name: string): boolean {
  return /\.(?=[^.]*\p{L})[^.]{2,}$/u.test(name) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name);
}

function isSameHost(named: string, own: string | undefined): boolean {
  const host = inAscii(named);
  return own !== undefined && host !== undefined && withoutWww(host) === withoutWww(own);
}

function inAscii(host: string): string | undefined {
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return undefined;
  }
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, '');
}
