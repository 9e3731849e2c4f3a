import type { KnownBlock, View } from '@slack/web-api';
import { standingCanvas } from '../../domain/canvas';
import {
  type Change,
  type Changeable,
  changeableEntry,
  changeEntry as changeFacts,
  withdrawEntry,
} from '../../domain/entries/change-entry';
import { type Chosen, chosen, redactables, redactEntry, repeating } from '../../domain/entries/redact-entry';
import type { Incident } from '../../domain/incident/incident';
import { recordedPictures } from '../../domain/incident/marked-message';
import { type MarkKind, markKinds } from '../../domain/mark-kind';
import type { PersonId } from '../../domain/person';
import { inPlainText } from '../../domain/text/plain-text';
import type { Wording } from '../../domain/text/wording';
import { inWords, type Names, say, slash } from '../../sentence';
import { choiceField, option } from '../block-kit/choice-field';
import { kindField, timelineKinds } from '../block-kit/kind-field';
import { section } from '../block-kit/message';
import { modalView, noticeView, richTextField } from '../block-kit/modal-view';
import { unreadableForm } from '../block-kit/private-metadata';
import { readTaskFields, taskFields } from '../block-kit/task-fields';
import { readTime, typedTime, whenField } from '../block-kit/when-field';
import type { Answer } from '../interactions/answer';
import type { Modal, ModalContext } from '../interactions/modal';
import { escaped, shortenMrkdwn } from '../text/mrkdwn';
import { richTextOf } from '../text/write-rich-text';

const callback = 'change-entry';

/** A section has room for no more. Source: docs.slack.dev, blocks/section-block. */
const MAX_SHOWN = 3_000;

/** So many places are named in which removed words stand again. */
const MAX_PLACES = 20;

/** What becomes of an entry. */
type Fate = 'keep' | 'withdraw' | 'redact';

/** One entry's words, time and kind, a follow-up's owner and day, and whether it is to stand at all; of words that are no entry's, whether they are. */
export function changeEntryView(
  incident: Incident,
  choice: Chosen,
  nameOf: (person: PersonId) => string,
): View {
  const words = { title: 'Change an entry', submit: 'Save' };
  return modalView(callback, { incident: incident.number, entry: choice.key }, words, [
    ...(choice.entry === undefined ? wordsAlone(choice, nameOf) : fieldsOf(incident, choice.entry, nameOf)),
    fateField(choice),
  ]);
}

function fieldsOf(
  incident: Incident,
  { key, at, isApproximate, text, doing, kind, task }: Changeable,
  nameOf: (person: PersonId) => string,
): readonly KnownBlock[] {
  const value = richTextOf(text ?? [], nameOf);
  const label = task === undefined ? 'What happened?' : 'What is to be done?';
  const when = whenField('at', 'When?', { zone: incident.zone, at, ...(isApproximate && { isApproximate }) });
  return [
    ...(text === undefined ? [] : [richTextField({ block: 'text', label, value })]),
    ...(doing === undefined ? [] : [doingField(doing, nameOf)]),
    ...(task === undefined ? [] : taskFields(task)),
    // A follow-up that was typed is on no timeline.
    ...(task !== undefined && incident.messages.get(key) === undefined ? [] : [when]),
    ...kindFieldOf(kind),
  ];
}

function doingField(doing: Wording, nameOf: (person: PersonId) => string): KnownBlock {
  return richTextField({ block: 'doing', label: 'What is being done?', value: richTextOf(doing, nameOf) });
}

/** What nobody can put otherwise is shown as it is. */
function wordsAlone({ words }: Chosen, nameOf: (person: PersonId) => string): readonly KnownBlock[] {
  const said = words?.wordings.map((each) => inPlainText(each, nameOf)).join('\n') ?? '';
  return [section(shortenMrkdwn(escaped(said), MAX_SHOWN))];
}

/** Corrects the entry, or takes it away. */
export const changeEntry: Modal = {
  callback,
  firstBlock: 'at',

  async submit(context) {
    const { values, carried, now, settings, incident: find, change, forget } = context;
    const incident = await find();
    const { entry: key } = carried;
    if (key === undefined) throw unreadableForm();
    if (values.choice('fate') === 'withdraw') {
      await change((current) => withdrawEntry(current, key, now));
      return undefined;
    }
    if (values.choice('fate') === 'redact') {
      const after = await change((current) => redactEntry(current, key));
      const message = incident.messages.get(key);
      if (message !== undefined) forget(message.source);
      return whatIsLeft(incident, after, { key, settings });
    }
    const { entry } = chosen(incident, key);
    // Of words that are no entry's nothing could be put otherwise.
    if (entry === undefined && !values.isReworded('text') && !values.isTouched('at')) return undefined;
    const wanted = changeIn(context, entry ?? changeableEntry(incident, key), incident);
    await change((current) => changeFacts(current, key, wanted, { person: context.user, now }));
    return undefined;
  },
};

