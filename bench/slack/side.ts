import type { Member } from '../../src/playground/people/member';
import { Playground } from '../../src/playground/playground';
import type { WireRecord } from '../../src/playground/wire';
import { manifestFor } from '../../src/slack/manifest';
import type { MarkedChannel } from '../recorded';
import { holdsWithin, seconds, timesOf } from '../timing';
import { AckWatch } from './ack-watch';
import { CallWatch } from './call-watch';
import { type Act, asFastAsPossible, atRate, type Rate } from './load';
import { Probing } from './probing';
import { type SetUp, watchSetUp } from './set-up';

/** What people do in great numbers; `talk` is messages, and reactions that mean nothing. */
export type Load = 'messages' | 'reactions' | 'notes' | 'talk';

/** Where the app finds the workspace, and with which tokens. */
export interface Access {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly team: string;
}

/** How long the app may work at one thing before a run is given up, in seconds. */
const longestWork = 60;
/** Nothing crosses the wire for so long, in milliseconds, once the app is through. */
const quiet = 400;

/** A workspace with people in it who do what the runner asks; every method can be asked for from another process. */
export class SlackSide {
  #playground: Playground | undefined;
  #acks = new AckWatch();
  readonly #calls = new CallWatch();
  #probing: Probing | undefined;
  #lastRecordAt = 0;
  #unmarked: { channel: string; ts: string }[] = [];
  #lines = 0;

  /** Opens a new workspace; one at a time. */
  async open(): Promise<Access> {
    this.#acks = new AckWatch();
    this.#unmarked = [];
    const playground = await Playground.start({
      manifest: manifestFor({ command: 'incident' }),
      log: (record) => this.#see(record),
    });
    this.#playground = playground;
    const members = ['amina', 'baraka', 'chebet'].map((name) => playground.addPerson({ name }).id);
    for (const name of ['ops', 'incidents']) {
      playground.addChannel({ name, members: [...members, playground.botUserId] });
    }
    const { apiUrl, botToken, appToken, state } = playground;
    return { apiUrl, botToken, appToken, team: state.team.id };
  }

  async close(): Promise<void> {
    await this.#probing?.stop();
    this.#probing = undefined;
    await this.#playground?.stop();
    this.#playground = undefined;
  }

  /** Declares an incident; resolves to its channel once that is set up, or to #ops where the app opens none. */
  async declare(): Promise<string> {
    const { ops } = this;
    await this.#amina.command(ops, '/incident start sev2 Checkout answers 500');
    await this.calm();
    const channel = this.#slack.channels().findLast(({ name }) => name.startsWith('inc-'))?.id ?? ops;
    if (channel !== ops) await this.#slack.person('baraka').join(channel);
    return channel;
  }

