/** What can be owed. */
export const promiseKinds = [
  'next update',
  'acknowledgement',
  'lead',
  'resolution',
  'closing',
  'task',
  'silence',
  'review',
  'publication',
] as const;

/**
 * `next update`: what the stakeholders are told next. `acknowledgement`: an answer to an escalation. `lead`: that somebody
 * takes the lead. `resolution`: that
 * somebody says whether it is over. `closing`: that somebody closes what is resolved. `task`: a follow-up that is to be done by a
 * day. `silence`: a word in a channel in which nobody has said anything for a while. `review`: what a reviewer says of the
 * postmortem. `publication`: that the postmortem is given to reviewers, or published.
 */
export type PromiseKind = (typeof promiseKinds)[number];

/** What is owed, and of which fact or escalation where there can be several. */
export interface PromiseKey {
  readonly kind: PromiseKind;
  /** The number of an escalation, a follow-up or a review that was asked for; of anything else the position of the fact that it follows. */
  readonly of: number;
}

/** How a promise is named in the log: `next update:12`. */
export function promiseKey({ kind, of }: PromiseKey): string {
  return `${kind}:${of}`;
}

/** The same read back; undefined for what no version of this program wrote. */
export function readPromiseKey(key: string): PromiseKey | undefined {
  const [name, of] = key.split(':');
  const kind = promiseKinds.find((each) => each === name);
  return kind === undefined || of === undefined || !/^\d{1,9}$/.test(of)
    ? undefined
    : { kind, of: Number(of) };
}

/**
 * Whether it is asked for below the card in one message with what else the same person owes. Whom an escalation asks is asked alone,
 * whether a channel is silent is read from it first, and what is owed afterwards is asked for by direct message.
 */
export function isAskedTogether(kind: PromiseKind): boolean {
  return kind !== 'acknowledgement' && kind !== 'silence' && !isAskedByMessage(kind);
}

/** Whether it is asked for by direct message: it is owed when all others have left the channel. */
export function isAskedByMessage(kind: PromiseKind): boolean {
  return kind === 'task' || kind === 'review' || kind === 'publication';
}
