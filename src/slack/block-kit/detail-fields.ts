import type { KnownBlock } from '@slack/web-api';
import type { Field } from '../../domain/details/field';
import { type Answered, fieldValue } from '../../domain/details/field-value';
import type { FilledIn } from '../../domain/details/fill-in-fields';
import type { Incident } from '../../domain/incident/incident';
import { typedText } from '../../domain/text/lists';
import { inPlainText } from '../../domain/text/plain-text';
import { Refusal } from '../../errors';
import { choiceField, option } from './choice-field';
import { inputAction, textField } from './modal-view';
import type { ModalValues } from './values';

/** An input for each of the fields, with what stands in it. None of them keeps a form from being submitted. */
export function detailFields(fields: readonly Field[], incident?: Incident): readonly KnownBlock[] {
  return fields.map((field) => {
    const value = incident && fieldValue(incident, field)?.value;
    return inputFor(field, value);
  });
}

/** What was put into the fields, or taken out, since the form was opened. Refuses what does not fit, at its field. */
export function readDetailFields(values: ModalValues, fields: readonly Field[]): readonly FilledIn[] {
  return fields.flatMap((field) => {
    if (!isTouched(values, field)) return [];
    return [{ field, value: readField(values, field) }];
  });
}

function blockOf({ name }: Field): string {
  return `field:${name}`;
}

function inputFor(field: Field, value: Answered | undefined): KnownBlock {
  const { label, type, isRequired, help } = field;
  const hint = [
    ...(help === undefined ? [] : [/[.!?]$/.test(help) ? help : `${help}.`]),
    ...(isRequired ? ['Required for the draft; it can be filled in later.'] : []),
  ].join(' ');
  const words = { block: blockOf(field), label, ...(hint !== '' && { hint }) };
  switch (type) {
    case 'choice':
      return choiceInput(field, words, value !== undefined && 'choice' in value ? value.choice : undefined);
    case 'text': {
      const text = value !== undefined && 'text' in value ? inPlainText(value.text, (person) => person) : '';
      return textField({ ...words, lines: true, value: text });
    }
    case 'number':
      return input(words, {
        type: 'number_input',
        action_id: inputAction,
        is_decimal_allowed: true,
        ...(value !== undefined && 'number' in value && { initial_value: String(value.number) }),
      });
    case 'person':
      return input(words, {
        type: 'users_select',
        action_id: inputAction,
        ...(value !== undefined && 'person' in value && { initial_user: value.person }),
      });
  }
}

interface InputWords {
  readonly block: string;
  readonly label: string;
  readonly hint?: string;
}

/** What was chosen stays to be chosen when the settings no longer list it. */
function choiceInput({ options }: Field, words: InputWords, chosen: string | undefined): KnownBlock {
  const all = chosen === undefined || options.includes(chosen) ? options : [chosen, ...options];
  return choiceField({
    ...words,
    options: all.map((each) => option(each, each)),
    ...(chosen !== undefined && { chosen }),
  });
}

function input(
  { block, label, hint }: InputWords,
  element: Extract<KnownBlock, { type: 'input' }>['element'],
): KnownBlock {
  return {
    type: 'input',
    block_id: block,
    optional: true,
    label: { type: 'plain_text', text: label },
    element,
    ...(hint !== undefined && { hint: { type: 'plain_text', text: hint } }),
  };
}

function isTouched(values: ModalValues, field: Field): boolean {
  const block = blockOf(field);
  if (field.type === 'choice') return values.isOtherChoice(block);
  return field.type === 'person' ? values.isOtherPerson(block) : values.isTouched(block);
}

function readField(values: ModalValues, field: Field): Answered | undefined {
  const block = blockOf(field);
  switch (field.type) {
    case 'choice': {
      const choice = values.choice(block);
      if (choice === undefined) return undefined;
      if (field.options.includes(choice)) return { choice };
      const known = field.options.join(', ');
      throw new Refusal('no-such-choice', `That cannot be chosen any more. Choose one of ${known}.`, block);
    }
    case 'text': {
      const text = values.text(block);
      return text === undefined ? undefined : { text: typedText(text) };
    }
    case 'number': {
      const typed = values.text(block);
      return typed === undefined ? undefined : { number: readNumber(typed, block) };
    }
    case 'person': {
      const person = values.person(block);
      return person === undefined ? undefined : { person };
    }
  }
}

/** What a document writes down as it was typed: not so many digits that some get lost. */
function readNumber(typed: string, block: string): number {
  if (/^-?\d{1,12}(?:\.\d{1,3})?$/.test(typed)) return Number(typed) || 0;
  throw new Refusal(
    'no-number',
    'This is no number that can be kept. Type at most twelve digits and three decimal places, such as 1500 or 0.25.',
    block,
  );
}
