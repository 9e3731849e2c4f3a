import type { KnownBlock } from '@slack/web-api';
import { type Instant, minute } from '../../domain/time/instant';
import { parseTime, type ReadTime, type WhenContext } from '../../domain/time/when';
import { clock, date, isoText, offsetAt, type Zone } from '../../domain/time/zone';
import { textField } from './modal-view';
import type { ModalValues } from './values';
import { atField } from './values';

const MAX_TYPED = 40;

/**
 * A field for a time of the incident's zone, as text: Slack's own pickers use the viewer's zone. Without a zone the incident
 * is not chosen yet, and no time can be shown. What was `typed` before and could not be read stands in it, to be put right.
 */
export function whenField(
  block: string,
  label: string,
  field: {
    zone: Zone | undefined;
    at?: Instant;
    isApproximate?: true;
    hint?: string;
    typed?: string | undefined;
    /** Whether what is typed is read by the reader's own clock, which is not known yet; a time shown names its offset then. */
    isReadersZone?: boolean;
  },
): KnownBlock {
  const { zone, at, isApproximate, hint, typed, isReadersZone = false } = field;
  const shown = (at: Instant, zone: Zone): string =>
    isReadersZone ? isoText(at, offsetAt(at, zone)) : typedTime(at, zone, isApproximate);
  const value = typed?.slice(0, MAX_TYPED) || (at && zone && shown(at, zone));
  const zoneInWords = isReadersZone ? 'your own time zone' : (zone ?? 'the zone of the incident');
  const forms = `For example 10:42, yesterday 22:10 or 20m ago, in ${zoneInWords}.`;
  return textField({
    block,
    label,
    hint: hint === undefined ? forms : `${forms} ${hint}`,
    most: MAX_TYPED,
    ...(value !== undefined && { value }),
  });
}

/** The time that was typed, with how it was said; undefined where nothing was. A refusal is about that field. */
export function readTime(values: ModalValues, block: string, context: WhenContext): ReadTime | undefined {
  const text = values.text(block);
  return text === undefined ? undefined : atField(block, () => parseTime(text, context));
}

/** Its instant alone. */
export function readWhen(values: ModalValues, block: string, context: WhenContext): Instant | undefined {
  return readTime(values, block, context)?.at;
}

/** A date and a time as they can be typed back into a field: `2023-11-08 10:42`; seconds only where there are any. */
export function typedTime(at: Instant, zone: Zone, isApproximate = false): string {
  const seconds = at % minute >= 1_000_000;
  return `${isApproximate ? '~' : ''}${date(at, zone)} ${clock(at, zone, { seconds })}`;
}
