import { setInterval } from 'node:timers/promises';
import { until } from '../support/until';
import { CrashTown } from './crash-town';

// Several processes start one after the other, on machines that may be slow.
jest.setTimeout(120_000);

/** As long as a stop may take by the README, in milliseconds. */
const longestStop = 10_000;

const names = ['amina', 'baraka', 'chebet'] as const;
const emoji = ['pushpin', 'crystal_ball'] as const;
const messages = 100;
const all = messages * names.length * emoji.length;

describe('a bot that is asked to stop while 200 reactions a second come in', () => {
  let town: CrashTown;
  beforeEach(async () => {
    town = await CrashTown.open();
    await town.declare();
    await town.settled();
  });
  afterEach(() => town.close());

  test.each([0, 500])(
    'while calls take %i ms, ends in time, keeps what it acknowledged, and gets the rest later',
    async (ms) => {
      const { playground } = town;
      if (ms > 0) playground.faults.add(() => ({ type: 'delay', ms }));
      const storm = react(town, await said(town));
      await until('a third is acknowledged', () => acknowledged(town).length >= all / 3);
      const asked = performance.now();
      expect(await town.bot?.end('SIGTERM')).toEqual({ code: 0, signal: null });
      expect(performance.now() - asked).toBeLessThan(longestStop);
      const before = acknowledged(town);
      // Nothing of the channel was read back by now that could hide a loss.
      expect(await marksIn(town)).toEqual(expect.arrayContaining([...before]));
      await storm;
      expect(before.length).toBeLessThan(all);
      playground.faults.clear();
      await town.startBot();
      await until('all are acknowledged', () => acknowledged(town).length === all, 60_000);
      expect(await marksIn(town)).toEqual(acknowledged(town));
      expect(playground.wire.records().filter(({ type }) => type === 'dropped')).toEqual([]);
    },
  );
});

/** The messages that people will react to. */
async function said(town: CrashTown): Promise<readonly string[]> {
  const channel = channelOf(town);
  for (const name of names.slice(1)) await town.person(name).join(channel);
  return Promise.all(
    Array.from({ length: messages }, (_each, index) => town.person('amina').post(channel, `line ${index}`)),
  );
}

/** Everybody sets every emoji on every message, ten reactions every twentieth of a second. */
async function react(town: CrashTown, targets: readonly string[]): Promise<void> {
  const channel = channelOf(town);
  const left = targets.flatMap((ts) => names.flatMap((name) => emoji.map((each) => ({ ts, name, each }))));
  for await (const _tick of setInterval(50)) {
    for (const { ts, name, each } of left.splice(0, 10)) await town.person(name).react(channel, ts, each);
    if (left.length === 0) return;
  }
}

function channelOf(town: CrashTown): string {
  return town.opened[0]?.id ?? '';
}

/** The reactions whose events the bot acknowledged, by emoji, person and message. */
function acknowledged({ playground }: CrashTown): readonly string[] {
  const records = playground.wire.records();
  const heard = new Set(records.flatMap((record) => (record.type === 'ack' ? [record.envelopeId] : [])));
  const told = playground.wire.envelopes('reaction_added').flatMap(({ envelopeId, payload }) => {
    // Typed so because an envelope holds an event of any kind.
    const event = payload.event as { user: string; reaction: string; item: { ts: string } };
    return heard.has(envelopeId) && event.user !== playground.botUserId
      ? [`${event.reaction} ${event.user} ${event.item.ts}`]
      : [];
  });
  return [...new Set(told)].sort();
}

/** The reactions in the incident's log, likewise. */
async function marksIn(town: CrashTown): Promise<readonly string[]> {
  const marks = (await town.log())
    .filter(({ type }) => type === 'mark-set')
    .map(({ body }) => JSON.parse(body))
    .map(({ emoji: each, person, source }) => `${each} ${person} ${source.message}`);
  return [...new Set(marks)].sort();
}
