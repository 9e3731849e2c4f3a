import { z } from 'zod';
import { entryForm } from '../../support/asking';
import { World, type WorldOptions } from '../../support/world';

const answerSchema = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

type Name = Parameters<World['person']>[0];

/** A world with one incident, declared at 15:00 by amina, and everybody of the cast in its channel. */
export class Room {
  private constructor(
    readonly world: World,
    readonly channel: string,
  ) {}

  static async open(options: WorldOptions & { line?: string } = {}): Promise<Room> {
    const world = await World.open(options);
    const channel = await world.declare(options.line);
    const others = (['baraka', 'chebet', 'david'] as const).map((name) => world.person(name).id);
    world.person('amina').channels.invite(channel, ...others);
    await world.settled();
    return new Room(world, channel);
  }

  /** Says something now, in a thread if told so; resolves to the message's `ts`. */
  async says(name: Name, text: string, thread?: string): Promise<string> {
    const place = thread === undefined ? {} : { thread };
    const ts = await this.world.person(name).post(this.channel, text, place);
    await this.world.settled();
    return ts;
  }

  /**
   * Amina withdraws the entry whose option holds these words, or removes its words for good, by the form that
   * `/incident timeline` leads to; resolves to what Slack was answered.
   */
  async decides(words: string, fate: 'withdraw' | 'redact') {
    const { world, channel } = this;
    const form = await entryForm(world, channel, words);
    form?.fill('fate', fate);
    const answer = await form?.submit();
    await world.settled();
    return answer;
  }

  async marks(name: Name, ts: string, emoji: string): Promise<void> {
    await this.world.person(name).react(this.channel, ts, emoji);
    await this.world.settled();
  }

  async unmarks(name: Name, ts: string, emoji: string): Promise<void> {
    await this.world.person(name).unreact(this.channel, ts, emoji);
    await this.world.settled();
  }

  /** The draft as it is now. */
  async draft(): Promise<string> {
    await this.world.types('amina', this.channel, '/incident postmortem');
    return this.world.draft();
  }

  /** The section of the draft under a heading of the second level. */
  async section(heading: string): Promise<string> {
    const draft = await this.draft();
    const after = draft.split(`\n## ${heading}\n`)[1];
    if (after === undefined) throw new Error(`The draft has no section ${heading}`);
    return after.split('\n## ')[0] ?? '';
  }

  /** The lines of the draft's timeline but the one that declares. */
  async timeline(): Promise<readonly string[]> {
    const lines = (await this.section('Timeline')).split('\n- ').slice(1);
    return lines.map((line) => line.trim()).filter((line) => !line.includes('**Declared**'));
  }

  /** Calls a method of the Web API as the bot's app does; rejects when it is refused. */
  async asBot(method: string, args: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
    const { apiUrl, botToken } = this.world.playground;
    const answer = await fetch(`${apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}` },
      body: new URLSearchParams(args),
    });
    const body = answerSchema.parse(await answer.json());
    if (!body.ok) throw new Error(`${method}: ${body.error}`);
    await this.world.settled();
    return body;
  }

  /** Does something that the bot is never told of, as happens while it is away for hours. */
  async unheard<T>(act: () => Promise<T>): Promise<T> {
    const { deliveries } = this.world.playground;
    deliveries.pause();
    const done = await act();
    deliveries.resume(() => []);
    return done;
  }

  /** A message's address, as the workspace gives it. */
  async permalink(ts: string): Promise<string> {
    const answer = await this.asBot('chat.getPermalink', { channel: this.channel, message_ts: ts });
    return String(answer.permalink);
  }

  /** The emoji that the bot itself set on a message. */
  botReactions(ts: string): readonly string[] {
    const { playground } = this.world;
    const message = playground.messages(this.channel).find((each) => each.ts === ts);
    const own = message?.reactions.filter((each) => each.users.includes(playground.botUserId)) ?? [];
    return own.map((each) => each.name);
  }
}
