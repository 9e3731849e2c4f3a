import { second } from '../../../src/domain/time/instant';
import { declared, entryForm, textsIn } from '../../support/asking';
import { World, type WorldOptions } from '../../support/world';

/** Somebody of the cast. */
export type Name = 'amina' | 'baraka' | 'chebet' | 'david';

/** An incident that amina declared, and what those are told who are not in its channel. */
export class NewsRoom {
  private constructor(
    readonly world: World,
    readonly channel: string,
  ) {}

  static async open(options: WorldOptions = {}, line?: string): Promise<NewsRoom> {
    const world = await World.open(options);
    if (line === undefined) return new NewsRoom(world, await declared(world));
    const channel = await world.declare(line);
    await world.settled();
    return new NewsRoom(world, channel);
  }

  /** Types a command in the incident's channel and waits for all that it causes; resolves to what the asker read. */
  async types(name: Name, line: string): Promise<string> {
    const answer = await this.world.types(name, this.channel, `/incident ${line}`);
    await this.world.turn(10 * second);
    return answer;
  }

  /** The channel of the announcements. */
  get incidents(): string {
    return this.world.playground.channel('incidents').id;
  }

  /** What stands in the announcements: every text in it, times left out. */
  announced(): readonly { readonly ts: string; readonly text: string; readonly isReply: boolean }[] {
    const { botUserId } = this.world.playground;
    return this.world.playground
      .messages(this.incidents)
      .filter(({ user, subtype }) => user === botUserId && subtype !== 'channel_join')
      .map(({ ts, text, threadTs }) => ({ ts, text: timeless(text), isReply: threadTs !== undefined }));
  }

  /** What stands below the announcement, the oldest first. */
  replies(): readonly string[] {
    return this.announced().flatMap(({ text, isReply }) => (isReply ? [text] : []));
  }

  /** The first lines of what the bot told somebody by direct message, the oldest first. */
  told(name: Name): readonly string[] {
    return this.directMessages(name).map(({ text }) => timeless(text));
  }

  /** All that somebody reads in their direct messages. */
  readBy(name: Name): string {
    return this.directMessages(name)
      .flatMap(({ text, blocks }) => textsIn(blocks ?? text))
      .join('\n');
  }

  directMessages(name: Name) {
    const { playground } = this.world;
    const { id } = playground.person(name);
    const direct = playground
      .channels()
      .find((channel) => channel.kind === 'im' && playground.membersOf(channel.id).includes(id));
    return direct?.messages ?? [];
  }

  /** Presses *Follow* on the announcement. */
  async follows(name: Name): Promise<string> {
    const [announcement] = this.announced();
    await this.world.person(name).press(this.incidents, announcement?.ts ?? '', { action: 'follow' });
    await this.world.settled();
    return this.world.person(name).ephemerals().at(-1)?.text ?? '';
  }

  /** Fills a field of the form of the entry whose option holds these words. */
  async changes(words: string, field: string, value: string): Promise<void> {
    const { world, channel } = this;
    const form = await entryForm(world, channel, words);
    form?.fill(field, value);
    expect(await form?.submit()).toMatchObject({ errors: {} });
    await world.turn(10 * second);
  }

  async deleteAnnouncement(): Promise<void> {
    const { playground } = this.world;
    const [announcement] = this.announced();
    const body = { channel: this.incidents, ts: announcement?.ts ?? '' };
    const answer = await fetch(`${playground.apiUrl}chat.delete`, {
      method: 'POST',
      headers: { authorization: `Bearer ${playground.botToken}` },
      body: new URLSearchParams(body),
    });
    expect(await answer.json()).toMatchObject({ ok: true });
  }
}

function timeless(text: string): string {
  return text.replace(/<!date\^[^|]*\|\S+ (\d\d:\d\d) UTC>/g, '$1');
}
