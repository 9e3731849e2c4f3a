import { Room } from '../marks/room';

type Options = Parameters<typeof Room.open>[0];

/** A room and its canvases, as amina sees them. */
export class CanvasRoom {
  private constructor(
    private readonly room: Room,
    readonly world = room.world,
  ) {}

  static async open(options?: Options): Promise<CanvasRoom> {
    return new CanvasRoom(await Room.open(options));
  }

  close(): Promise<void> {
    return this.world.close();
  }

  get channel(): string {
    return this.room.channel;
  }

  /** Amina types it; resolves to what she read once the bot is through. */
  types(line: string): Promise<string> {
    return this.world.types('amina', this.channel, `/incident ${line}`);
  }

  /** Amina closes the incident and says nothing in the form. */
  async closes(): Promise<void> {
    await this.types('close');
    await this.world.person('amina').modal()?.submit();
    await this.world.settled();
  }

  /** Amina removes the words of the entry whose option holds them; resolves to what Slack was answered. */
  redacts(words: string) {
    return this.room.decides(words, 'redact');
  }

  titles(): readonly string[] {
    return this.#canvases.in(this.channel).map(({ title }) => title);
  }

  idOf(name: 'Record' | 'Postmortem'): string {
    const found = this.#canvases.in(this.channel).find(({ title }) => title.endsWith(name));
    if (found === undefined) throw new Error(`There is no canvas ${name}`);
    return found.id;
  }

  read(name: 'Record' | 'Postmortem'): string {
    return this.#canvases.read(this.idOf(name));
  }

  writes(name: 'Record' | 'Postmortem', markdown: string): void {
    this.#canvases.write(this.idOf(name), markdown);
  }

  deletes(name: 'Record' | 'Postmortem'): void {
    this.#canvases.delete(this.idOf(name));
  }

  /** How often the bot asked for a change of a canvas. */
  edits(name: 'Record' | 'Postmortem'): number {
    return this.calls('canvases.edit').filter(({ canvas_id: id }) => id === this.idOf(name)).length;
  }

  /** What the bot asked of a method, each time. */
  calls(method: string): readonly Readonly<Record<string, unknown>>[] {
    return this.world.playground.wire.calls(method).map(({ args }) => args);
  }

  /** The links in the channel's head: title and address. */
  bookmarks(): readonly (readonly [string, string])[] {
    return this.world.playground
      .channel(this.channel)
      .bookmarks.map(({ title, link }) => [title, link] as const);
  }

  get #canvases() {
    return this.world.person('amina').canvases;
  }
}
