import type { PromiseTerms } from '../../../src/domain/promises/terms';
import { hour, minute } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

/** Something that is owed: by which term alone, what causes it, what keeps it, and how it is asked for. */
interface Owed {
  readonly kind: string;
  readonly terms: Partial<PromiseTerms>;
  /** In microseconds after its cause. */
  readonly due: number;
  readonly cause: (incident: Declared) => Promise<void>;
  readonly keep: (incident: Declared) => Promise<void>;
  readonly question: RegExp;
  /** How the same message reads once it was kept. */
  readonly kept: RegExp;
}

const none: PromiseTerms = { 'next update': {}, silence: {}, areTasksAsked: false };

const all: readonly Owed[] = [
  {
    kind: 'an update',
    terms: { 'next update': { sev2: hour } },
    due: hour,
    cause: async () => undefined,
    keep: (incident) => incident.types('update a fix is being tested'),
    question: /the next update on \*INC-\d+\* was due/,
    kept: /The next update on .* was due .*, and came .* by Amina Wanjiru/,
  },
  {
    kind: 'an answer',
    terms: { acknowledgement: 5 * minute },
    due: 5 * minute,
    cause: (incident) => incident.types('escalate @chebet the queue is stuck'),
    keep: (incident) => incident.presses('chebet', 'acknowledge'),
    question: /\*E1\* waits for an answer/,
    kept: /An answer to \*E1\* was due .*, and came .* by Chebet Koech/,
  },
  {
    kind: 'somebody who leads',
    terms: { lead: 5 * minute },
    due: 5 * minute,
    cause: async () => undefined,
    keep: (incident) => incident.types('lead'),
    question: /nobody leads \*INC-\d+\* yet/,
    kept: /Somebody who leads .* was due .*, and came/,
  },
  {
    kind: 'the resolution',
    terms: { resolution: 2 * hour },
    due: 2 * hour,
    cause: (incident) => incident.types('status monitoring'),
    keep: (incident) => incident.types('status resolved'),
    question: /is being watched since/,
    kept: /The resolution of .* was due .*, and came/,
  },
  {
    kind: 'the closing',
    terms: { closing: 24 * hour },
    due: 24 * hour,
    cause: (incident) => incident.types('status resolved'),
    keep: async (incident) => {
      await incident.types('close');
      await incident.world.person('amina').modal()?.submit();
      await incident.world.settled();
    },
    question: /is resolved since/,
    kept: /The closing of .* was due .*, and came .* by Amina Wanjiru/,
  },
  {
    kind: 'a word',
    terms: { silence: { sev2: 45 * minute } },
    due: 45 * minute,
    cause: async () => undefined,
    keep: (incident) => incident.types('update all is well, we wait'),
    question: /nobody has said anything in \*INC-\d+\* for 45 min/,
    kept: /Nobody had said anything .*, and an update came/,
  },
];

const closing = async (incident: Declared): Promise<void> => {
  await incident.types('close');
  await incident.world.person('amina').modal()?.submit();
  await incident.world.settled();
};

/** What is owed once an incident is closed, by whom: it is asked for by direct message. */
const afterwards: readonly (Owed & { readonly by: 'amina' | 'chebet' })[] = [
  {
    kind: 'a review',
    terms: { review: 24 * hour },
    due: 24 * hour,
    by: 'chebet',
    cause: async (incident) => {
      await closing(incident);
      await incident.types('postmortem review @chebet');
    },
    keep: (incident) => incident.pressesDirectly('chebet', 'review-given'),
    question: /^Your review of the postmortem of \*INC-\d+: Checkout answers 500\* was due .*Read the draft/,
    kept: /^Your review of the postmortem of \*INC-\d+\* was due .*, and came .* by Chebet Koech\.$/,
  },
  {
    kind: 'the postmortem',
    terms: { publication: 24 * hour },
    due: 24 * hour,
    by: 'amina',
    cause: closing,
    keep: (incident) => incident.types('postmortem review @chebet'),
    question: /^The postmortem of \*INC-\d+: .*\* is yours, and a draft still\./,
    kept: /^The postmortem of \*INC-\d+\* was due .*, and was sent to review or published .* by Amina Wanjiru\.$/,
  },
];

