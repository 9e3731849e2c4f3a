/** What a bot was doing when it is killed. */
export type Deed =
  /** A call of a Web API method. */
  | 'call'
  /** A request to another address of Slack's: the upload of a file, an answer to a command. */
  | 'post'
  /** A transaction, or a statement that is one by itself. */
  | 'commit';

/** When it is killed, as seen from what it was doing. */
export type Moment =
  /** Before Slack has the call, or while the transaction is open. */
  | 'before'
  /** Slack has done it and has not said so. */
  | 'unanswered'
  /** The answer has come, and the bot has done nothing with it. */
  | 'answered'
  /** It is on disk, and nothing has followed. */
  | 'after';

/** A moment at which the bot can be killed. */
export interface Aim {
  readonly at: Deed;
  /**
   * What it is, as it is called in every run: `chat.postMessage in #incidents: INC-1 …`. `*` is the first of its kind
   * that is done for an incident, and what ends with `…` whatever begins so.
   */
  readonly name: string;
  readonly moment: Moment;
}

/** A moment of the standard incident at which the bot can be killed. */
export interface Point extends Aim {
  /** The step of the incident in which it comes. */
  readonly step: string;
}

/** The moments of each call or commit, in their order. */
export const moments: Readonly<Record<Deed, readonly Moment[]>> = {
  call: ['before', 'unanswered', 'answered'],
  post: ['before', 'answered'],
  commit: ['before', 'after'],
};

const inWords: Readonly<Record<Deed, Partial<Record<Moment, string>>>> = {
  call: {
    before: 'before Slack does',
    unanswered: 'after Slack did and before it says so:',
    answered: 'at the answer to',
  },
  post: { before: 'before the', answered: 'at the answer to the' },
  commit: { before: 'inside the transaction of', after: 'after the commit of' },
};

/** A point for people to read. */
export function describePoint({ step, at, name, moment }: Point): string {
  return `${step}: ${inWords[at][moment] ?? moment} ${name}`;
}
