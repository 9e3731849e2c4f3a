import type { KnownBlock, PlainTextInput, View } from '@slack/web-api';
import type { Changes } from '../../app/change';
import type { IncidentRef } from '../../app/job';
import type { Settings } from '../../app/settings';
import type { Declaration } from '../../domain/declare';
import type { Incident } from '../../domain/incident';
import type { Instant } from '../../domain/instant';
import type { PersonId } from '../../domain/person';
import type { Answer } from '../answer';
import { shorten } from '../mrkdwn';
import { inputAction } from './input-action';
import type { ModalValues } from './values';

/** Somebody submitted a modal. */
export interface ModalContext {
  readonly user: PersonId;
  readonly now: Instant;
  readonly settings: Settings;
  readonly values: ModalValues;
  /** What the view carried along unseen: its `private_metadata`. */
  readonly carried: string;
  /** The incident whose number the view carried. */
  incident(): Promise<{ ref: IncidentRef; incident: Incident }>;
  change(ref: IncidentRef, decide: Parameters<Changes['change']>[2]): Promise<Incident>;
  declare(declaration: Declaration): Promise<Incident>;
}

/** A modal: its name and what submitting it does. A `Refusal` is shown at its field, and nothing typed is lost. */
export interface Modal {
  readonly callback: string;
  /** The block at which a refusal is shown that names no field of the modal. */
  readonly firstBlock: string;
  submit(context: ModalContext): Promise<Answer>;
}

/** A plain text field may be prefilled with this many characters. Source: docs.slack.dev, plain-text-input. */
const longestInput = 3_000;

/** A modal's view; titles may have 24 characters. */
export function modalView(
  callback: string,
  carried: string,
  words: { title: string; submit: string },
  blocks: KnownBlock[],
): View {
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: carried,
    title: { type: 'plain_text', text: shorten(words.title, 24) },
    submit: { type: 'plain_text', text: words.submit },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks,
  };
}

/** A field for text. */
export function textField(field: {
  block: string;
  label: string;
  value?: string;
  hint?: string;
  lines?: boolean;
  required?: boolean;
  most?: number;
}): KnownBlock {
  const element: PlainTextInput = {
    type: 'plain_text_input',
    action_id: inputAction,
    multiline: field.lines ?? false,
    max_length: field.most ?? longestInput,
    ...(field.value && { initial_value: shorten(field.value, field.most ?? longestInput) }),
  };
  return {
    type: 'input',
    block_id: field.block,
    optional: field.required !== true,
    label: { type: 'plain_text', text: field.label },
    element,
    ...(field.hint !== undefined && { hint: { type: 'plain_text', text: field.hint } }),
  };
}
