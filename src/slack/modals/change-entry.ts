import type { KnownBlock, View } from '@slack/web-api';
import {
  type Change,
  type Changeable,
  changeableEntry,
  changeEntry as changeFacts,
  withdrawEntry,
} from '../../domain/change-entry';
import type { Incident } from '../../domain/incident';
import { type MarkKind, markKinds } from '../../domain/mark';
import type { PersonId } from '../../domain/person';
import { redactEntry } from '../../domain/redact';
import { inPlainText, retyped } from '../../domain/wording';
import { choiceField, option } from '../form/choice-field';
import { kindField, timelineKinds } from '../form/kind-field';
import { modalView, textField } from '../form/modal-view';
import { unreadableForm } from '../form/private-metadata';
import { readWhen, whenField } from '../form/when-field';
import type { Modal, ModalContext } from './modal';

const callback = 'change-entry';

/** What becomes of an entry. */
type Fate = 'keep' | 'withdraw' | 'redact';

/** One entry's words, time and kind, and whether it is to stand at all. */
export function changeEntryView(
  incident: Incident,
  entry: Changeable,
  nameOf: (person: PersonId) => string,
): View {
  const { key, at, text, kind } = entry;
  const words = { title: 'Change an entry', submit: 'Save' };
  return modalView(callback, { incident: incident.number, entry: key }, words, [
    ...(text === undefined
      ? []
      : [
          textField({
            block: 'text',
            label: 'What happened?',
            value: inPlainText(text, nameOf),
            lines: true,
          }),
        ]),
    whenField('at', 'When?', { zone: incident.zone, at }),
    ...kindFieldOf(kind),
    fateField(entry),
  ]);
}

/** Puts the entry right, or takes it away. */
export const changeEntry: Modal = {
  callback,
  firstBlock: 'at',

  async submit(context) {
    const { values, carried, now, incident: find, change, forget } = context;
    const incident = await find();
    const { entry: key } = carried;
    if (key === undefined) throw unreadableForm();
    if (values.choice('fate') === 'withdraw') {
      await change((current) => withdrawEntry(current, key, now));
      return undefined;
    }
    if (values.choice('fate') === 'redact') {
      await change((current) => redactEntry(current, key));
      const message = incident.messages.get(key);
      if (message !== undefined) forget(message.source);
      return undefined;
    }
    const wanted = changeIn(context, changeableEntry(incident, key), incident);
    await change((current) => changeFacts(current, key, wanted, { person: context.user, now }));
    return undefined;
  },
};

/** What was put otherwise in the form; a field that was left as it is changes nothing. */
function changeIn({ values, now, nameOf }: ModalContext, entry: Changeable, { zone }: Incident): Change {
  const occurredAt = values.isTouched('at') ? readWhen(values, 'at', { now, zone }) : undefined;
  const kind = markKinds.find((each) => each === values.choice('kind'));
  const isReworded = entry.text !== undefined && values.isTouched('text');
  return {
    ...(isReworded && { text: retyped(values.text('text') ?? '', entry.text ?? [], nameOf) }),
    ...(occurredAt !== undefined && { occurredAt }),
    ...(kind !== undefined && { kind }),
  };
}

/** What a message is marked as can be put otherwise where it is one thing, and one that needs nothing else. */
function kindFieldOf(kind: MarkKind | undefined): readonly KnownBlock[] {
  if (kind === undefined || kind === 'escalation') return [];
  return [kindField([...timelineKinds, 'assumption'], kind)];
}

function fateField({ isWithdrawable, text }: Changeable): KnownBlock {
  const fates: readonly (readonly [Fate, string])[] = [
    ['keep', 'It stands, as it reads above'],
    ...(isWithdrawable ? [['withdraw', 'Withdraw it; the log keeps that it was there'] as const] : []),
    ...(text === undefined ? [] : [['redact', 'Remove its words for good: a pasted secret, say'] as const]),
  ];
  return choiceField({
    block: 'fate',
    label: 'What becomes of it?',
    options: fates.map(([fate, label]) => option(fate, label)),
    hint: 'Words that are removed for good are gone from the log, the drafts and the messages that tell what was recorded. What people wrote in Slack, and the answer to a note, stays there: delete it there as well.',
    chosen: 'keep',
    required: true,
  });
}