/** An incident of its own in a world of several. */
class Declared {
  private constructor(
    readonly world: World,
    readonly channel: string,
  ) {}

  static async in(world: World): Promise<Declared> {
    const incident = new Declared(world, await world.declare());
    await world.person('chebet').join(incident.channel);
    await world.settled();
    return incident;
  }

  async types(line: string): Promise<void> {
    await this.world.types('amina', this.channel, `/incident ${line}`);
    await this.world.settled();
  }

  async presses(name: 'amina' | 'chebet', action: string): Promise<void> {
    const on = this.world.playground
      .messages(this.channel)
      .findLast(({ blocks }) => JSON.stringify(blocks ?? []).includes(`"action_id":"${action}"`));
    await this.world.person(name).press(this.channel, on?.ts ?? '', { action });
    await this.world.settled();
  }

  async pressesDirectly(name: 'amina' | 'chebet', action: string): Promise<void> {
    const place = await this.world.person(name).directMessages(this.world.playground.botUserId);
    const on = this.world.playground
      .messages(place)
      .findLast(({ blocks }) => JSON.stringify(blocks ?? []).includes(`"action_id":"${action}"`));
    await this.world.person(name).press(place, on?.ts ?? '', { action });
    await this.world.settled();
  }

  /** What somebody was told by themselves of this incident, as it reads now. */
  async told(name: 'amina' | 'chebet'): Promise<readonly string[]> {
    const place = await this.world.person(name).directMessages(this.world.playground.botUserId);
    const number = this.world.playground.channels().filter((each) => each.name.startsWith('inc-')).length;
    return this.world.playground
      .messages(place)
      .map(({ text }) => text)
      .filter((text) => text.includes(`INC-${number}`));
  }

  /** The messages below the card, as they read now. */
  get reminders(): readonly string[] {
    const { playground } = this.world;
    return playground
      .messages(this.channel)
      .filter(({ user, threadTs }) => user === playground.botUserId && threadTs !== undefined)
      .map(({ text }) => text);
  }
}

describe.each(all)('that $kind is owed', ({ terms, due, cause, keep, question, kept }) => {
  let world: World;
  let incident: Declared;
  beforeAll(async () => {
    world = await World.open({ settings: { promises: { ...none, ...terms } } });
  });
  beforeEach(async () => {
    incident = await Declared.in(world);
    await cause(incident);
  });
  afterAll(() => world.close());

  test('is asked of nobody who did it in time', async () => {
    await world.turn(due - minute);
    await keep(incident);
    await world.turn(2 * minute);
    expect(incident.reminders.filter((text) => question.test(text))).toEqual([]);
  });

  test('is asked once when it is due, and the message says when it came', async () => {
    await world.turn(due + 2 * minute);
    expect(incident.reminders).toEqual([expect.stringMatching(question)]);
    await keep(incident);
    expect(incident.reminders[0]).toMatch(kept);
    await world.turn(minute);
    expect(incident.reminders[0]).toMatch(kept);
  });

  test('is asked again where somebody put it off', async () => {
    await world.turn(due + minute);
    await incident.presses('amina', 'promise-later');
    expect(incident.reminders).toEqual([expect.stringContaining('It was put off to')]);
    await world.turn(14 * minute);
    expect(incident.reminders).toHaveLength(1);
    await world.turn(2 * minute);
    expect(incident.reminders).toEqual([expect.anything(), expect.stringMatching(question)]);
  });

  test('is asked of nobody where the incident is called off, before it is due and after', async () => {
    await incident.types('cancel it was a probe');
    await world.turn(due + 2 * minute);
    expect(incident.reminders).toEqual([]);
    const other = await Declared.in(world);
    await cause(other);
    await world.turn(due + 2 * minute);
    await other.types('cancel it was a probe');
    expect(other.reminders).toEqual([expect.stringContaining('Nobody waits for it any more')]);
  });

  test('is asked nowhere while the channel is archived, and once it is back', async () => {
    world.person('amina').channels.archive(incident.channel);
    await world.turn(due + 2 * minute);
    expect(incident.reminders).toEqual([]);
    world.person('amina').channels.unarchive(incident.channel);
    await world.settled();
    await world.turn(2 * minute);
    expect(incident.reminders.filter((text) => question.test(text))).toHaveLength(1);
  });

  test('is asked once by a bot that was down when it fell due', async () => {
    await world.turn(due - minute);
    await world.stopBot();
    await world.turn(10 * minute);
    await world.startBot();
    await world.turn(2 * minute);
    expect(incident.reminders.filter((text) => question.test(text))).toHaveLength(1);
  });

  test('is asked once where whoever owes it is gone', async () => {
    await world.person('david').join(incident.channel);
    await world.types('david', incident.channel, '/incident lead');
    world.playground.changePerson('david', { deactivated: true });
    await world.settled();
    await world.turn(due + 2 * minute);
    const asked = incident.reminders.filter((text) => question.test(text));
    world.playground.changePerson('david', { deactivated: false });
    await world.settled();
    // Where it is owed that somebody leads, somebody did.
    expect(asked).toHaveLength(terms.lead === undefined ? 1 : 0);
  });
});

