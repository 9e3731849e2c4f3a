/** How long Slack is waited for, in real milliseconds. */
export interface SlackTimeouts {
  /** For the answer of a call that a job makes. */
  readonly call: number;
  /** For the opening of a modal: what triggers it lives for three seconds. */
  readonly modal: number;
  /** For a socket to be open and greeted, from asking for its address on. */
  readonly hello: number;
  /** For the answer to a ping on a socket; the client pings three times as often. */
  readonly ping: number;
  /** Before a socket that ended is opened anew; the second and further tries wait longer. */
  readonly reopen: number;
}

/** How long it is unless a test says otherwise. */
export const defaultTimeouts: SlackTimeouts = {
  call: 10_000,
  modal: 3_000,
  hello: 15_000,
  ping: 5_000,
  reopen: 1_000,
};
