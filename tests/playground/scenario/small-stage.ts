import type { CommandAnswer, InteractionAnswer, Press, SubmitAnswer } from '../../../src/playground/actor';
import { applyValue } from '../../../src/playground/block-kit';
import type { ReplayClock } from '../../../src/playground/scenario/replay-clock';
import type {
  Performer,
  Stage,
  StageBot,
  StageChannel,
  StageMessage,
  StageModal,
} from '../../../src/playground/scenario/stage';

interface Line extends StageMessage {
  text: string;
  user: string;
  thread?: string;
  reactions: string[];
}

/** What the bot of a test answers. */
export interface SmallBot {
  command?(line: string, stage: SmallStage, actor: SmallActor): CommandAnswer | undefined;
  submit?(values: Record<string, unknown>): SubmitAnswer;
}

/** The least of a workspace that a scenario can be played on, so that a test sees exactly what the player does. */
export class SmallStage implements Stage {
  readonly people: SmallActor[] = [];
  readonly groups: object[] = [];
  readonly done: string[] = [];
  /** Whether the app acknowledges nothing. */
  deaf = false;
  private readonly rooms: (StageChannel & { members: string[]; lines: Line[] })[] = [];
  private last = 0;

  constructor(
    readonly clock: ReplayClock,
    readonly bot: SmallBot = {},
  ) {}

  addPerson(person: { name: string; realName: string; timezone: string }): SmallActor {
    const actor = new SmallActor(this, person.name, person.timezone);
    this.people.push(actor);
    return actor;
  }

  addBot({ name }: { name: string }): StageBot {
    return {
      post: async (channel, { thread, text = '', ...message }) =>
        this.write(channel, { ...message, text, user: name, ...(thread === undefined ? {} : { thread }) }),
    };
  }

  addUserGroup(group: { handle: string; name: string; members: readonly string[] }): void {
    this.groups.push(group);
  }

  addChannel({ name, members }: { name: string; members: readonly string[] }): { id: string } {
    const id = `C${this.rooms.length + 1}`;
    const ids = members.map(
      (member) => this.people.find(({ name: handle }) => handle === member)?.id ?? member,
    );
    this.rooms.push({ id, name, created: this.rooms.length, members: ids, lines: [] });
    return { id };
  }

  channels(): readonly StageChannel[] {
    return this.rooms;
  }

  messages(channel: string): readonly Line[] {
    return this.room(channel).lines;
  }

  room(id: string) {
    const room = this.rooms.find((each) => each.id === id || `#${each.name}` === id);
    if (!room) throw new Error(`no room ${id}`);
    return room;
  }

  write(channel: string, line: Omit<Line, 'ts' | 'reactions'>): string {
    this.last = Math.max(this.clock.now(), this.last + 1);
    const ts = String(this.last);
    this.room(channel).lines.push({ ...line, ts, reactions: [] });
    return ts;
  }

  line(channel: string, ts: string): Line {
    const line = this.room(channel).lines.find((each) => each.ts === ts);
    if (!line) throw new Error(`no line ${ts}`);
    return line;
  }

  say(text: string): void {
    this.done.push(text);
  }
}

/** A person of the small stage. */
export class SmallActor implements Performer {
  readonly id: string;
  readonly whispers: { channel: string; ts: string; text: string; blocks?: readonly unknown[] }[] = [];
  private open: StageModal | undefined;

  constructor(
    private readonly stage: SmallStage,
    readonly name: string,
    readonly timezone: string,
  ) {
    this.id = `U${name.toUpperCase()}`;
  }

  async post(channel: string, text: string, { thread }: { thread?: string } = {}): Promise<string> {
    return this.stage.write(channel, { text, user: this.id, ...(thread === undefined ? {} : { thread }) });
  }

  async forward(from: { channel: string; ts: string }, to: string): Promise<string> {
    return this.stage.write(to, { text: this.stage.line(from.channel, from.ts).text, user: this.id });
  }

