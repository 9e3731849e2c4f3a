import { minute } from '../../src/domain/time/instant';
import { World, type WorldOptions } from '../support/world';

type Member = ReturnType<World['person']>;
type Form = NonNullable<ReturnType<Member['modal']>>;

/** What passes after each thing that people do: long enough for what went wrong to be over and made up for. */
export const step = 12 * minute;
/** How often a person asks for a form that does not open. */
const patience = 4;

/**
 * A small incident in which the bot calls every method of the Web API that it knows, and a second one whose channel is
 * deleted. What goes wrong meanwhile is up to the test.
 */
export class StandardIncident {
  channel = '';

  private constructor(readonly world: World) {}

  /**
   * A workspace in which nothing has gone wrong yet, and the bot is not in its announcement channel. `patience` is how
   * many milliseconds the bot waits for an answer, where that is not the usual.
   */
  static async prepare(
    patience?: number,
    options: Pick<WorldOptions, 'processes' | 'transport'> = {},
  ): Promise<StandardIncident> {
    const world = await World.open({
      ...options,
      announcements: false,
      ...(patience !== undefined && { patience: { timeouts: { call: patience, modal: patience } } }),
      settingsOf: ({ chebet = '' }) => ({ responders: [chebet] }),
    });
    const { playground } = world;
    playground.addChannel({ name: 'incidents', members: ['amina'] });
    playground.addUserGroup({ handle: 'payments', name: 'Payments', members: ['baraka', 'david'] });
    return new StandardIncident(world);
  }

  /** Plays all of it. */
  async play(): Promise<void> {
    await this.declare();
    await this.talk();
    await this.steer();
    await this.redact('hunter2');
    await this.close();
    await this.loseAnother();
  }

  async declare(): Promise<void> {
    const { playground } = this.world;
    await this.types(playground.channel('ops').id, 'start sev2 Checkout answers 500');
    this.channel = playground.channel('inc-1-checkout-answers-500').id;
  }

  async talk(): Promise<void> {
    const { amina, channel, world } = this;
    await amina.home();
    await amina.react(channel, await amina.post(channel, 'The pool is exhausted'), 'pushpin');
    // Whoever marks a message that names a time is offered it.
    await amina.react(channel, await amina.post(channel, 'Nobody can pay since 14:30'), 'red_circle');
    const slip = await amina.post(channel, 'Lunch?');
    await amina.react(channel, slip, 'pushpin');
    // Of this one the bot hears the mark alone, so it has to read the words.
    world.playground.deliveries.pause();
    const unheard = await amina.post(channel, 'The password is hunter2');
    world.playground.deliveries.resume(() => []);
    await amina.react(channel, unheard, 'pushpin');
    await this.passes();
    await amina.unreact(channel, slip, 'pushpin');
    await this.passes();
  }

  async steer(): Promise<void> {
    await this.types(this.channel, 'escalate @payments the queue is stuck');
    await this.types(this.channel, 'assume it is the cache');
    await this.types(this.channel, 'status identified');
    await this.types(this.channel, 'postmortem');
  }

  /** Removes the words of an entry for good. */
  async redact(words: string, channel = this.channel): Promise<void> {
    const { amina } = this;
    const chooser = await this.form(async () => {
      await this.types(channel, 'timeline', 0);
      await amina.press(channel, amina.ephemerals().at(-1)?.ts ?? '', { action: 'change-entry' });
    });
    const labels = JSON.stringify(chooser.view.blocks).matchAll(/"text":"([^"]*)","emoji":false/g);
    const label = [...labels].map(([, text = '']) => text).find((text) => text.includes(words));
    chooser.fill('entry', label ?? '');
    await chooser.submit();
    await this.world.settled();
    const form = amina.modal();
    form?.fill('fate', 'redact');
    await form?.submit();
    await this.passes();
  }

  async close(): Promise<void> {
    const form = await this.form(() => this.types(this.channel, 'close', 0));
    await form.submit();
    await this.passes();
  }

  /** Declares another incident, whose title is removed for good and whose channel is deleted, and closes it from the direct message that tells so. */
  async loseAnother(): Promise<void> {
    const { amina, world } = this;
    const { playground } = world;
    await this.types(playground.channel('ops').id, 'start sev3 --private Search is slow');
    const another = playground.channel('inc-2-search-is-slow').id;
    await this.passes();
    await this.redact('Search is slow', another);
    amina.channels.delete(another);
    await this.passes();
    const direct = await amina.directMessages(playground.botUserId);
    const told = playground.messages(direct).find(({ text }) => text.includes('its channel was deleted'));
    const form = await this.form(async () => {
      await amina.press(direct, told?.ts ?? '', { action: 'card-close' });
    });
    await form.submit();
    await this.passes();
  }

  /** Lets time pass, and whatever is due in it be done. */
  async passes(micros = step): Promise<void> {
    await this.world.settled();
    await this.world.turn(micros);
  }

  get amina(): Member {
    return this.world.person('amina');
  }

  private async types(channel: string, line: string, micros = step): Promise<void> {
    await this.world.types('amina', channel, `/incident ${line}`);
    if (micros > 0) await this.passes(micros);
  }

  /** The form that opens when somebody asks for it, if need be again. */
  private async form(ask: () => Promise<void>): Promise<Form> {
    for (let times = 0; times < patience; times += 1) {
      await ask();
      await this.world.settled();
      const form = this.amina.modal();
      if (form !== undefined) return form;
    }
    throw new Error(`No form opened: ${this.amina.ephemerals().at(-1)?.text}`);
  }
}
