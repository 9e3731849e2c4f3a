import type { KnownBlock } from '@slack/web-api';
import type { Correction } from '../../domain/incident/correction';
import type { FollowUp } from '../../domain/ledger/follow-up';
import { parseDue } from '../../domain/time/due';
import type { Instant } from '../../domain/time/instant';
import type { Zone } from '../../domain/time/zone';
import { inputAction, textField } from './modal-view';
import { atField, type ModalValues } from './values';

const OWNER = 'owner';
const DUE = 'due';

/** Who is to do a follow-up, and by when. */
export function taskFields({ owner, due }: FollowUp): readonly KnownBlock[] {
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
  ];
}

/** What was put otherwise in those fields; refuses what is no day, or one that has passed. */
export function readTaskFields(
  values: ModalValues,
  context: { readonly now: Instant; readonly zone: Zone },
): Pick<Correction, 'owner' | 'due'> {
  const day = values.text(DUE);
  return {
    ...(values.isOtherPerson(OWNER) && { owner: values.person(OWNER) ?? null }),
    ...(values.isTouched(DUE) && {
      due: day === undefined ? null : atField(DUE, () => parseDue(day, context)),
    }),
  };
}
