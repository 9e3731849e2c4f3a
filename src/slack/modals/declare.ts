import type { KnownBlock, View } from '@slack/web-api';
import type { Settings } from '../../app/settings';
import { type Declaration, MAX_TITLE } from '../../domain/decisions/declare';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { defaultSeverity, type Severity, severityOf } from '../../domain/severity';
import type { Instant } from '../../domain/time/instant';
import type { Zone } from '../../domain/time/zone';
import { shownTitle } from '../../domain/timeline/secret-places';
import { boxesField, choiceField, option } from '../block-kit/choice-field';
import { modalView, textField } from '../block-kit/modal-view';
import { readTime, whenField } from '../block-kit/when-field';
import { toAsker } from '../interactions/answer';
import type { Modal } from '../interactions/modal';
import type { NewZone } from '../request/asker-zone';
import type { CommandTime } from '../text/command-time';
import { escaped } from '../text/mrkdwn';

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
}

/** The fields of `start` as a modal; `channel` is where it was asked for, `zone` the one that the incident will have. */
export function declareView(settings: Settings, channel: string, zone: Zone, said: Said): View {
  return modalView(
    callback,
    {
      ...(channel !== '' && { from: channel }),
      ...(said.respondAt !== undefined && { respondAt: said.respondAt }),
    },
    { title: 'Declare an incident', submit: 'Declare' },
    [
      textField({ block: 'title', label: 'What is wrong?', required: true, most: MAX_TITLE }),
      severityField(settings, said.severity ?? defaultSeverity(settings.severities)),
      whenField('began', 'When did the impact begin?', {
        zone,
        hint: 'Leave it empty if nobody knows yet.',
        typed: said.beganTyped,
        ...(said.began !== undefined && { at: said.began }),
      }),
      flagsField(said),
    ],
  );
}

/** Declares an incident. */
export const declare: Modal = {
  callback,
  firstBlock: 'title',

  async submit({ values, carried, now, settings, newZone, newZoneAtHand, declare }) {
    const flags = values.choices('flags');
    const isSaid = values.text('began') !== undefined;
    const { zone } = isSaid ? await newZone() : newZoneAtHand();
    const began = readTime(values, 'began', { now, zone });
    const incident = await declare({
      title: values.text('title') ?? '',
      severity:
        severityOf(values.choice('severity') ?? '', settings.severities) ??
        defaultSeverity(settings.severities),
      isPrivate: flags.includes('private'),
      isDrill: flags.includes('drill'),
      ...(began !== undefined && beganFields(began, newZoneAtHand())),
      ...(carried.from !== undefined && { from: carried.from }),
    });
    return toAsker(declaredInWords(incident));
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
