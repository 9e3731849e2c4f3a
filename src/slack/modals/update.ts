import type { KnownBlock, View } from '@slack/web-api';
import type { Settings } from '../../app/settings';
import { lastUpdate, updateByForm } from '../../domain/decisions/update';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { occurredAt, type Recorded } from '../../domain/incident/incident-event';
import { factsOf, lastOf } from '../../domain/incident/kept-facts';
import type { PersonId } from '../../domain/person';
import { nextUpdateBy } from '../../domain/promises/next-update-by';
import { inPlainText } from '../../domain/text/plain-text';
import { retyped } from '../../domain/text/retyped';
import { isBlank, type Wording } from '../../domain/text/wording';
import { hour, minute } from '../../domain/time/instant';
import { shownSecrets } from '../../domain/timeline/secret-places';
import { refuseAll } from '../../errors';
import { section } from '../block-kit/message';
import { MAX_INPUT, modalView, textField } from '../block-kit/modal-view';
import { unreadableForm } from '../block-kit/private-metadata';
import { attempt, type ModalValues } from '../block-kit/values';
import { toAsker } from '../interactions/answer';
import type { Modal, ModalContext } from '../interactions/modal';
import { whereUpdateStands } from '../interactions/update-answer';
import { inReadersZone } from '../text/instants';
import { escaped, shorten, shortenMrkdwn, writeMrkdwn } from '../text/mrkdwn';
import { nextUpdateDue } from '../text/next-update-due';

const callback = 'update';

const fields = ['text', 'doing', 'next'] as const;
type Fields = Readonly<Record<(typeof fields)[number], string>>;

/** The time of the next update is prefilled as long as the last one had, up to this. */
const MAX_PREFILLED = 12 * hour;
const MAX_OTHERS = 1_000;
const MAX_TIME = 60;

/** What the form of an update is opened with. */
export interface UpdateForm {
  readonly settings: Settings;
  readonly nameOf: (person: PersonId) => string;
  /** Where the person can be answered. */
  readonly respondAt?: string | undefined;
}

/** What the stakeholders are to be told, prefilled with what they were told last. */
export function updateView(incident: Incident, form: UpdateForm): View {
  return formWith(incident, form, prefilled(lastOf(incident, 'updated'), form.nameOf), []);
}

function formWith(
  incident: Incident,
  { settings, respondAt }: UpdateForm,
  filled: Fields,
  above: readonly KnownBlock[],
): View {
  const words = { title: `Update on ${incidentName(incident)}`, submit: 'Tell them' };
  const carried = {
    incident: incident.number,
    update: lastUpdate(incident),
    ...(respondAt !== undefined && { respondAt }),
  };
  return modalView(callback, carried, words, [
    ...above,
    textField({
      block: 'text',
      label: 'What happens?',
      hint: 'In words that somebody outside understands. For example: one payment in ten fails.',
      value: filled.text,
      lines: true,
      required: true,
    }),
    textField({
      block: 'doing',
      label: 'What is being done?',
      hint: 'For example: a fix is being tested.',
      value: filled.doing,
      lines: true,
    }),
    textField({
      block: 'next',
      label: 'Next update by',
      hint: `For example 15:30, in 30 min or tomorrow 09:00, in ${incident.zone}.${usual(incident, settings)}`,
      value: filled.next,
      most: MAX_TIME,
    }),
  ]);
}

/** What an empty field comes to. */
function usual({ severity }: Incident, { promises }: Settings): string {
  const after = promises['next update'][severity];
  return after === undefined ? '' : ` Left empty: in ${Math.round(after / minute)} min.`;
}

function prefilled(last: Recorded<'updated'> | undefined, nameOf: UpdateForm['nameOf']): Fields {
  if (last === undefined) return { text: '', doing: '', next: '' };
  const { text, doing = [], nextBy } = last;
  const ahead = nextBy === undefined ? 0 : nextBy - last.recordedAt;
  const isRepeated = ahead >= minute && ahead <= MAX_PREFILLED;
  return {
    text: asTyped(text, nameOf),
    doing: asTyped(doing, nameOf),
    next: isRepeated ? `in ${Math.round(ahead / minute)} min` : '',
  };
}

function asTyped(words: Wording, nameOf: UpdateForm['nameOf']): string {
  return shorten(inPlainText(words, nameOf), MAX_INPUT).trim();
}

/** Tells the stakeholders where things stand. Whoever did not read another update that came meanwhile is shown that first. */
export const update: Modal = {
  callback,
  firstBlock: 'text',

  async submit(context) {
    const { carried, now, settings, incident: find, change } = context;
    const incident = await find();
    const { update: since } = carried;
    if (since === undefined) throw unreadableForm();
    if (lastUpdate(incident) !== since) return { open: withOthers(incident, context) };
    const said = saidIn(context, incident, since);
    const after = await change((current) => updateByForm(current, said, since));
    const stands = whereUpdateStands(after, `the channel of ${incidentName(after)}`, context);
    // What its own field says is not looked for in the text.
    const told = said.nextBy === undefined ? said.text : [];
    return toAsker([stands, ...nextUpdateDue(after, told, { now, settings })].join(' '));
  },
};

/** What the fields say; every mistake is said at its field. */
function saidIn({ values, now, nameOf }: ModalContext, { zone, ...incident }: Incident, since: number) {
  const last = factsOf({ zone, ...incident }, 'updated').find(({ seq }) => seq === since);
  const typed = values.text('next');
  const next = attempt('next', () => (typed === undefined ? undefined : nextUpdateBy(typed, { now, zone })));
  if (next.refused.length > 0) throw refuseAll(next.refused);
  const doing = wordsOf(values, 'doing', last?.doing, nameOf);
  return {
    text: wordsOf(values, 'text', last?.text, nameOf),
    ...(!isBlank(doing) && { doing }),
    ...(next.value !== undefined && { nextBy: next.value }),
  };
}

/** The words of a field, in which links and names that stood there before are what they were. */
function wordsOf(
  values: ModalValues,
  field: 'text' | 'doing',
  before: Wording = [],
  nameOf: (person: PersonId) => string,
): Wording {
  const typed = values.text(field) ?? '';
  return typed === asTyped(before, nameOf) ? before : retyped(typed, before, nameOf);
}

/** The form as it was filled in, below what somebody else told meanwhile. */
function withOthers(incident: Incident, context: ModalContext): View {
  const { values, nameOf, carried } = context;
  const [text = '', doing = '', next = ''] = fields.map((field) => values.text(field) ?? '');
  const form = { ...context, respondAt: carried.respondAt };
  return formWith(incident, form, { text, doing, next }, [section(whatOthersSaid(incident, nameOf))]);
}

function whatOthersSaid(incident: Incident, nameOf: (person: PersonId) => string): string {
  const last = lastOf(incident, 'updated');
  if (last === undefined) return '*The last update was withdrawn meanwhile.* Yours is not sent yet.';
  const who = escaped(nameOf(last.by ?? ''));
  const text = shortenMrkdwn(writeMrkdwn(last.text, nameOf, shownSecrets(incident)), MAX_OTHERS);
  return `*${who} sent an update meanwhile, ${inReadersZone(occurredAt(last))}. Yours is not sent yet:* put it right below, and press the button again.\n${text}`;
}
