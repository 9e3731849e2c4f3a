import { masked } from '../../domain/text/secrets/masked';
import { shortened } from '../../domain/text/shorten';
import type { Wording } from '../../domain/text/wording';
import type { Markdown } from '../markdown/markdown';
import { type DraftContext, MAX_LINE } from './draft-context';
import { moment } from './moment';
import { type SaidBy, type SaidParts, said, saidBy, shownInParts } from './said-by';

/** What is too long for a line or holds code, whole. */
export interface Material {
  /** `S1`. */
  readonly name: string;
  /** When: `15:05`, with the date where the incident spans several days. */
  readonly at: string;
  /** Who said it. */
  readonly by: SaidBy | null;
  /** All of it. */
  readonly text: Markdown | null;
}

/** What of somebody's words stands in a line. */
export interface LineWords extends SaidParts {
  /** Where the words stand whole, if they do not here: `S1`, with the place that a link leads to. */
  readonly material: { readonly name: string; readonly anchor: string } | null;
}

/** Everything that is too long for a line or holds code, in the order of the timeline. */
export function supportingMaterial(setting: DraftContext): readonly Material[] {
  const { entries, materials } = setting;
  return entries.flatMap((entry) => {
    const name = materials.get(entry.key);
    if (name === undefined) return [];
    return [
      {
        name,
        at: moment(entry.occurredAt, setting, entry),
        by: saidBy(entry.author, entry.source, setting, entry.forwarded),
        text: said(entry.text, setting, { indent: 0, isOwnLine: true }),
      },
    ];
  });
}

/** Somebody's words as a line holds them; `key` is their entry's. */
export function inLine(whole: Wording, key: string | undefined, setting: DraftContext): LineWords {
  const name = key === undefined ? undefined : setting.materials.get(key);
  const wording = masked(whole, setting.shown);
  return {
    ...shownInParts(name === undefined ? wording : shortened(wording, MAX_LINE), setting),
    material: name === undefined ? null : { name, anchor: name.toLowerCase() },
  };
}
