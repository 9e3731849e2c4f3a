import type { DocumentContext } from '../../app/ports';
import type { Incident } from '../../domain/incident/incident';
import { inPlainText } from '../../domain/text/plain-text';
import { masked } from '../../domain/text/secrets/masked';
import { plain } from '../../domain/text/wording';
import { type DraftContext, draftContextOf } from '../draft/draft-context';
import { moment } from '../draft/moment';
import { saidBy } from '../draft/said-by';
import { asLinked, escapeHtml } from '../markdown/reader';

/** A picture that somebody posted in a message that is marked. */
export interface Picture {
  /** The key of its entry. */
  readonly key: string;
  /** The name of its file. */
  readonly name: string;
  /** `image/png`, by its first bytes; pictures of other kinds than `pictureTypes` are left out. */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** What whoever posted it wrote, as plain text; empty where they wrote nothing. */
  readonly words: string;
}

/** A picture ready to show. */
export interface PictureView {
  /** Whose it is and of when: `15:04, Chebet Koech`. */
  readonly from: string;
  readonly words: string;
  /** What stands for it where it cannot be seen. */
  readonly alternative: string;
  /** The picture itself, as an address. */
  readonly data: string;
  /** The address of the message in which it was posted. */
  readonly message: string | undefined;
}

/** What browsers show and what can hold no script. */
export const pictureTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** Pictures of an incident as a page shows them, in the order given; secrets in their words are masked. */
export function pictureViews(
  incident: Incident,
  context: DocumentContext,
  pictures: readonly Picture[],
): readonly PictureView[] {
  const setting = draftContextOf(incident, context);
  const entries = new Map(setting.entries.map((entry) => [entry.key, entry]));
  return pictures.flatMap((picture) => {
    const entry = entries.get(picture.key);
    if (entry === undefined || !pictureTypes.includes(picture.type)) return [];
    const by = saidBy(entry.author, entry.source, setting, entry.forwarded);
    const words = shown(picture.words, setting);
    return [
      {
        from: [moment(entry.occurredAt, setting, entry), by?.name].filter(Boolean).join(', '),
        words,
        alternative: words === '' ? shown(picture.name, setting) : words,
        data: `data:${picture.type};base64,${Buffer.from(picture.bytes).toString('base64')}`,
        message: by?.link === null || by?.link === undefined ? undefined : String(by.link),
      },
    ];
  });
}

function shown(text: string, { shown: asTheyAre, context }: DraftContext): string {
  return inPlainText(masked(plain(text), asTheyAre), context.nameOf).trim();
}

/** The pictures as a section; each is small until it is chosen, and fills the page then. */
export function pictureSection(pictures: readonly PictureView[]): string {
  if (pictures.length === 0) return '';
  const figures = pictures.map(
    ({ from, words, alternative, data }, index) => `<figure id="picture-${index + 1}" class="picture">
<a class="larger" href="#picture-${index + 1}" aria-label="${escapeHtml(`Picture ${index + 1}, larger`)}"><img src="${data}" alt="${escapeHtml(alternative)}"></a>
<figcaption><strong>Picture ${index + 1}</strong> ${escapeHtml(from)}${words === '' ? '' : `: ${escapeHtml(words)}`}
<a class="smaller" href="#pictures">Smaller</a></figcaption>
</figure>`,
  );
  return `<h2 id="pictures">Pictures</h2>\n<div class="pictures">\n${figures.join('\n')}\n</div>\n`;
}

/** What stands behind the line of each message that has pictures, by the address of the message. */
export function pictureLinks(pictures: readonly PictureView[]): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  for (const [index, { message }] of pictures.entries()) {
    if (message === undefined) continue;
    const address = asLinked(message);
    const link = ` <a class="seen" href="#picture-${index + 1}">Picture ${index + 1}</a>`;
    links.set(address, `${links.get(address) ?? ''}${link}`);
  }
  return links;
}
