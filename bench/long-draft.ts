import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import type { DocumentContext } from '../src/app/ports';
import { createDocuments } from '../src/documents/documents';
import { type Draft, draftOf } from '../src/documents/draft/draft';
import { Markdown, quotedLine } from '../src/documents/markdown/markdown';
import { wordCount } from '../src/documents/markdown/word-count';
import { fold } from '../src/domain/fold/fold';
import type { Incident } from '../src/domain/incident/incident';
import { instant } from '../src/domain/time/instant';
import { peopleIn } from '../src/domain/timeline/people-in';
import { defaultSettings } from '../tests/support/default-settings';
import { marksOf } from './long-log';

const templates = join(__dirname, '../templates');

/** The draft of a long incident, and what Handlebars alone makes of the same template and data that is ready. */
export class LongDraft {
  readonly #documents = createDocuments({ templates, settings: defaultSettings });
  readonly #handlebars = handlebarsAlone();
  readonly #ready: unknown;
  #incident: Incident;

  constructor(entries: number) {
    this.#incident = fold(undefined, marksOf(entries));
    const text = this.render();
    const view: Draft = {
      ...draftOf(this.#incident, context, defaultSettings),
      words: { count: wordCount(counted(text)), least: 400, most: 600 },
    };
    this.#ready = ready(view);
    if (squeezed(this.renderAlone()) !== squeezed(text)) throw new Error('The drafts are not the same');
  }

  /** As a draft is asked for and rendered: nothing of the incident's new state is known yet. */
  render(): string {
    const { seq, declaredAt } = this.#incident;
    this.#incident = fold(this.#incident, [
      { type: 'draft-requested', seq: seq + 1, recordedAt: declaredAt },
    ]);
    peopleIn(this.#incident);
    return inOnePiece(this.#documents.postmortem(this.#incident, context));
  }

  /** The same by Handlebars alone. */
  renderAlone(): string {
    return inOnePiece(this.#handlebars(this.#ready));
  }
}

const context: DocumentContext = {
  revision: 1,
  renderedAt: instant(1_800_000_000_000_000),
  nameOf: (person) => `Person ${person}`,
  linkTo: ({ channel, message }) =>
    `https://example.slack.com/archives/${channel}/p${message.replace('.', '')}`,
};

/** A text as whoever reads it finds it. What was put together from many is joined only then, and that takes its time. */
function inOnePiece(text: string): string {
  text.charCodeAt(0);
  return text;
}

/** The templates without anything that Firelog adds to them. */
function handlebarsAlone(): HandlebarsTemplateDelegate {
  const alone = Handlebars.create();
  alone.registerHelper({
    is: (value: unknown, other: unknown) => value === other,
    capitalized: (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
    pad: (text: string, width: number) => text.padEnd(width),
    counted(this: unknown, _words: unknown, _least: number, _most: number, block: Handlebars.HelperOptions) {
      return block.fn(this);
    },
  });
  const compile = (file: string) =>
    alone.compile(readFileSync(join(templates, file), 'utf8'), { noEscape: true });
  for (const file of readdirSync(join(templates, 'partials'))) {
    alone.registerPartial(basename(file, '.md.hbs'), compile(join('partials', file)));
  }
  return compile('postmortem.md.hbs');
}

/** What a template shows, as strings that need no quoting. */
function ready(value: unknown): unknown {
  if (value instanceof Markdown) return value.toString();
  if (typeof value === 'string') return quotedLine(value).toString();
  if (Array.isArray(value)) return value.map(ready);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, ready(each)]));
}

/** What the template counts the words of. */
function counted(text: string): string {
  const end = /^## (?:Supporting material|Before you publish)$/m.exec(text)?.index;
  return text.slice(text.indexOf('## Issue summary'), end);
}

/** The text whatever blank lines and spaces are in it. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
