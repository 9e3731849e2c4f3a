import { Refusal } from '../errors';
import { say, slash } from '../sentence';
import { excerpt } from './text/excerpt';

/** Where an incident stands, in the order it usually goes through. */
export const statuses = [
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'closed',
  'canceled',
] as const;

/** `investigating → identified → monitoring → resolved → closed`, or `canceled`. */
export type Status = (typeof statuses)[number];

/** A status that a person may set; closing and canceling are commands of their own. */
export type OpenStatus = Exclude<Status, 'closed' | 'canceled'>;

/** What the head of a channel says of a status: the steps on the way stand on the card, so that each of them is told once. */
export type Phase = 'ongoing' | 'resolved' | 'closed' | 'canceled';

/** The phase that a status belongs to. */
export function phaseOf(status: Status): Phase {
  switch (status) {
    case 'investigating':
    case 'identified':
    case 'monitoring':
      return 'ongoing';
    default:
      return status;
  }
}

const open: readonly OpenStatus[] = ['investigating', 'identified', 'monitoring', 'resolved'];

/** Reads a status that `status` can set, or refuses with what to type instead. */
export function parseStatus(text: string): OpenStatus {
  const word = text.trim().toLowerCase();
  const status = open.find((each) => each === word);
  if (status !== undefined) return status;
  if (word === 'closed')
    throw new Refusal('close-instead', say`Closing asks for more than a status: type ${slash('close')}.`);
  if (word === 'canceled' || word === 'cancelled') {
    throw new Refusal(
      'cancel-instead',
      say`Canceling is a command of its own: type ${slash('cancel <reason>')}.`,
    );
  }
  throw new Refusal(
    'unknown-status',
    word === ''
      ? `Say the status: one of ${open.join(', ')}.`
      : `There is no status “${excerpt(text.trim())}”. Type one of ${open.join(', ')}.`,
  );
}