  /** Makes a channel with messages that amina marked, which the app hears nothing of: their ids, oldest first. */
  async markedChannel(name: string, count: number): Promise<MarkedChannel> {
    const person = this.#amina.id;
    const members = [person, this.#slack.botUserId];
    const channel = this.#slack.addChannel({ name, members });
    const messages = await this.#unheard(async () => {
      const written = await this.#write(channel, count);
      for (const ts of written) await this.#amina.react(channel, ts, 'pushpin');
      return written;
    });
    return { channel, messages, person };
  }

  /** Makes so many channels with everybody in them, which the app hears nothing of. */
  async quietChannels(count: number): Promise<readonly MarkedChannel[]> {
    const [person, chebet] = [this.#amina.id, this.#slack.person('chebet').id];
    const members = [person, this.#slack.person('baraka').id, chebet, this.#slack.botUserId];
    return Array.from({ length: count }, (_, index) => {
      const channel = this.#slack.addChannel({ name: `inc-${index + 1}`, members });
      return { channel, messages: [], person };
    });
  }

  /** Types `/incident list` so many times, one after the other: the milliseconds until each was answered. */
  async listTimes(count: number): Promise<readonly number[]> {
    return timesOf(count, async () => (await this.#amina.command(this.ops, '/incident list')).acknowledged);
  }

  /** Home is opened so many times, one after the other and by all in turn: the milliseconds until each was drawn. */
  async homeTimes(count: number): Promise<readonly number[]> {
    const people = ['amina', 'baraka', 'chebet'].map((name) => this.#slack.person(name));
    let turn = 0;
    return timesOf(count, () => {
      turn += 1;
      // What is opened again before the app knows that it is drawn is not drawn again.
      const person = people[turn % people.length];
      return this.#calls.after('views.publish', async () => person?.home());
    });
  }

  /** Asks for the draft so many times, one after the other: the milliseconds until each was delivered. */
  async draftTimes(channel: string, count: number): Promise<readonly number[]> {
    const ask = () => this.#amina.command(channel, '/incident postmortem');
    return timesOf(count, () => this.#calls.after('files.completeUploadExternal', ask));
  }

  /** The id of the channel with this name. */
  async channelCalled(name: string): Promise<string> {
    return this.#slack.channel(name).id;
  }

  /** Writes a message with so many replies, which the app hears nothing of; resolves to the message. */
  async thread(channel: string, replies: number): Promise<string> {
    const parent = await this.#unheard(async () => {
      const [first = ''] = await this.#write(channel, 1);
      await this.#write(channel, replies, first);
      return first;
    });
    return parent;
  }

  /** Adds a message's whole thread to the timeline with the shortcut and its form. */
  async addWholeThread(channel: string, ts: string): Promise<void> {
    await this.#amina.shortcut('add-to-timeline', { channel, ts });
    await this.#submit((fill) => fill('thread', ['whole']));
  }

  /** Closes the incident of a channel with the command and its form. */
  async closeIncident(channel: string): Promise<void> {
    await this.#amina.command(channel, '/incident close');
    await this.#submit(() => undefined);
  }

  /** How many drafts were delivered. */
  async drafts(): Promise<number> {
    return this.#slack.files().length;
  }

  /** Writes a message that the app hears. */
  async say(channel: string): Promise<void> {
    await this.#write(channel, 1);
  }

  /** Puts a load on the app at a constant rate, on the channels in turn: milliseconds until each was acknowledged. */
  async atRate(
    load: Load,
    channel: string | readonly string[],
    rate: { perSecond: number; seconds: number },
  ): Promise<readonly number[]> {
    return atRate(this.#acks, this.#act(load, channel), rate);
  }

  /** Puts a load on the app as fast as it acknowledges. */
  async asFastAsPossible(
    load: Load,
    channel: string | readonly string[],
    most: { count: number; inFlight: number; seconds: number },
  ): Promise<Rate> {
    return asFastAsPossible(this.#acks, this.#act(load, channel), most);
  }

  /** Lists the open incidents again and again, every so many milliseconds, whatever becomes of it. */
  async startProbing(every: number): Promise<void> {
    this.#probing = new Probing(every, () => this.#amina.command(this.ops, '/incident list'));
  }

  /** Ends that, and resolves to the milliseconds that each answer took; `Infinity` for those that never came. */
  async stopProbing(): Promise<readonly number[]> {
    return (await this.#probing?.stop()) ?? [];
  }

  /** Declares an incident and watches its channel being set up. */
  async watchSetUp(options: { latency: number; refusals: number }): Promise<SetUp> {
    return watchSetUp(this.#slack, this.#amina, this.ops, options, () => this.calm());
  }

  /** Holds every call up for so many milliseconds. */
  async delayCalls(ms: number): Promise<void> {
    this.#slack.faults.add(({ moment }) => (moment === 'before' ? { type: 'delay', ms } : undefined));
  }

  /** Calls a method that does nothing, so many times one after the other: what each call takes, in seconds. */
  async callTimes(count: number): Promise<readonly number[]> {
    const { apiUrl, botToken } = this.#slack;
    const took: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const headers = { authorization: `Bearer ${botToken}` };
      took.push(await seconds(() => fetch(`${apiUrl}auth.test`, { method: 'POST', headers })));
    }
    return took;
  }

  /** Resolves once nothing crosses the wire for a moment. */
  async calm(): Promise<void> {
    const isQuiet = (): boolean => !this.#slack.busy && performance.now() - this.#lastRecordAt > quiet;
    this.#lastRecordAt = performance.now();
    if (!(await holdsWithin(longestWork, isQuiet))) throw new Error('The app does not come to rest');
  }

  get ops(): string {
    return this.#slack.channel('ops').id;
  }

  get #slack(): Playground {
    if (this.#playground === undefined) throw new Error('No workspace is open');
    return this.#playground;
  }

  get #amina(): Member {
    return this.#slack.person('amina');
  }

  #see(record: WireRecord): void {
    this.#lastRecordAt = performance.now();
    this.#acks.see(record);
    this.#calls.see(record);
  }

  #act(load: Load, places: string | readonly string[]): Act {
    const channels = [places].flat();
    const [amina, baraka] = [this.#amina, this.#slack.person(places === this.ops ? 'chebet' : 'baraka')];
    let [count, turn] = [0, 0];
    const next = (): string => {
      turn += 1;
      return channels[turn % channels.length] ?? this.ops;
    };
    const post: Act = async () => {
      const channel = next();
      this.#unmarked.push({ channel, ts: await baraka.post(channel, this.#line()) });
    };
    const react = (emoji: string, message = { channel: next(), ts: '' }) =>
      amina.react(message.channel, message.ts, emoji);
    switch (load) {
      case 'messages':
        return post;
      case 'reactions':
        return () => react('pushpin', this.#unmarked.shift());
      case 'notes':
        return () => amina.command(next(), `/incident note ${this.#line()}`);
      case 'talk':
        return () => {
          count += 1;
          const message = count % 5 > 0 ? undefined : this.#unmarked.pop();
          return message === undefined ? post() : react('eyes', message);
        };
    }
  }

  #line(): string {
    this.#lines += 1;
    return `Line ${this.#lines}: the error rate of the checkout is above what we promise; looking at its pool`;
  }

  async #write(channel: string, count: number, thread?: string): Promise<readonly string[]> {
    const written: string[] = [];
    for (let index = 0; index < count; index += 1) {
      written.push(await this.#amina.post(channel, this.#line(), thread === undefined ? {} : { thread }));
    }
    return written;
  }

  async #unheard<T>(act: () => Promise<T>): Promise<T> {
    const { deliveries } = this.#slack;
    deliveries.pause();
    const result = await act();
    deliveries.resume(() => []);
    return result;
  }

  async #submit(fill: (fill: (block: string, value: readonly string[]) => void) => void): Promise<void> {
    await holdsWithin(3, () => this.#amina.modal() !== undefined);
    const modal = this.#amina.modal();
    if (modal === undefined) throw new Error('No form was opened');
    fill((block, value) => modal.fill(block, value));
    const { errors, acknowledged } = await modal.submit();
    if (!acknowledged || Object.keys(errors).length > 0) {
      throw new Error(`The form was not taken: ${JSON.stringify(errors)}`);
    }
  }
}
