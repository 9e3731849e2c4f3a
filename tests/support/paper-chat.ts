import type { Notice } from '../../src/app/notice';
import type { Chat, Posted } from '../../src/app/ports';
import type { SeenMessage } from '../../src/domain/marks/marking';
import type { Standing } from '../../src/domain/person';
import { type Source, sourceKey } from '../../src/domain/source';
import { phaseOf, type Status } from '../../src/domain/status';
import { type Instant, instant, later, second, toTimestamp } from '../../src/domain/time/instant';
import { gil, nameOf, zoe } from './cast';

/** A workspace on paper: it takes whatever the bot does there, and remembers the bot's reactions and posts. */
export class PaperChat implements Chat {
  /** The messages on which the bot's own reaction stands. */
  readonly answered = new Set<string>();
  readonly invited = new Set<string>();
  /** The status that topics, cards and announcements show, each by what it is and the incident's number. */
  readonly statuses = new Map<string, string>();

  /** @param read a message as it stands in the workspace now */
  constructor(readonly read: (source: Source) => Promise<SeenMessage | undefined>) {}

  async openChannel({ incident }: Parameters<Chat['openChannel']>[0]) {
    return { channel: paperChannel(incident.number), name: `inc-${incident.number}` };
  }

  async invite(channel: string, people: readonly string[]): Promise<void> {
    for (const person of people) this.invited.add(`${channel}:${person}`);
  }

  async setTopic(...[, incident]: Parameters<Chat['setTopic']>): Promise<void> {
    this.#show('topic', incident);
  }

  async renameChannel(): Promise<void> {}
  async archiveChannel(): Promise<Instant> {
    return instant(0);
  }

  async setPurpose(): Promise<void> {}
  async pin(): Promise<void> {}
  async tellAlone(): Promise<void> {}
  async bookmark(): Promise<void> {}
  async makeCanvas({ title }: Parameters<Chat['makeCanvas']>[0]) {
    return { id: `F${title}`, link: 'https://paper.slack.com/docs/T1/F1', isEarlier: false };
  }

  async rewriteCanvas(): Promise<boolean> {
    return true;
  }

  async hasCanvas(): Promise<boolean> {
    return true;
  }

  async deleteFile(): Promise<void> {}

  /** What tells a fact is posted half a second after that, whatever else the bot has to do. */
  async post(...[channel, notice]: Parameters<Chat['post']>): Promise<Posted> {
    if (notice.type === 'card' || notice.type === 'announcement') this.#show(notice.type, notice.incident);
    return {
      source: { channel, message: toTimestamp(later(about(notice).recordedAt, second / 2)) },
      says: '',
    };
  }

  async edit(...[, notice]: Parameters<Chat['edit']>): Promise<boolean> {
    if (notice.type === 'card' || notice.type === 'announcement') this.#show(notice.type, notice.incident);
    return true;
  }

  async answer(source: Source, present: boolean): Promise<void> {
    if (present) this.answered.add(sourceKey(source));
    else this.answered.delete(sourceKey(source));
  }

  async lastTalk(): Promise<undefined> {
    return undefined;
  }

  async readThread(): Promise<undefined> {
    return undefined;
  }

  async upload({ channel }: Parameters<Chat['upload']>[0]) {
    return {
      file: `F${channel}`,
      link: 'https://paper.slack.com/files/F1',
      source: { channel, message: '1.000000' },
    };
  }

  async picture() {
    return { type: 'nothing', why: 'gone' } as const;
  }

  async whoIs() {
    return [];
  }

  async directMessages(person: string): Promise<string> {
    return `D${person}`;
  }

  async members() {
    return { people: [], asOf: instant(0) };
  }

  async lookUp(): Promise<undefined> {
    return undefined;
  }

  async standing(person: string): Promise<Standing> {
    return person === zoe ? 'foreign' : person === gil ? 'guest' : 'member';
  }

  async groupMembers(): Promise<readonly string[]> {
    return [];
  }

  async names(): Promise<(person: string) => string> {
    return nameOf;
  }

  nameAtHand(person: string): string {
    return nameOf(person);
  }

  linkTo(source: Source): string {
    return `https://paper.slack.com/archives/${source.channel}/p${source.message.replace('.', '')}`;
  }

  #show(where: string, { number, status }: { readonly number: number; readonly status: Status }): void {
    this.statuses.set(`${where} ${number}`, where === 'topic' ? phaseOf(status) : status);
  }
}

/** The channel of the incident with that number. */
export function paperChannel(number: number): string {
  return `C0INC${number}`;
}

/** When what a notice is about was recorded. */
function about(notice: Notice): { readonly recordedAt: Instant } {
  if (notice.type === 'fact') return notice.event;
  if (notice.type === 'digest') return { recordedAt: notice.now };
  if (notice.type === 'reminder') return { recordedAt: notice.asked[0]?.due ?? instant(0) };
  return notice.incident.declared;
}
