import type { KnownBlock, View } from '@slack/web-api';
import type { Settings } from '../../app/settings';
import { type Declaration, MAX_TITLE } from '../../domain/decisions/declare';
import { defaultSeverity, type Severity, severityOf } from '../../domain/severity';
import type { Instant } from '../../domain/time/instant';
import type { Zone } from '../../domain/time/zone';
import { boxesField, choiceField, option } from '../block-kit/choice-field';
import { modalView, textField } from '../block-kit/modal-view';
import { readTime, whenField } from '../block-kit/when-field';
import type { Modal } from '../interactions/modal';
import type { NewZone } from '../request/asker-zone';
import type { CommandTime } from '../text/command-time';

const callback = 'declare';

/** What was said already when the modal opens. */
interface Said {
  readonly severity?: Severity;
  readonly isPrivate: boolean;
  readonly isDrill: boolean;
  readonly began?: Instant;
}

/** The fields of `start` as a modal; `channel` is where it was asked for, `zone` the one that the incident will have. */
export function declareView(settings: Settings, channel: string, zone: Zone, said: Said): View {
  return modalView(
    callback,
    channel === '' ? {} : { from: channel },
    { title: 'Declare an incident', submit: 'Declare' },
    [
      textField({ block: 'title', label: 'What is wrong?', required: true, most: MAX_TITLE }),
      severityField(settings, said.severity ?? defaultSeverity(settings.severities)),
      whenField('began', 'When did the impact begin?', {
        zone,
        hint: 'Leave it empty if nobody knows yet.',
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
    await declare({
      title: values.text('title') ?? '',
      severity:
        severityOf(values.choice('severity') ?? '', settings.severities) ??
        defaultSeverity(settings.severities),
      isPrivate: flags.includes('private'),
      isDrill: flags.includes('drill'),
      ...(began !== undefined && beganFields(began, newZoneAtHand())),
      ...(carried.from !== undefined && { from: carried.from }),
    });
    return undefined;
  },
};

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
