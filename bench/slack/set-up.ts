import type { Member } from '../../src/playground/people/member';
import type { Playground } from '../../src/playground/playground';
import type { CallRecord } from '../../src/playground/wire';

/** How many seconds after the command the declarer was in the channel, and everything in it was done. */
export interface SetUp {
  readonly declarerIn: number;
  readonly complete: number;
}

/** What is called to set a channel up, each at least so often. */
const needed: Readonly<Record<string, number>> = {
  'conversations.create': 1,
  'conversations.invite': 1,
  'conversations.setTopic': 1,
  'conversations.setPurpose': 1,
  // The card and the announcement.
  'chat.postMessage': 2,
  'pins.add': 1,
};

/**
 * Declares an incident and watches the wire. Every call is held up by `latency` milliseconds, and `refusals` times the
 * creation of the channel is answered with 429 and `Retry-After: 1`.
 */
export async function watchSetUp(
  playground: Playground,
  person: Member,
  ops: string,
  { latency, refusals }: { latency: number; refusals: number },
  calm: () => Promise<void>,
): Promise<SetUp> {
  const { wire, faults } = playground;
  let left = refusals;
  faults.add(({ moment }) =>
    moment === 'before' && latency > 0 ? { type: 'delay', ms: latency } : undefined,
  );
  faults.add(({ moment, method }) => {
    if (moment === 'after' || method !== 'conversations.create' || left === 0) return undefined;
    left -= 1;
    return { type: 'rate-limited', retryAfterSeconds: 1 };
  });
  const before = wire.records().at(-1)?.seq ?? 0;
  const callsSince = (): readonly CallRecord[] => wire.calls().filter(({ seq, ok }) => ok && seq > before);
  const times = new Map<CallRecord, number>();
  wire.onRecord(() => {
    const last = wire.records().at(-1);
    if (last?.type === 'call') times.set(last, performance.now());
  });
  const begun = performance.now();
  await person.command(ops, '/incident start sev2 Checkout answers 500');
  while (!isComplete(callsSince())) await calm();
  await calm();
  faults.clear();
  const calls = callsSince();
  const secondsTo = (call: CallRecord | undefined): number =>
    ((call && times.get(call)) ?? Number.POSITIVE_INFINITY) / 1_000 - begun / 1_000;
  const invited = calls.find(
    ({ method, args }) => method === 'conversations.invite' && String(args.users).includes(person.id),
  );
  return { declarerIn: secondsTo(invited), complete: secondsTo(calls.at(-1)) };
}

function isComplete(calls: readonly CallRecord[]): boolean {
  return Object.entries(needed).every(
    ([method, count]) => calls.filter((call) => call.method === method).length >= count,
  );
}
