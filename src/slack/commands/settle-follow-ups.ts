import { followUpName } from '../../domain/ledger/follow-up';
import type { FollowUpState } from '../../domain/ledger/follow-up-words';
import { findFollowUp, isFollowUpName, settleFollowUp } from '../../domain/ledger/settle-follow-up';
import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { type Answer, toAsker } from '../interactions/answer';
import type { Command, CommandContext } from '../interactions/command';
import { takeWord } from '../text/arguments';
import { atTime } from '../text/instants';
import { readTyped } from '../text/read-mrkdwn';

/** Says that a follow-up is done. */
export const done: Command = {
  name: 'done',
  usage: 'done <F1> [what was done]',
  summary: 'Says that a follow-up is done',
  isForGuests: true,
  example: 'done F1',

  run: (context) => settleAs('done', context),
};

/** Drops a follow-up: nobody is to do it any more. */
export const drop: Command = {
  name: 'drop',
  usage: 'drop <F1> <reason>',
  summary: 'Drops a follow-up that nobody is to do any more, and says why',
  isForGuests: true,
  example: 'drop F1 the service is switched off in June',

  run: (context) => settleAs('dropped', context),
};

/** What `done`, `drop` and `reopen` do: they say what became of the follow-up that comes first, with the words behind it. */
export async function settleAs(
  state: FollowUpState,
  { args, at, now, change }: Pick<CommandContext, 'args' | 'at' | 'now' | 'change'>,
): Promise<Answer> {
  const { word, rest } = takeWord(args);
  const reference = word.replace(/[:,;.]+$/, '');
  refuseSeveral(state, reference, rest);
  const outcome = { state, reference, reason: readTyped(rest), at };
  const after = await change((incident) => settleFollowUp(incident, outcome));
  const name = followUpName(findFollowUp(after, state, reference));
  return toAsker(`*${name}* is ${state === 'open' ? 'open again' : state}${atTime(at, after.zone, now)}.`);
}

const verbs: Readonly<Record<FollowUpState, string>> = { open: 'reopen', done: 'done', dropped: 'drop' };

/** Whoever names several follow-ups means them all, and no reason of the first. */
function refuseSeveral(state: FollowUpState, reference: string, rest: string): void {
  const [first = ''] = rest.replace(/^(?:and|&amp;|,)\s+/i, '').split(/[\s,:;.]/, 1);
  if (!isFollowUpName(reference) || !isFollowUpName(first)) return;
  const behind = state === 'dropped' ? ' <reason>' : '';
  const each = (name: string) => slash(`${verbs[state]} ${name.toUpperCase()}${behind}`);
  throw new Refusal(
    'several-follow-ups',
    say`One follow-up at a time: type ${each(reference)}, then ${each(first)}.`,
  );
}
