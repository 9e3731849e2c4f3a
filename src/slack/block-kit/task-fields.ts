import type { KnownBlock } from '@slack/web-api';
import type { Correction } from '../../domain/incident/correction';
import type { FollowUp } from '../../domain/ledger/follow-up';
import { followUpPriorities, followUpTypes } from '../../domain/ledger/follow-up-words';
import { parseDue } from '../../domain/time/due';
import type { Instant } from '../../domain/time/instant';
import type { Zone } from '../../domain/time/zone';
import { choiceField, option } from './choice-field';
import { inputAction, textField } from './modal-view';
import { atField, type ModalValues } from './values';

const OWNER = 'owner';
const DUE = 'due';
const PURPOSE = 'purpose';
const PRIORITY = 'priority';

/** Of a menu nobody can take back what was chosen, so that nothing is a choice as well. */
const NOTHING = 'nothing';

/** Who is to do a follow-up, by when, what it is for and how urgent it is. */
export function taskFields({ owner, due, purpose, priority }: FollowUp): readonly KnownBlock[] {
  return [
    {
      type: 'input',
      block_id: OWNER,
      optional: true,
      label: { type: 'plain_text', text: 'Who does it?' },
      element: {
        type: 'users_select',
        action_id: inputAction,
        ...(owner !== undefined && { initial_user: owner }),
      },
    },
    textField({
      block: DUE,
      label: 'By when?',
      hint: 'A day, such as 2026-12-01, friday or in 2 weeks. Empty means that there is none.',
      most: 40,
      ...(due !== undefined && { value: due }),
    }),
    tagField(PURPOSE, 'What is it for?', followUpTypes, purpose),
    tagField(PRIORITY, 'How urgent is it?', followUpPriorities, priority),
  ];
}

/** What was put otherwise in those fields; refuses what is no day, or one that has passed. */
export function readTaskFields(
  values: ModalValues,
  context: { readonly now: Instant; readonly zone: Zone },
): Pick<Correction, 'owner' | 'due' | 'purpose' | 'priority'> {
  const day = values.text(DUE);
  return {
    ...(values.isOtherPerson(OWNER) && { owner: values.person(OWNER) ?? null }),
    ...(values.isTouched(DUE) && {
      due: day === undefined ? null : atField(DUE, () => parseDue(day, context)),
    }),
    ...(values.isOtherChoice(PURPOSE) && { purpose: chosenOf(values, PURPOSE, followUpTypes) }),
    ...(values.isOtherChoice(PRIORITY) && { priority: chosenOf(values, PRIORITY, followUpPriorities) }),
  };
}

function tagField(
  block: string,
  label: string,
  tags: readonly string[],
  chosen: string = NOTHING,
): KnownBlock {
  const options = [option(NOTHING, 'Not said'), ...tags.map((tag) => option(tag, tag))];
  return choiceField({ block, label, options, chosen });
}

/** The tag that was chosen, or null for nothing. */
function chosenOf<T extends string>(values: ModalValues, block: string, tags: readonly T[]): T | null {
  const chosen = values.choice(block);
  return tags.find((tag) => tag === chosen) ?? null;
}
