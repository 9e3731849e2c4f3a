import { escapeHtml, htmlOf, htmlToken, type Token, textIn, tokensOf } from '../markdown/reader';
import { type Heading, placeHeadings } from './headings';
import { shapeLinks } from './links';
import { shapeLists } from './list-items';
import { type PictureView, pictureLinks, pictureSection } from './pictures';
import { style } from './style';
import { shapeTables } from './tables';

/** What a page shows besides what stands in the document. */
export interface PageParts {
  /** The picture of the timeline, as an SVG element. */
  readonly chart?: string | undefined;
  readonly pictures?: readonly PictureView[];
  /** What it is printed on, where its reader does not decide: as a PDF. */
  readonly paper?: Paper;
}

/** Sizes of paper. */
export const papers = ['A4', 'Letter'] as const;

/** A size of paper. */
export type Paper = (typeof papers)[number];

/**
 * A rendered document as one page of HTML that needs nothing else: no request, no script. It is read on a phone and at a
 * desk, by day and by night, and on paper. What is Markdown in it is shown, and everything else is text.
 */
export function pageOf(markdown: string, { chart, pictures = [], paper }: PageParts = {}): string {
  const { title, lead, body } = partsOf(tokensOf(markdown));
  const own = ['top', 'contents', 'text', 'chart', ...(pictures.length === 0 ? [] : ['pictures'])];
  const headings = placeHeadings(body, own);
  shapeLists(body);
  shapeLinks([...title, ...lead, ...body], pictureLinks(pictures));
  const sections = shapeTables(withChart(withPictures(body, pictures), chart));
  const contents = pictures.length === 0 ? headings : withPicturesListed(headings);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(shortTitle(textIn(title)))}</title>
<style>
${style}${paper === undefined ? '' : `@page { size: ${paper}; }\n`}</style>
</head>
<body>
<header id="top">
<h1 dir="auto">${htmlOf(title).trim() || untitled}</h1>
${htmlOf(lead)}</header>
${navigation(contents)}<main id="text">
${htmlOf(sections)}</main>
</body>
</html>
`;
}

/** Nothing may be loaded, sent or run. */
const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

interface DocumentParts {
  readonly title: Token[];
  /** What stands between the title and the first section. */
  readonly lead: Token[];
  readonly body: Token[];
}

function partsOf(tokens: readonly Token[]): DocumentParts {
  const hasTitle = tokens[0]?.tag === 'h1';
  const rest = hasTitle ? tokens.slice(3) : tokens;
  const first = rest.findIndex(({ type }) => type === 'heading_open');
  const end = first < 0 ? rest.length : first;
  return {
    title: hasTitle ? tokens.slice(1, 2) : [],
    lead: rest.slice(0, end),
    body: rest.slice(end),
  };
}

/** What a document is called that has no title. */
const untitled = 'Postmortem';

const MAX_TITLE = 70;

function shortTitle(title: string): string {
  const characters = [...(title || untitled)];
  return characters.length <= MAX_TITLE
    ? characters.join('')
    : `${characters.slice(0, MAX_TITLE - 2).join('')} …`;
}

/** The chart stands where the timeline begins; in a document without one, before everything else. */
function withChart(tokens: readonly Token[], chart: string | undefined): Token[] {
  if (chart === undefined) return [...tokens];
  const at = tokens.findIndex((token) => token.type === 'heading_open' && token.attrGet('id') === 'timeline');
  const figure = `<figure id="chart"><section class="wide" aria-label="Timeline, drawn" tabindex="0">${chart}</section></figure>\n`;
  return tokens.toSpliced(at < 0 ? 0 : at + 3, 0, htmlToken(figure));
}

/** Pictures come after all that the document tells, and before what its own check says of it. */
function withPictures(tokens: readonly Token[], pictures: readonly PictureView[]): Token[] {
  const check = tokens.findIndex((token) => token.type === 'heading_open' && token.attrGet('id') === checkId);
  return tokens.toSpliced(check < 0 ? tokens.length : check, 0, htmlToken(pictureSection(pictures)));
}

function withPicturesListed(headings: readonly Heading[]): readonly Heading[] {
  const check = headings.findIndex(({ id }) => id === checkId);
  return headings.toSpliced(check < 0 ? headings.length : check, 0, { id: 'pictures', text: 'Pictures' });
}

const checkId = 'before-you-publish';

function navigation(headings: readonly Heading[]): string {
  if (headings.length === 0) return '';
  const items = headings.map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`);
  return `<nav id="contents" aria-label="Contents">\n<ul>\n${items.join('\n')}\n</ul>\n</nav>\n`;
}
