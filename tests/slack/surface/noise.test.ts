import { minute } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

type Name = Parameters<World['person']>[0];

/** A message that the bot wrote: where it stands, or in whose hands, and whether somebody's own command brought it. */
interface Written {
  readonly to: 'the channel' | 'the announcements' | Name;
  readonly text: string;
  readonly isCaused: boolean;
}

/** An incident in which it is counted what the bot says. What it edits, and what Slack writes of topics and guests, is no message. */
class Counted {
  readonly written: Written[] = [];
  #seen = 0;

  private constructor(
    readonly world: World,
    readonly channel: string,
  ) {}

  static async declare(line: string): Promise<Counted> {
    const world = await World.open();
    const counted = new Counted(world, await world.declare(line));
    // The card and the announcement are the bot's own idea.
    await counted.look(false);
    return counted;
  }

  async types(name: Name, line: string): Promise<void> {
    await this.world.types(name, this.channel, `/incident ${line}`);
    await this.look(true);
  }

  async presses(name: Name, action: string): Promise<void> {
    const on = this.world.playground
      .messages(this.channel)
      .findLast(({ blocks }) => JSON.stringify(blocks ?? []).includes(`"action_id":"${action}"`));
    await this.world.person(name).press(this.channel, on?.ts ?? '', { action });
    await this.look(true);
  }

  async submits(name: Name, fields: Readonly<Record<string, string>>): Promise<void> {
    const form = this.world.person(name).modal();
    if (form === undefined) throw new Error('No form is open');
    for (const [field, text] of Object.entries(fields)) form.fill(field, text);
    await form.submit();
    await this.look(true);
  }

  async joins(name: Name): Promise<void> {
    await this.world.person(name).join(this.channel);
    await this.look(false);
  }

  /** Somebody writes something, and marks it. */
  async marks(name: Name, text: string, emoji: string): Promise<void> {
    const ts = await this.world.person(name).post(this.channel, text);
    await this.world.person(name).react(this.channel, ts, emoji);
    await this.look(false);
  }

  async passes(minutes: number): Promise<void> {
    for (let left = minutes; left > 0; left -= 5) {
      await this.world.turn(Math.min(left, 5) * minute);
      await this.look(false);
    }
  }

  async look(isCaused: boolean): Promise<void> {
    await this.world.settled();
    const calls = this.world.playground.wire.calls().filter(({ seq, ok }) => ok && seq > this.#seen);
    this.#seen = Math.max(this.#seen, ...calls.map(({ seq }) => seq));
    const posts = calls.filter(({ method }) => /^(?:chat\.post|files\.completeUpload)/.test(method));
    this.written.push(
      ...posts.map(({ args }) => ({
        to: this.#readerOf(args),
        text: String(args.text ?? 'a file'),
        isCaused,
      })),
    );
  }

  #readerOf({ channel, channel_id: shared, user }: Readonly<Record<string, unknown>>): Written['to'] {
    const names = ['amina', 'baraka', 'chebet', 'david'] as const;
    const where = String(user ?? channel ?? shared);
    const reader = names.find((name) => this.world.person(name).id === where);
    if (reader !== undefined) return reader;
    return where === this.channel ? 'the channel' : 'the announcements';
  }

  /** Everything that the bot wrote, but for what says to a channel what somebody's own command recorded. */
  get byItself(): readonly Written[] {
    const isDirect = ({ to }: Written) => to !== 'the channel' && to !== 'the announcements';
    return this.written.filter((each) => !each.isCaused || isDirect(each));
  }
}

/** Shows what was written where it is too much; something was, or nothing is counted. */
function expectAtMost(most: number, { byItself, written }: Counted): void {
  const texts = byItself.map(({ to, text }) => `${to}: ${text}`);
  expect(written.length).toBeGreaterThan(byItself.length);
  expect({ texts, isTooMuch: texts.length > most }).toEqual({ texts, isTooMuch: false });
}

test('two hours of a sev2 with three people, two hand-overs and four updates make fourteen messages at most', async () => {
  const counted = await Counted.declare('/incident start sev2 Checkout answers 500');
  try {
    await counted.types('amina', 'lead');
    await counted.joins('baraka');
    await counted.joins('chebet');
    await counted.marks('baraka', 'no order went through since the deploy', 'red_circle');
    await counted.passes(10);
    await counted.types('amina', 'update Orders fail; we look at the deploy. Next update in 40 min');
    await counted.types('chebet', 'assume the new pool is too small');
    await counted.passes(20);
    await counted.types('amina', 'hand-over @baraka');
    await counted.presses('baraka', 'have-it');
    await counted.passes(15);
    await counted.types('baraka', 'update The pool is not it. Next update in 30 min');
    await counted.types('chebet', 'rule-out A1 40 of 100 connections are in use');
    await counted.passes(25);
    await counted.types(
      'baraka',
      'update The payment provider refuses our new address. Next update in 40 min',
    );
    await counted.types('baraka', 'hand-over @chebet');
    await counted.presses('chebet', 'have-it');
    await counted.passes(20);
    await counted.marks('chebet', 'old address is back, orders go through', 'adhesive_bandage');
    await counted.passes(15);
    await counted.types('chebet', 'update Orders go through again, we watch. Next update in 40 min');
    await counted.passes(15);
    await counted.types('chebet', 'status resolved');
    await counted.types('chebet', 'close');
    await counted.submits('chebet', {});
    expectAtMost(14, counted);
  } finally {
    await counted.world.close();
  }
});

test('a quiet sev4 makes six messages at most', async () => {
  const counted = await Counted.declare('/incident start sev4 Typo on the price page');
  try {
    await counted.marks('amina', 'it says 100 instead of 10', 'red_circle');
    await counted.passes(60);
    await counted.marks('amina', 'fixed and live', 'checkered_flag');
    await counted.passes(5);
    await counted.types('amina', 'close');
    await counted.submits('amina', {});
    await counted.passes(60);
    expectAtMost(6, counted);
  } finally {
    await counted.world.close();
  }
});
