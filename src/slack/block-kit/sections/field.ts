import { createHash } from 'node:crypto';
import type { KnownBlock } from '@slack/web-api';
import type { PersonId } from '../../../domain/person';
import type { SectionState } from '../../../domain/postmortem/sections';
import { type Section, sectionNames } from '../../../domain/section';
import { onLines } from '../../../domain/text/lines';
import { inPlainText } from '../../../domain/text/plain-text';
import { retyped } from '../../../domain/text/retyped';
import { isBlank, type Wording } from '../../../domain/text/wording';
import { Refusal } from '../../../errors';
import { escaped, writeMrkdwn } from '../../text/mrkdwn';
import { readRichText } from '../../text/rich-text';
import { richTextOf } from '../../text/write-rich-text';
import { choiceField, option } from '../choice-field';
import { section as paragraph } from '../message';
import { MAX_INPUT, richTextField, textField } from '../modal-view';
import { splitText } from '../split-text';
import type { ModalValues } from '../values';

type NameOf = (person: PersonId) => string;

/** What a section is asked for with. */
const hints: Readonly<Record<Section, string>> = {
  summary: 'One or two sentences for somebody who was not there.',
  impact: 'What was down or slow, and what people saw of it.',
  share: 'For example: 80 % of mobile users.',
  requests: 'How many failed or were slow.',
  tickets: 'How many wrote to the support.',
  money: 'What it cost, as far as that is known.',
  customers: 'How many, or which.',
  detection: 'By an alert, an engineer or a customer?',
  trigger: 'What set it off, and when: the change, the load, the failure.',
  rootCause: 'The first sentence also stands in the summary.',
  factors: 'What made it possible, worse or longer besides; one a line.',
  resolution: 'How it ended.',
  temporaryFix: 'What holds for now.',
  permanentFix: 'What settles it for good.',
  wentWell: 'One a line.',
  wentWrong: 'One a line. About what happened, not about who.',
  lucky: 'What could have made it worse, and did not.',
  lessons: 'Lessons that are none of what went well, what went wrong and where you were lucky.',
  improvements: 'What could be better, one a line. Tasks with an owner are follow-ups of their own.',
  links: 'Dashboards, tickets, changes; one a line.',
};

/** The sections that are a number or a few words, and need no formatting. */
const oneLine: ReadonlySet<Section> = new Set(['share', 'requests', 'tickets', 'money', 'customers']);

/** A section's name where it stands by itself: `Root cause`. */
export function sectionLabel(section: Section): string {
  const name = sectionNames[section];
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What tells a form later whether the section still says what it was opened with. */
export function digestOf(words: Wording): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 12);
}

/** Why words cannot be put otherwise in a form; undefined where they can. */
export function unfit(words: Wording, nameOf: NameOf): 'too long' | 'not all of it can be shown' | undefined {
  const text = inPlainText(words, nameOf);
  // Rich text has no limit that Slack documents; a plain input holds this much.
  if (text.length > MAX_INPUT) return 'too long';
  const shown = readRichText(richTextOf(words, nameOf)?.elements ?? [], { isEncoded: false });
  return letters(inPlainText(shown, nameOf)) === letters(text) ? undefined : 'not all of it can be shown';
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** The field of a section; `words` stand in it at first. */
export function sectionField(
  section: Section,
  words: Wording,
  nameOf: NameOf,
  said: { readonly label?: string; readonly hint?: string } = {},
): KnownBlock {
  const field = { block: section, label: sectionLabel(section), hint: hints[section], ...said };
  if (!oneLine.has(section)) return richTextField({ ...field, value: richTextOf(words, nameOf) });
  const value = inPlainText(words, nameOf);
  return textField({ ...field, value, lines: value.includes('\n') });
}

/** What is to stand where two people wrote a section. */
type Choice = 'both' | 'mine' | 'theirs';

const choices: readonly (readonly [Choice, string])[] = [
  ['both', 'Both: what stands, and what is typed here below it'],
  ['mine', 'What is typed here, instead of what stands'],
  ['theirs', 'What stands; what is typed here is dropped'],
];

function choiceBlock(section: Section): string {
  return `${section}-choice`;
}

/** How much of a wording one block shows, and in how many blocks it may stand. */
const MAX_SHOWN = 2_800;
const MAX_BLOCKS = 12;

/** What stands in a section, what somebody typed meanwhile, and what of it looks like a secret and is none. */
export interface Conflict {
  readonly state: SectionState;
  readonly typed: Wording;
  readonly nameOf: NameOf;
  readonly shown: ReadonlySet<string>;
}

/**
 * The field of a section that was changed while it stood open in a form: what stands there now, what was typed, and the choice
 * between them. Refuses where what was typed is too long to be shown again: then it stays in the form as it is.
 */
export function conflictFields(
  section: Section,
  { state, typed, nameOf, shown }: Conflict,
): readonly KnownBlock[] {
  const who = state.by === undefined ? '' : ` by ${escaped(nameOf(state.by))}`;
  if (unfit(typed, nameOf) !== undefined) {
    throw new Refusal(
      'section-changed',
      `This section was changed${who} while the form was open, and what is typed here is too long to be shown beside it. Copy it, close the form and open it again.`,
      section,
    );
  }
  const text = isBlank(state.words) ? '_nothing_' : writeMrkdwn(state.words, nameOf, shown);
  return [
    paragraph(
      `*${sectionLabel(section)} was changed${who} while this form was open.* What stands there now:`,
    ),
    ...splitText(text, MAX_SHOWN, MAX_BLOCKS).map(paragraph),
    sectionField(section, typed, nameOf, { hint: 'What you typed. You can still change it.' }),
    choiceField({
      block: choiceBlock(section),
      label: 'What is to stand?',
      options: choices.map(([value, label]) => option(value, label)),
      required: true,
    }),
  ];
}

/** What came of a section's field: the words that are to stand, or that two people wrote; nothing where it was left alone. */
export type Reading =
  | { readonly type: 'untouched' }
  | { readonly type: 'write'; readonly words: Wording }
  | { readonly type: 'conflict'; readonly typed: Wording };

/** A submitted form, a digest of what stood in the section when it was opened, and what stands there now. */
export interface SectionSubmission {
  readonly values: ModalValues;
  readonly base: string | undefined;
  readonly state: SectionState;
  readonly nameOf: NameOf;
  /** Whether the field was put otherwise before it was shown again. */
  readonly isRetyped?: boolean;
}

/** Reads the field of a section, of which the form knows what stood there when it was opened. */
export function readSectionField(
  section: Section,
  { values, base, state, nameOf, isRetyped = false }: SectionSubmission,
): Reading {
  const choice = values.choice(choiceBlock(section));
  const isPlain = oneLine.has(section);
  const typed = isPlain
    ? retyped(values.text(section) ?? '', state.words, nameOf)
    : (values.words(section) ?? []);
  const isTouched = isPlain ? values.isTouched(section) : values.isReworded(section);
  if (choice === undefined && !isRetyped && !isTouched) return { type: 'untouched' };
  if (JSON.stringify(typed) === JSON.stringify(state.words) && state.isWritten) return { type: 'untouched' };
  if (digestOf(state.words) !== base) return { type: 'conflict', typed };
  if (choice === 'theirs') return { type: 'untouched' };
  return { type: 'write', words: choice === 'both' ? onLines([state.words, typed]) : typed };
}
