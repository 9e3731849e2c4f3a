import type { Incident } from '../incident/incident';
import { leavesOf, type Wording } from '../text/wording';
import { type Captured, originOf, type SectionOrigin, told } from './captured';

/** Links within Slack lead to what the draft links already. */
const SLACK = /(?:^|\.)slack(?:-files|-edge)?\.com$/i;

/**
 * The addresses in what people told: dashboards, changes, tickets; each once, with the words of whoever gave it first. A bare host is
 * a name that Slack made a link of.
 */
export function capturedLinks(incident: Incident): Captured | undefined {
  const items = new Map<string, Wording>();
  const from: SectionOrigin[] = [];
  for (const entry of told(incident)) {
    const found = leavesOf(entry.text).flatMap((piece) =>
      typeof piece === 'object' && 'link' in piece && isMaterial(piece.link) && !items.has(piece.link)
        ? [piece]
        : [],
    );
    for (const piece of found) items.set(piece.link, [piece]);
    if (found.length > 0) from.push(originOf(entry, found));
  }
  return items.size === 0 ? undefined : { words: [{ list: [...items.values()] }], from };
}

function isMaterial(link: string): boolean {
  if (!/^https?:/i.test(link) || !URL.canParse(link)) return false;
  const { hostname, pathname, search, hash } = new URL(link);
  return !SLACK.test(hostname) && (pathname.length > 1 || search !== '' || hash !== '');
}
