import type { KnownBlock, View } from '@slack/web-api';
import type { Settings } from '../../app/settings';

import { close as closeIncident } from '../../domain/decisions/close';
import { prefill } from '../../domain/decisions/prefill-closing';
import type { Field } from '../../domain/details/field';
import { emptyFields } from '../../domain/details/field-value';
import { fillInFields } from '../../domain/details/fill-in-fields';
import { checkOf } from '../../domain/findings/findings';
import { type Incident, incidentName } from '../../domain/incident/incident';
import type { PersonId } from '../../domain/person';
import type { Section } from '../../domain/section';
import { inPlainText } from '../../domain/text/plain-text';
import { retyped } from '../../domain/text/retyped';
import type { Wording } from '../../domain/text/wording';
import { inWords } from '../../sentence';
import { detailFields, readDetailFields } from '../block-kit/detail-fields';
import { context } from '../block-kit/message';
import { MAX_INPUT, modalView, richTextField, textField } from '../block-kit/modal-view';
import { splitText } from '../block-kit/split-text';
import { readWhen, whenField } from '../block-kit/when-field';
import type { Modal } from '../interactions/modal';
import type { CommandTime } from '../text/command-time';
import { escaped } from '../text/mrkdwn';
import { richTextOf } from '../text/write-rich-text';

const callback = 'close';

const WHEN = 'closed';
const hint = 'Leave it empty if that is now.';

/** What is asked at closing. */
const asked = [
  'summary',
  'impact',
  'share',
  'detection',
  'rootCause',
  'resolution',
  'lessons',
  'improvements',
] as const satisfies readonly Section[];
type Asked = (typeof asked)[number];

const labels: Readonly<Record<Asked, { label: string; hint?: string }>> = {
  summary: { label: 'Summary', hint: 'One or two sentences for somebody who was not there.' },
  impact: { label: 'Impact', hint: 'What was down or slow, and what people saw of it.' },
  share: { label: 'Share of users affected', hint: 'For example: 80 % of mobile users.' },
  detection: { label: 'How it was detected', hint: 'By an alert, an engineer or a customer?' },
  rootCause: { label: 'Root cause', hint: 'The first sentence also stands in the summary.' },
  resolution: { label: 'Resolution', hint: 'How it was fixed, for now and for good.' },
  lessons: { label: 'Lessons', hint: 'What went well, what did not, where you were lucky.' },
  improvements: {
    label: 'Improvements',
    hint: 'What could be better, one a line. Tasks are follow-ups of their own.',
  },
};

/** The fields in which lists, links and code serve. */
const FORMATTED: ReadonlySet<Asked> = new Set(['rootCause', 'resolution', 'lessons', 'improvements']);

/** A field that holds more than one input can is split into so many; what people write is seldom longer. */
const MAX_PARTS = 5;
/** How many findings the modal names; the draft has them all. */
const MAX_FINDINGS = 6;

/**
 * The fields of a closing, prefilled from what was captured, and what is still missing. `time` is when it closed, where
 * that was not just now; what could not be read of it stands in a field.
 */
export function closeView(
  incident: Incident,
  { nameOf, settings }: { nameOf: (person: PersonId) => string; settings: Settings },
  { at, unread }: CommandTime = {},
): View {
  const captured = prefill(incident);
  const name = incidentName(incident);
  const carried = { incident: incident.number, ...(at !== undefined && { closedAt: at }) };
  return modalView(callback, carried, { title: `Close ${name}`, submit: 'Close incident' }, [
    ...(unread === undefined
      ? []
      : [whenField(WHEN, 'When was it closed?', { zone: incident.zone, typed: unread.typed, hint })]),
    ...missing(incident, settings),
    ...asked.flatMap((field) => inputsFor(field, captured[field] ?? [], nameOf)),
    ...detailFields(fieldsToClose(incident, settings), incident),
  ]);
}

/** Closes the incident and asks for its draft. */
export const close: Modal = {
  callback,
  firstBlock: 'summary',

  async submit({ values, carried, now, nameOf, settings, incident: find, change }) {
    const { zone } = await find();
    const at = carried.closedAt ?? readWhen(values, WHEN, { now, zone });
    const details = readDetailFields(values, settings.fields);
    const formatted = asked.filter((field) => FORMATTED.has(field));
    const words = formatted.map((field) => [field, values.words(field)] as const);
    const plainFields = asked.filter((field) => !FORMATTED.has(field));
    const filled = plainFields.flatMap((field) => {
      const parts = partsOf(field).flatMap((block) => values.text(block) ?? []);
      return parts.length === 0 ? [] : [[field, parts.join('\n')] as const];
    });
    const given = words.filter(([, each]) => each !== undefined);
    await change((incident) => {
      const captured = prefill(incident);
      const closing = filled.map(([field, text]) => [field, retyped(text, captured[field] ?? [], nameOf)]);
      const whole = { ...Object.fromEntries(closing), ...Object.fromEntries(given) };
      return [...fillInFields(incident, details), ...closeIncident(incident, whole, at)];
    });
    return undefined;
  },
};

/** What is asked at closing, and what should have been filled in before. */
function fieldsToClose(incident: Incident, { fields }: Settings): readonly Field[] {
  const empty = emptyFields(incident, fields);
  return fields.filter((field) => field.asked === 'close' || empty.includes(field));
}

/** The blocks of a field: one, and its continuations. */
function partsOf(field: Asked): readonly string[] {
  return Array.from({ length: MAX_PARTS }, (_, index) => (index === 0 ? field : `${field}-${index + 1}`));
}

function inputsFor(
  field: Asked,
  words: Wording,
  nameOf: (person: PersonId) => string,
): readonly KnownBlock[] {
  const { label, ...hint } = labels[field];
  if (FORMATTED.has(field)) {
    return [richTextField({ block: field, label, ...hint, value: richTextOf(words, nameOf) })];
  }
  const captured = inPlainText(words, nameOf);
  const blocks = partsOf(field);
  return splitText(captured, MAX_INPUT, MAX_PARTS).map((value, index) =>
    textField({
      block: blocks[index] ?? field,
      lines: field !== 'share',
      label: index === 0 ? label : `${label} (continued)`,
      value,
      ...(index === 0 && hint),
    }),
  );
}

function missing(incident: Incident, settings: Settings): readonly KnownBlock[] {
  const isAsked = new Set(['S03', 'I01', 'D01', 'R03']);
  const found = checkOf(incident, settings).filter(({ id }) => !isAsked.has(id));
  if (found.length === 0) return [];
  const left = found.length - MAX_FINDINGS;
  const lines = found
    .slice(0, MAX_FINDINGS)
    .map(({ sentence }) => `• ${escaped(inWords(sentence, settings))}`);
  const more = left > 0 ? [`…and ${left} more in the draft.`] : [];
  return [context(['*The record still lacks:*', ...lines, ...more].join('\n'))];
}
