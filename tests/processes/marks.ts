import type { Room } from '../slack/marks/room';

const names = ['amina', 'baraka', 'chebet'] as const;

/** Marks that come in one after the other, each by somebody on a message of its own. */
export class MarksOfRoom {
  private constructor(
    private readonly room: Room,
    private readonly targets: readonly string[],
  ) {}

  /** Says as much as there are to be marks. */
  static async on(room: Room, count: number): Promise<MarksOfRoom> {
    const targets: string[] = [];
    for (let line = 0; line < count; line += 1) targets.push(await room.says('david', `line ${line}`));
    return new MarksOfRoom(room, targets);
  }

  /** What is to be on record in the end: emoji, person and message. */
  get expected(): readonly string[] {
    const { world } = this.room;
    return this.targets.map((ts, index) => `pushpin ${world.person(this.#name(index)).id} ${ts}`).sort();
  }

  /** Sets some of them, without waiting for the bots. */
  async set(from: number, to: number): Promise<void> {
    const { world, channel } = this.room;
    for (const [index, ts] of this.targets.entries()) {
      if (index >= from && index < to) await world.person(this.#name(index)).react(channel, ts, 'pushpin');
    }
  }

  /** The messages that the bots have not answered, or more than once. */
  unanswered(): readonly string[] {
    return this.targets.filter((ts) => this.room.botReactions(ts).join() !== 'memo');
  }

  /** The words of those that a draft holds, in their order. */
  async drafted(): Promise<readonly string[]> {
    const lines = (await this.room.timeline()).join('\n').matchAll(/line \d+/g);
    return [...lines].map(([words]) => words);
  }

  /** What it is to hold. */
  get said(): readonly string[] {
    return this.targets.map((_, index) => `line ${index}`);
  }

  #name(index: number) {
    return names[index % names.length] ?? 'amina';
  }
}
