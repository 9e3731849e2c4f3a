import type { DocumentContext } from '../../app/ports';
import { SystemClock } from '../../app/system-clock';
import { readConfig } from '../../config';
import { createDocuments } from '../../documents/documents';
import { draftOf } from '../../documents/draft/draft';
import { postmortemJson } from '../../documents/json/postmortem-json';
import { type PageParts, type Paper, pageOf } from '../../documents/page/page';
import { pictureViews } from '../../documents/page/pictures';
import { recordOf } from '../../documents/record/record';
import type { Incident } from '../../domain/incident/incident';
import type { Source } from '../../domain/source';
import { permalink } from '../../slack/chat/permalink';
import type { StoredIncident } from '../incident-in-database';
import { findBrowser } from './find-browser';
import { printToPdf } from './print-pdf';

/** What is written of an incident, in a form: text, or bytes that no terminal shows. */
export type Written = string | Uint8Array;

const clock = new SystemClock();

/** The forms in which an incident is written; `paper` is what it is printed on. */
export const forms = {
  markdown: markdownOf,
  html: (stored) => pageFor(stored),
  json: (stored) => {
    const { settings } = readConfig(process.env);
    return postmortemJson(draftOf(stored.incident, contextOf(stored), settings), stored.incident);
  },
  pdf: (stored, paper) => {
    const browser = findBrowser();
    return printToPdf(pageFor(stored, { paper }), browser);
  },
  record: ({ ref, log, incident, nameOf }) => {
    const { settings } = readConfig(process.env);
    const exportedAt = clock.now();
    const context = {
      team: ref.team,
      exportedAt,
      nameOf,
      settings,
      linkTo: linkTo.bind(undefined, incident),
    };
    return `${JSON.stringify(recordOf(incident, log, context), undefined, 2)}\n`;
  },
} as const satisfies Readonly<Record<string, Form>>;

/** Writes an incident. */
type Form = (stored: StoredIncident, paper: Paper) => Written | Promise<Written>;

/** The forms that show pictures. */
export const formsWithPictures: ReadonlySet<FormName> = new Set(['html', 'pdf']);

/** The name of a form. */
export type FormName = keyof typeof forms;

function pageFor(stored: StoredIncident, parts: PageParts = {}): string {
  return pageOf(markdownOf(stored), { ...shownOn(stored), ...parts });
}

function markdownOf(stored: StoredIncident): string {
  return createDocuments(readConfig(process.env)).postmortem(stored.incident, contextOf(stored));
}

/** What a page shows besides its text. */
export function shownOn(stored: StoredIncident): Pick<PageParts, 'chart' | 'pictures'> {
  // What draws takes a while to load, which no other form should wait for.
  const { chartSvg }: typeof import('../../documents/chart/chart') = require('../../documents/chart/chart');
  const chart = chartSvg(stored.incident, { nameOf: stored.nameOf });
  return {
    ...(chart !== undefined && { chart }),
    pictures: pictureViews(stored.incident, contextOf(stored), stored.pictures),
  };
}

/** What a draft of a stored incident needs besides. */
export function contextOf({
  incident,
  nameOf,
}: Pick<StoredIncident, 'incident' | 'nameOf'>): DocumentContext {
  return {
    // What was asked for last, whether or not it was delivered: an export is no draft of its own.
    revision: Math.max(1, incident.draftsRequested),
    renderedAt: clock.now(),
    nameOf,
    linkTo: (source) => linkTo(incident, source) ?? '',
  };
}

/** Only Slack knows the workspace's address; what it said of a draft that it keeps begins with it. */
function linkTo({ drafts }: Incident, source: Source): string | undefined {
  const kept = drafts.findLast(({ link }) => URL.canParse(link))?.link;
  return kept === undefined ? undefined : permalink(new URL('/', kept).href, source);
}
