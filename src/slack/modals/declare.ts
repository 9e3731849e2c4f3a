import type { KnownBlock, PlainTextOption, View } from '@slack/web-api';
import type { Settings } from '../../app/settings';
import { longestTitle } from '../../domain/declare';
import type { Instant } from '../../domain/instant';
import { type Severity, severities, severityOf } from '../../domain/severity';
import { parseWhen } from '../../domain/when';
import { atField } from '../form/at-field';
import { inputAction } from '../form/input-action';
import { modalView, textField } from '../form/modal-view';
import { typedTime } from '../form/typed-time';
import { shorten } from '../mrkdwn';
import type { Modal } from './modal';

const callback = 'declare';

/** What an incident is taken to be while nobody said. */
export const usualSeverity = 'sev3';

/** What was said already when the modal opens. */
interface Said {
  readonly severity?: Severity;
  readonly isPrivate: boolean;
  readonly isDrill: boolean;
  readonly began?: Instant;
}

/** The fields of `start` as a modal; `channel` is where it was asked for. */
export function declareView(settings: Settings, channel: string, said: Said): View {
  return modalView(
    callback,
    channel === '' ? {} : { from: channel },
    { title: 'Declare an incident', submit: 'Declare' },
    [
      textField({ block: 'title', label: 'What is wrong?', required: true, most: longestTitle }),
      severityField(settings, said.severity ?? usualSeverity),
      textField({
        block: 'began',
        label: 'When did the impact begin?',
        hint: `For example 10:42, yesterday 22:10 or 20m ago, in ${settings.zone}. Leave it empty if nobody knows yet.`,
        most: 40,
        ...(said.began !== undefined && { value: typedTime(said.began, settings.zone) }),
      }),
      flagsField(said),
    ],
  );
}

/** Declares an incident. */
export const declare: Modal = {
  callback,
  firstBlock: 'title',

  async submit({ values, carried, now, settings, declare }) {
    const flags = values.choices('flags');
    const typed = values.text('began');
    const began =
      typed === undefined
        ? undefined
        : atField('began', () => parseWhen(typed, { now, zone: settings.zone }));
    await declare({
      title: values.text('title') ?? '',
      severity: severityOf(values.choice('severity') ?? '') ?? usualSeverity,
      isPrivate: flags.includes('private'),
      isDrill: flags.includes('drill'),
      ...(began !== undefined && { began }),
      ...(carried.from !== undefined && { from: carried.from }),
    });
    return undefined;
  },
};

function severityField(settings: Settings, chosen: Severity): KnownBlock {
  const options = severities.map((severity) =>
    option(severity, shorten(`${severity}: ${settings.severities[severity]}`, 75)),
  );
  const usual = options.find(({ value }) => value === chosen);
  return {
    type: 'input',
    block_id: 'severity',
    label: { type: 'plain_text', text: 'How bad is it?' },
    element: {
      type: 'static_select',
      action_id: inputAction,
      options,
      ...(usual !== undefined && { initial_option: usual }),
    },
  };
}

function flagsField(said: Said): KnownBlock {
  const options = [
    option('private', 'Private: a private channel, announced nowhere'),
    option('drill', 'Drill: practice, announced nowhere and counted nowhere'),
  ];
  const chosen = options.filter(({ value }) => (value === 'private' ? said.isPrivate : said.isDrill));
  return {
    type: 'input',
    block_id: 'flags',
    optional: true,
    label: { type: 'plain_text', text: 'Who is to see it?' },
    element: {
      type: 'checkboxes',
      action_id: inputAction,
      options,
      ...(chosen.length > 0 && { initial_options: chosen }),
    },
  };
}

function option(value: string, label: string): PlainTextOption {
  return { value, text: { type: 'plain_text', text: label } };
}