describe.each(afterwards)(
  'that $kind is owed once it is over',
  ({ terms, due, by, cause, keep, question, kept }) => {
    let world: World;
    let incident: Declared;
    beforeEach(async () => {
      // One for each: nothing is due on a weekend, to which the days of several would lead.
      world = await World.open({ settings: { promises: { ...none, ...terms } } });
      incident = await Declared.in(world);
      await cause(incident);
    });
    afterEach(() => world.close());

    const asked = async () => (await incident.told(by)).filter((text) => question.test(text));

    test('is asked of nobody who did it in time', async () => {
      await world.turn(due - minute);
      await keep(incident);
      await world.turn(5 * minute);
      expect(await asked()).toEqual([]);
    });

    test('is asked once, by direct message and not in the channel, and the message says when it came', async () => {
      const said = world.said(incident.channel).length;
      await world.turn(due + 5 * minute);
      expect(await asked()).toHaveLength(1);
      expect(world.said(incident.channel)).toHaveLength(said);
      await keep(incident);
      expect((await incident.told(by)).filter((text) => kept.test(text))).toHaveLength(1);
      expect(await asked()).toEqual([]);
    });

    test('is asked again a day after somebody put it off', async () => {
      await world.turn(due + 5 * minute);
      await incident.pressesDirectly(by, 'promise-tomorrow');
      expect((await incident.told(by)).at(-1)).toContain('It was put off to');
      await world.turn(24 * hour - 2 * minute);
      expect(await asked()).toEqual([]);
      await world.turn(5 * minute);
      expect(await asked()).toHaveLength(1);
    });

    test('is asked no more where somebody says that it is not needed', async () => {
      await world.turn(due + 5 * minute);
      await incident.pressesDirectly(by, 'promise-drop');
      expect((await incident.told(by)).at(-1)).toContain('It is not needed, said');
      await world.turn(3 * 24 * hour);
      expect(await asked()).toEqual([]);
    });

    test('is asked of nobody where the incident is reopened, before it is due and after', async () => {
      await incident.types('reopen it is back');
      await world.turn(due + 5 * minute);
      expect(await asked()).toEqual([]);
      incident = await Declared.in(world);
      await cause(incident);
      await world.turn(due + 5 * minute);
      await incident.types('reopen it is back');
      expect((await incident.told(by)).at(-1)).toContain('Nobody waits for it any more');
    });

    test('is asked once by a bot that was down when it fell due', async () => {
      await world.turn(due - minute);
      await world.stopBot();
      await world.turn(10 * minute);
      await world.startBot();
      await world.settled();
      await world.turn(5 * minute);
      expect(await asked()).toHaveLength(1);
    });

    test('is asked of nobody who is gone, and the channel reads so', async () => {
      world.playground.changePerson(by, { deactivated: true });
      await world.settled();
      await world.turn(due + 5 * minute);
      world.playground.changePerson(by, { deactivated: false });
      await world.settled();
      expect(await asked()).toEqual([]);
      expect(world.said(incident.channel).at(-1)).toContain('works here no longer');
    });
  },
);