/** What was put otherwise in the form; a field that was left as it is changes nothing. */
function changeIn({ values, now }: ModalContext, entry: Changeable, { zone }: Incident): Change {
  const time = values.isTouched('at') ? readTime(values, 'at', { now, zone }) : undefined;
  const kind = markKinds.find((each) => each === values.choice('kind'));
  const isReworded = entry.text !== undefined && values.isReworded('text');
  return {
    ...(entry.task !== undefined && readTaskFields(values, { now, zone })),
    ...(isReworded && { text: values.words('text') ?? [] }),
    ...(entry.doing !== undefined && values.isReworded('doing') && { doing: values.words('doing') ?? [] }),
    ...(time !== undefined && { occurredAt: time.at, ...(time.isApproximate && { approximate: true }) }),
    ...(kind !== undefined && { kind }),
  };
}

/** What a message is marked as can be put otherwise where it is one thing, and one that needs nothing else. */
function kindFieldOf(kind: MarkKind | undefined): readonly KnownBlock[] {
  if (kind === undefined || kind === 'escalation') return [];
  return [kindField([...timelineKinds, 'assumption'], kind)];
}

function fateField({ entry, words }: Chosen): KnownBlock {
  const fates: readonly (readonly [Fate, string])[] = [
    ['keep', 'It stands, as it reads above'],
    ...(entry?.isWithdrawable ? [['withdraw', 'Withdraw it; the log keeps that it was there'] as const] : []),
    ...(words === undefined ? [] : [['redact', 'Remove its words for good: a pasted secret, say'] as const]),
  ];
  return choiceField({
    block: 'fate',
    label: 'What becomes of it?',
    options: fates.map(([fate, label]) => option(fate, label)),
    hint: 'Words that are removed for good are gone from the log, the drafts and the messages that tell what was recorded. What people wrote and posted in Slack, and the answers to notes, stay there: delete them there as well.',
    chosen: 'keep',
    required: true,
  });
}

/** The key of what was removed, and how commands are called. */
interface Removed {
  readonly key: string;
  readonly settings: Names;
}

/** Where the words that were removed stand again, and what only people can remove; nothing where that is nowhere. */
function whatIsLeft(before: Incident, after: Incident, removed: Removed): Answer {
  const texts = [
    ...inOtherPlaces(before, after, removed),
    ...onSlack(before, after),
    ...posted(before, removed),
    ...inCanvases(after),
  ];
  return texts.length === 0 ? undefined : { open: noticeView('Removed, but …', texts.map(section)) };
}

/** Slack tells of a channel's name, topic and description by itself, and lets no app change what it told. */
function onSlack(before: Incident, after: Incident): readonly string[] {
  if (after.title === before.title && after.channel?.name === before.channel?.name) return [];
  return [
    'Slack’s own lines in the channel, which told of its name, topic and description, keep the words. Somebody who may delete messages can delete those lines.',
  ];
}

/** Firelog removes its copy, and may not delete what people posted. */
function posted({ messages }: Incident, { key }: Removed): readonly string[] {
  if (recordedPictures(messages.get(key)).length === 0) return [];
  return [
    'Firelog kept a copy of the picture, which is removed as well. The picture itself is still in Slack, where people posted it. Delete it there.',
  ];
}

/** What nobody but people can take out of canvases: Slack keeps what one said before, and the postmortem is theirs. */
function inCanvases(incident: Incident): readonly string[] {
  const [record, postmortem] = [standingCanvas(incident, 'record'), standingCanvas(incident, 'postmortem')];
  const theirs =
    postmortem === undefined
      ? []
      : [
          `Firelog writes nothing in the <${postmortem.link}|Postmortem canvas>: take the words out of it by hand.`,
        ];
  const kept =
    (record ?? postmortem) === undefined
      ? []
      : [
          'The version history of a canvas keeps what it said before, and no app can remove that. Where the words must be gone from there too, delete the canvas.',
        ];
  return [...theirs, ...kept];
}

function inOtherPlaces(before: Incident, after: Incident, { key, settings }: Removed): readonly string[] {
  const left = new Map(redactables(after).map((each) => [each.key, JSON.stringify(each.wordings)]));
  const places = repeating(before, key).filter(
    (each) => left.get(each.key) === JSON.stringify(each.wordings),
  );
  if (places.length === 0) return [];
  const lines = places
    .slice(0, MAX_PLACES)
    .map(({ at, name = 'a message' }) => `• ${typedTime(at, after.zone)} ${name}`);
  const more = places.length > MAX_PLACES ? [`and ${places.length - MAX_PLACES} more`] : [];
  const text = [
    'The words are removed. They, or a part of them that looks like a secret, still stand in:',
    ...lines,
    ...more,
    inWords(say`Type ${slash('timeline')} and remove those as well.`, settings),
  ].join('\n');
  return [text];
}
