import type { KnownBlock, View } from '@slack/web-api';
import type { OpenIncident } from '../../app/ports';
import type { Settings } from '../../app/settings';
import { addMessage } from '../../domain/entries/add-message';
import { type Incident, incidentName, messageOf } from '../../domain/incident/incident';
import type { Fact } from '../../domain/incident/incident-event';
import { happenedAt } from '../../domain/incident/message-text';
import { refuseIfCanceled } from '../../domain/incident/refuse-if-canceled';
import { type MarkKind, markKinds } from '../../domain/mark-kind';
import type { SeenMessage } from '../../domain/marks/marking';
import type { Author } from '../../domain/person';
import { type Source, saidAt } from '../../domain/source';
import { inPlainText } from '../../domain/text/plain-text';
import { retyped } from '../../domain/text/retyped';
import { maskedText } from '../../domain/text/secrets/masked';
import { plain } from '../../domain/text/wording';
import type { Zone } from '../../domain/time/zone';
import { Refusal } from '../../errors';
import { boxesField, choiceField, option } from '../block-kit/choice-field';
import { kindField } from '../block-kit/kind-field';
import { modalView, textField } from '../block-kit/modal-view';
import { type CarriedMessage, unreadableForm } from '../block-kit/private-metadata';
import { readTime, whenField } from '../block-kit/when-field';
import { toAsker } from '../interactions/answer';
import type { Modal, ModalContext } from '../interactions/modal';
import type { MessageShortcutContext } from '../interactions/shortcut';
import { refuseIfGuest } from '../request/guest-access';
import { typedInZone } from '../text/instants';

const callback = 'add-message';

/**
 * A message's words, time and kind as a form. Where the message stands in no incident's channel it asks for the
 * incident, and refuses when there is none.
 */
export async function addMessageView(
  called: MessageShortcutContext,
  { title, kinds }: { title: string; kinds: readonly MarkKind[] },
): Promise<View> {
  const { seen, settings, nameOf } = called;
  const here = await called.findIncident();
  if (here !== undefined) refuseIfCanceled(here);
  const open = here === undefined ? await called.openIncidents() : [];
  const zone = here?.zone ?? zoneOf(open);
  const carried = {
    message: { ...seen.source, author: withoutName(seen.author), ...(zone !== undefined && { zone }) },
    respondAt: called.respondAt,
    ...(here !== undefined && { incident: here.number }),
  };
  return modalView(callback, carried, { title, submit: 'Add' }, [
    ...(here === undefined ? [incidentField(open, settings)] : []),
    messageWords('What happened?', inPlainText(seen.text, nameOf)),
    whenField('at', 'When?', {
      zone,
      at: seen.forwarded?.at ?? saidAt(seen.source),
      ...(zone === undefined && { hint: 'Empty means when the message was written.' }),
    }),
    kindField(kinds),
    ...(called.hasThread ? [threadField()] : []),
  ]);
}

/** The field of a message's words, which can be put otherwise. */
export function messageWords(label: string, value: string): KnownBlock {
  return textField({ block: 'text', label, value, lines: true });
}

/** The zone of all of them; undefined where they have several, or there are none. */
function zoneOf(open: readonly OpenIncident[]): Zone | undefined {
  const [zone, ...others] = new Set(open.map((each) => each.zone));
  return others.length === 0 ? zone : undefined;
}

/** A form has no room for names; the message itself brings them. */
export function withoutName(author: Author | undefined): Author | undefined {
  return author !== undefined && 'person' in author ? { person: author.person } : author;
}

/** Puts the message on the record. */
export const addMessageModal: Modal = {
  callback,
  firstBlock: 'text',
  isForGuests: true,

  async submit(context) {
    const { carried, incident: find, change } = context;
    const { message } = carried;
    if (message === undefined) throw unreadableForm();
    // Whoever may not act on it reads that first.
    const { zone } = await find();
    const add = await addingMessage(context, message, message.zone ?? zone);
    const after = await change(add);
    // In the incident's own channel its answer is the bot's reaction.
    if (carried.incident !== undefined) return undefined;
    const added = messageOf(after, sourceOf(message));
    const at = added === undefined ? saidAt(message) : happenedAt(added);
    const isApproximate = added?.correction?.approximate === true;
    const time = typedInZone({ at, isApproximate }, after.zone, context.now);
    const rest = isWhole(context)
      ? ' Its thread is read now; if Firelog may not read it, the incident’s channel says so.'
      : '';
    return toAsker(`Added to *${incidentName(after)}* at ${time}.${rest}`);
  },
};

/** What submitting adds: the message as it is, and whatever was put otherwise in the form. */
export async function addingMessage(
  { user, isGuest, values, now, nameOf, seen: find }: ModalContext,
  message: CarriedMessage,
  zone: Zone,
): Promise<(incident: Incident) => readonly Fact[]> {
  const typed = values.text('text');
  const time = values.isTouched('at') ? readTime(values, 'at', { now, zone }) : undefined;
  const inForm = inWordsOfForm(message, typed ?? '');
  const seen = (await find(inForm.source)) ?? inForm;
  const correction = {
    ...(values.isTouched('text') && { text: retyped(typed ?? '', seen.text, nameOf) }),
    ...(time !== undefined && {
      occurredAt: time.at,
      ...(time.isApproximate && { approximate: true as const }),
    }),
  };
  const kind = kindOf(values.choice('kind'));
  if (isGuest && kind === 'escalation') refuseIfGuest('guest', {}, 'kind');
  return (incident) => [
    ...addMessage(incident, seen, { kind, person: user, now, correction }),
    ...(isWhole({ values }) ? [{ type: 'thread-asked', source: seen.source, person: user } as const] : []),
  ];
}

/** Where the message stands that a form is about. */
function sourceOf({ channel, message, thread }: CarriedMessage): Source {
  return { channel, message, ...(thread !== undefined && { thread }) };
}

/** The message that the form is about, with the words that stand in it; its own may not be at hand any more. */
function inWordsOfForm(carried: CarriedMessage, words: string): SeenMessage {
  const { author } = carried;
  const source = sourceOf(carried);
  return { source, text: plain(words), asOf: saidAt(source), ...(author !== undefined && { author }) };
}

function isWhole({ values }: Pick<ModalContext, 'values'>): boolean {
  return values.choices('thread').length > 0;
}

function kindOf(chosen: string | undefined): MarkKind {
  return markKinds.find((kind) => kind === chosen) ?? 'entry';
}

function incidentField(open: readonly OpenIncident[], settings: Settings): KnownBlock {
  const [first] = open;
  if (first === undefined) {
    throw new Refusal(
      'no-open-incident',
      `No incident is open to add this to. Type \`/${settings.command} start <title>\` to declare one, then add the message again.`,
    );
  }
  return choiceField({
    block: 'incident',
    label: 'Which incident?',
    options: open.map((each) =>
      option(String(each.number), `${incidentName(each)}: ${maskedText(each.title)}`),
    ),
    required: true,
    ...(open.length === 1 && { chosen: String(first.number) }),
  });
}

function threadField(): KnownBlock {
  return boxesField('thread', 'Its thread', [
    option('whole', 'Add the whole thread, each message as an entry'),
  ]);
}