  async upload(channel: string, { name }: { name: string }): Promise<string> {
    return this.stage.write(channel, { text: name, user: this.id });
  }

  readonly channels = {
    archive: (channel: string): void => this.stage.say(`${this.id} archived ${channel}`),
    convert: (channel: string, to: string): void => this.stage.say(`${this.id} made ${channel} ${to}`),
  };

  readonly huddles = {
    start: (channel: string): string => this.stage.write(channel, { text: '', user: 'USLACKBOT' }),
    join: (channel: string): void => this.stage.say(`${this.id} joined the huddle in ${channel}`),
    leave: (channel: string): void => this.stage.say(`${this.id} left the huddle in ${channel}`),
  };

  async edit(channel: string, ts: string, text: string): Promise<void> {
    this.stage.line(channel, ts).text = text;
  }

  async delete(channel: string, ts: string): Promise<void> {
    const { lines } = this.stage.room(channel);
    lines.splice(lines.indexOf(this.stage.line(channel, ts)), 1);
  }

  async react(channel: string, ts: string, emoji: string): Promise<void> {
    this.stage.line(channel, ts).reactions.push(emoji);
  }

  async unreact(channel: string, ts: string, emoji: string): Promise<void> {
    const line = this.stage.line(channel, ts);
    line.reactions = line.reactions.filter((each) => each !== emoji);
  }

  async command(channel: string, line: string): Promise<CommandAnswer> {
    this.stage.say(`${this.id} typed ${line} in ${channel}`);
    return this.stage.bot.command?.(line, this.stage, this) ?? { acknowledged: true };
  }

  async press(channel: string, ts: string, press: Press): Promise<InteractionAnswer> {
    const choice = press.value === undefined ? '' : `=${press.value}`;
    this.stage.say(`${this.id} pressed ${press.action}${choice} on "${this.seen(channel, ts).text}"`);
    return this.heard;
  }

  private get heard(): InteractionAnswer {
    return { acknowledged: !this.stage.deaf };
  }

  private seen(channel: string, ts: string): { text: string } {
    return this.whispers.find((each) => each.ts === ts) ?? this.stage.line(channel, ts);
  }

  async shortcut(callbackId: string, message?: { channel: string; ts: string }): Promise<InteractionAnswer> {
    const on = message ? ` on "${this.stage.line(message.channel, message.ts).text}"` : '';
    this.stage.say(`${this.id} called ${callbackId}${on}`);
    return this.heard;
  }

  modal(): StageModal | undefined {
    return this.open;
  }

  /** Opens a modal that collects what is filled in. */
  show(view: Record<string, unknown>): void {
    const values: Record<string, unknown> = {};
    this.open = {
      view,
      fill: (blockId, value) => {
        values[blockId] = applyValue(view, blockId, value).state;
      },
      press: async ({ action }) => {
        this.stage.say(`${this.id} pressed ${action} in the modal`);
        return this.heard;
      },
      submit: async () => {
        this.stage.say(`submitted ${JSON.stringify(values)}`);
        const answer = this.stage.bot.submit?.(values) ?? { acknowledged: true, errors: {} };
        if (Object.keys(answer.errors).length === 0) this.open = undefined;
        return answer;
      },
      close: async () => {
        this.open = undefined;
      },
    };
  }

  async home(): Promise<void> {
    this.stage.say(`${this.id} opened Home`);
  }

  homeView(): { blocks: readonly object[] } {
    return { blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'declare' }] }] };
  }

  async pressHome({ action }: Press): Promise<InteractionAnswer> {
    this.stage.say(`${this.id} pressed ${action} in Home`);
    return this.heard;
  }

  async join(channel: string): Promise<void> {
    this.stage.room(channel).members.push(this.id);
  }

  async leave(channel: string): Promise<void> {
    const { members } = this.stage.room(channel);
    members.splice(members.indexOf(this.id), 1);
  }

  ephemerals() {
    return this.whispers;
  }
}
