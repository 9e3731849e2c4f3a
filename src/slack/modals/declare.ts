import type { KnownBlock, View } from '@slack/web-api';
import type { Settings } from '../../app/settings';
import { type Declaration, MAX_TITLE } from '../../domain/decisions/declare';
import { askedAt } from '../../domain/details/field';
import { fillInFields } from '../../domain/details/fill-in-fields';
import { chooseServices } from '../../domain/details/name-services';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { defaultSeverity, type Severity, severityOf } from '../../domain/severity';
import { inPlainText } from '../../domain/text/plain-text';
import { maskedText } from '../../domain/text/secrets/masked';
import type { Instant } from '../../domain/time/instant';
import { shownTitle } from '../../domain/timeline/secret-places';
import { boxesField, choiceField, option } from '../block-kit/choice-field';
import { detailFields, readDetailFields } from '../block-kit/detail-fields';
import { modalView, textField } from '../block-kit/modal-view';
import type { CarriedMessage } from '../block-kit/private-metadata';
import { readServiceField, serviceField } from '../block-kit/service-field';
import { readTime, whenField } from '../block-kit/when-field';
import { toAsker } from '../interactions/answer';
import type { Modal } from '../interactions/modal';
import type { MessageShortcutContext } from '../interactions/shortcut';
import type { NewZone } from '../request/asker-zone';
import { refuseIfGuest } from '../request/guest-access';
import type { CommandTime } from '../text/command-time';
import { escaped } from '../text/mrkdwn';
import { addingMessage, messageWords, withoutName } from './add-message';

const callback = 'declare';

/** What was said already when the modal opens. */
interface Said {
  readonly severity?: Severity;
  readonly isPrivate: boolean;
  readonly isDrill: boolean;
  readonly began?: Instant;
  /** What was typed for it and could not be read. */
  readonly beganTyped?: string | undefined;
  /** Where whoever asked for it alone can be answered. */
  readonly respondAt?: string;
  /** The message that it begins with, which goes on the timeline, and what that says is wrong. */
  readonly message?: CarriedMessage;
  readonly words?: string;
  readonly title?: string;
}

/**
 * The fields of `start` as a modal; `channel` is where it was asked for, `newZone` the one that the incident will have. Where that
 * is only assumed, what is typed is read by the person's own clock once that is known, and the form says so.
 */
export function declareView(
  settings: Settings,
  channel: string,
  { zone, isAssumed }: NewZone,
  said: Said,
): View {
  return modalView(
    callback,
    {
      ...(channel !== '' && { from: channel }),
      ...(said.respondAt !== undefined && { respondAt: said.respondAt }),
      ...(said.message !== undefined && { message: said.message }),
    },
    { title: 'Declare an incident', submit: 'Declare' },
    [
      textField({
        block: 'title',
        label: 'What is wrong?',
        required: true,
        most: MAX_TITLE,
        ...(said.title !== undefined && { value: said.title }),
      }),
      severityField(settings, said.severity ?? defaultSeverity(settings.severities)),
      ...serviceField(settings.services),
      whenField('began', 'When did the impact begin?', {
        zone,
        hint: 'Leave it empty if nobody knows yet.',
        typed: said.beganTyped,
        ...(isAssumed && { isReadersZone: true }),
        ...(said.began !== undefined && { at: said.began }),
      }),
      ...detailFields(askedAt('declare', settings.fields)),
      flagsField(said),
      ...(said.words === undefined
        ? []
        : [messageWords('The message, as it goes on the timeline', said.words)]),
    ],
  );
}

/** The same for an incident that begins with a message, from any channel. */
export function declareFromMessageView({
  seen,
  settings,
  nameOf,
  isGuest,
  respondAt,
  newZoneAtHand,
}: MessageShortcutContext): View {
  if (isGuest) refuseIfGuest('guest', {});
  const { channel } = seen.source;
  const title = titleIn(maskedText(inPlainText(seen.text, nameOf)));
  return declareView(settings, channel, newZoneAtHand(), {
    ...{ isPrivate: false, isDrill: false, respondAt },
    message: { ...seen.source, author: withoutName(seen.author) },
    words: inPlainText(seen.text, nameOf),
    ...(title !== undefined && { title }),
  });
}

/** The first line that says something. */
function titleIn(text: string): string | undefined {
  return text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => /[\p{L}\p{N}]/u.test(line));
}

/** Declares an incident. */
export const declare: Modal = {
  callback,
  firstBlock: 'title',

  async submit(context) {
    const { values, carried, now, settings, newZone, newZoneAtHand, declare } = context;
    const flags = values.choices('flags');
    const isSaid = values.text('began') !== undefined;
    const { zone } = isSaid ? await newZone() : newZoneAtHand();
    const began = readTime(values, 'began', { now, zone });
    const chosen = readServiceField(values, settings.services);
    const filled = readDetailFields(values, askedAt('declare', settings.fields));
    // The message that the incident begins with.
    const message = carried.message && (await addingMessage(context, carried.message, zone));
    const declaration = {
      title: values.text('title') ?? '',
      severity:
        severityOf(values.choice('severity') ?? '', settings.severities) ??
        defaultSeverity(settings.severities),
      isPrivate: flags.includes('private'),
      isDrill: flags.includes('drill'),
      ...(began !== undefined && beganFields(began, newZoneAtHand())),
      ...(carried.from !== undefined && { from: carried.from }),
    };
    return toAsker(
      declaredInWords(
        await declare(declaration, (incident) => [
          ...chooseServices(incident, chosen),
          ...fillInFields(incident, filled),
          ...(message?.(incident) ?? []),
        ]),
      ),
    );
  },
};

/** What whoever declared an incident reads at once; which channel it has is told when that is open. */
export function declaredInWords(incident: Incident): string {
  const title = escaped(shownTitle(incident));
  return `*${incidentName(incident)} is declared* as ${escaped(incident.severity)}: ${title}. Its channel is being opened, and you are invited.`;
}

/** When impact began, as a declaration keeps it. */
export function beganFields(
  { at, isApproximate, isLocal, unread }: CommandTime,
  { isAssumed }: NewZone,
): Partial<Declaration> {
  return {
    ...(at !== undefined && { began: at }),
    ...(at !== undefined && isApproximate && { approximate: true }),
    ...(at !== undefined && isLocal && isAssumed && { isBeganAssumed: true }),
    ...(unread !== undefined && { beganOffered: unread.readings }),
  };
}

function severityField(settings: Settings, chosen: Severity): KnownBlock {
  return choiceField({
    block: 'severity',
    label: 'How bad is it?',
    options: settings.severities.map(({ name, text }) =>
      option(name, text === '' ? name : `${name}: ${text}`),
    ),
    chosen,
    required: true,
  });
}

function flagsField({ isPrivate, isDrill }: Said): KnownBlock {
  const options = [
    option('private', 'Private: a private channel, announced nowhere'),
    option('drill', 'Drill: practice, announced nowhere and counted nowhere'),
  ];
  const chosen = [...(isPrivate ? ['private'] : []), ...(isDrill ? ['drill'] : [])];
  return boxesField('flags', 'Who is to see it?', options, chosen);
}
