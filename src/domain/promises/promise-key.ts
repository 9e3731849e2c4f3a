/** What can be owed. */
export const promiseKinds = [
  'next update',
  'acknowledgement',
  'lead',
  'resolution',
  'closing',
  'task',
  'silence',
] as const;

/**
 * `next update`: what the stakeholders are told next. `acknowledgement`: an answer to an escalation. `lead`: that somebody
 * takes the lead. `resolution`: that
 * somebody says whether it is over. `closing`: that somebody closes what is resolved. `task`: a follow-up that is to be done by a
 * day. `silence`: a word in a channel in which nobody has said anything for a while.
 */
export type PromiseKind = (typeof promiseKinds)[number];

/** What is owed, and of which fact or escalation where there can be several. */
export interface PromiseKey {
  readonly kind: PromiseKind;
  /** The number of an escalation or a follow-up; of anything else the position of the fact that it follows. */
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
 * whether a channel is silent is read from it first, and tasks are asked for elsewhere.
 */
export function isAskedTogether(kind: PromiseKind): boolean {
  return kind !== 'acknowledgement' && kind !== 'silence' && kind !== 'task';
}
