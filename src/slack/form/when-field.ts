import type { KnownBlock } from '@slack/web-api';
import type { Instant } from '../../domain/instant';
import { parseWhen, type WhenContext } from '../../domain/when';
import type { Zone } from '../../domain/zone';
import { atField } from './at-field';
import { textField } from './modal-view';
import { typedTime } from './typed-time';
import type { ModalValues } from './values';

/** A field for a time of the incident's zone, as text: Slack's own pickers use the viewer's zone. */
export function whenField(
  block: string,
  label: string,
  { zone, at, hint }: { zone: Zone; at?: Instant; hint?: string },
): KnownBlock {
  const forms = `For example 10:42, yesterday 22:10 or 20m ago, in ${zone}.`;
  return textField({
    block,
    label,
    hint: hint === undefined ? forms : `${forms} ${hint}`,
    most: 40,
    ...(at !== undefined && { value: typedTime(at, zone) }),
  });
}

/** The time that was typed; undefined where nothing was. A refusal is about that field. */
export function readWhen(values: ModalValues, block: string, context: WhenContext): Instant | undefined {
  const text = values.text(block);
  return text === undefined ? undefined : atField(block, () => parseWhen(text, context));
}
