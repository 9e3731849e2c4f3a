import { minute } from '../../../src/domain/time/instant';
import { allStored } from '../../support/all-stored';
import { Room } from '../marks/room';

const secret = 'hunter2-swordfish';

describe('removing words for good', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(5 * minute);
  });
  afterEach(() => room.world.close());

  /** Removes the words of the entry whose option holds these words. */
  const redact = async (words: string) => {
    expect(await room.decides(words, 'redact')).toEqual({ acknowledged: true, errors: {} });
  };

  const stored = (): Promise<string> => allStored(room.world.databaseUrl);

  const files = (): readonly string[] => room.world.playground.files().map(({ content }) => content);

  test('leaves that somebody said something, who and when', async () => {
    const ts = await room.says('baraka', `the door says ${secret}`);
    await room.marks('chebet', ts, 'pushpin');
    await redact(secret);
    const [line] = await room.timeline();
    expect(line).toContain('**15:05** \\[redacted\\] — [Baraka Otieno](');
  });

  test('leaves the words neither in the database nor in any draft', async () => {
    const ts = await room.says('baraka', `the door says ${secret}`);
    await room.marks('chebet', ts, 'pushpin');
    await room.world.types('amina', room.channel, `/incident note the door says ${secret}`);
    await room.world.types('amina', room.channel, '/incident postmortem');
    expect(await stored()).toContain(secret);
    expect(files().join()).toContain(secret);
    await redact(secret);
    expect(files().join()).toContain(secret);
    await redact(secret);
    expect(await stored()).not.toContain(secret);
    expect(files().join()).not.toContain(secret);
    expect(room.world.draft()).toContain('# INC-1: Checkout answers 500');
  });

  test('takes them out of what somebody was asked for by direct message', async () => {
    const { world, channel } = room;
    await world.types('amina', channel, `/incident follow-up rotate ${secret} @baraka due 2023-11-10`);
    await world.turn(2 * 24 * 60 * minute);
    const direct = await world.person('baraka').directMessages(world.playground.botUserId);
    const told = () => JSON.stringify(world.playground.messages(direct));
    expect(told()).toContain('rotate');
    await redact(secret);
    expect(told()).toContain('F1');
    expect(told()).not.toContain(secret);
  });

  test('takes them out of the bot’s own messages, wherever they are quoted', async () => {
    const { world, channel } = room;
    await world.types('amina', channel, `/incident assume the password ${secret} leaked`);
    await world.types('amina', channel, '/incident confirm A1 it is in a paste');
    await world.types('amina', channel, `/incident update somebody leaked it`);
    await redact(secret);
    const shown = JSON.stringify(
      world.playground.messages(channel).filter(({ user }) => user === world.playground.botUserId),
    );
    expect(shown).not.toContain(secret);
    expect(world.said(channel)).toEqual(
      expect.arrayContaining(['*A1 assumed:* [redacted]', '*A1 confirmed:* [redacted]\nit is in a paste']),
    );
    expect(shown).toContain('somebody leaked it');
  });

  test('takes them out of a hand-over, of what was said with it and of its brief', async () => {
    const { world, channel } = room;
    await world.types('amina', channel, `/incident assume the password ${secret} leaked`);
    await world.types('amina', channel, `/incident hand-over @baraka go in with ${secret}`);
    const shown = (): string => JSON.stringify(world.playground.messages(channel));
    expect(shown().split(secret).length - 1).toBeGreaterThan(2);
    await redact(`leaked`);
    await redact(secret);
    expect(shown()).not.toContain(secret);
    expect(shown()).toContain('asks you to take over the lead of INC-1');
    expect(await stored()).not.toContain(secret);
  });

  test('takes them out of the announcement', async () => {
    const { world, channel } = room;
    await world.types('amina', channel, `/incident update use ${secret} to log in`);
    await redact(secret);
    const announced = world.playground.messages(world.playground.channel('incidents').id);
    expect(JSON.stringify(announced)).not.toContain(secret);
  });

  test('takes out earlier wordings and what was corrected as well', async () => {
    const ts = await room.says('baraka', `password ${secret}`);
    await room.marks('chebet', ts, 'pushpin');
    await room.world.turn(minute);
    await room.world.person('baraka').edit(room.channel, ts, 'password removed');
    await room.world.settled();
    expect(await stored()).toContain(secret);
    await redact('password removed');
    expect(await room.section('Timeline')).not.toContain(secret);
    expect(await stored()).not.toContain(secret);
  });

  test('takes nothing in again when the message is edited or marked anew', async () => {
    const ts = await room.says('baraka', `password ${secret}`);
    await room.marks('chebet', ts, 'pushpin');
    await redact(secret);
    await room.world.turn(minute);
    await room.world.person('baraka').edit(room.channel, ts, `the password was ${secret}`);
    await room.marks('david', ts, 'red_circle');
    expect(await room.draft()).not.toContain(secret);
    expect(await stored()).not.toContain(secret);
  });

  test('empties the fields of the closing that took the words over', async () => {
    const { world, channel } = room;
    const ts = await room.says('baraka', `the key ${secret} was revoked`);
    await room.marks('baraka', ts, 'dart');
    await world.types('amina', channel, '/incident close');
    const form = world.person('amina').modal();
    form?.fill('improvements', 'Rotate keys');
    await form?.submit();
    await world.settled();
    await redact(secret);
    expect(await stored()).not.toContain(secret);
    expect(files().join()).not.toContain(secret);
    expect(world.draft()).toContain('Rotate keys');
  });

  test('keeps whom a message called for help', async () => {
    const ts = await room.says('baraka', `@chebet the key ${secret} does not work`);
    await room.marks('baraka', ts, 'sos');
    await redact(secret);
    const chebet = room.world.person('chebet').id;
    expect(room.world.said(room.channel)).toContain(`*E1:* Baraka Otieno → <@${chebet}>\n[redacted]`);
  });

  test('reads the same after a restart of the bot', async () => {
    await room.world.types('amina', room.channel, `/incident note password ${secret}`);
    await redact(secret);
    const before = await room.timeline();
    await room.world.stopBot();
    await room.world.startBot();
    expect(await room.timeline()).toEqual(before);
  });

  /** Removes whatever still holds these words, entry by entry. */
  const redactAll = async (words: string, times: number) => {
    for (let left = times; left > 0; left -= 1) await redact(words);
  };

  /** Everything of the bot’s that people can see: messages, files, the channel’s name and its heads, and Home. */
  const shown = (): string => {
    const { playground } = room.world;
    const messages = playground
      .messages(room.channel)
      // Of topic, description and name Slack tells by itself, and lets nobody change what it told.
      .filter(({ user, subtype }) => user === playground.botUserId && subtype === undefined)
      .map(({ text, blocks }) => ({ text, blocks }));
    const { name, topic, purpose } = playground.channel(room.channel);
    return JSON.stringify([messages, files(), name, topic, purpose]);
  };

  test('takes a title out of everything that was named after it', async () => {
    const { world, channel } = room;
    await world.types('amina', channel, `/incident title Checkout ${secret}`);
    await world.types('amina', channel, '/incident postmortem');
    expect(shown()).toContain(secret);
    await redact(secret);
    expect(shown()).not.toContain(secret);
    expect(await stored()).not.toContain(secret);
    await redact('Checkout answers 500');
    expect(shown()).not.toMatch(/checkout/i);
    expect(world.playground.channel(channel).name).toBe('inc-1-redacted');
    expect(await stored()).not.toMatch(/checkout/i);
  });

  test('takes out what is on no timeline, what was withdrawn, and what a canceled incident holds', async () => {
    const { world, channel } = room;
    await world.types('amina', channel, `/incident follow-up rotate ${secret}`);
    await world.types('amina', channel, `/incident note it was ${secret}`);
    await world.types('amina', channel, '/incident undo');
    const amina = world.person('amina');
    await amina.press(channel, amina.ephemerals().at(-1)?.ts ?? '', { action: 'withdraw' });
    await world.settled();
    await world.types('amina', channel, `/incident escalate "Acme ${secret}" they know`);
    await world.types('amina', channel, `/incident cancel it was ${secret} all along`);
    expect(await stored()).toContain(secret);
    await redactAll(secret, 4);
    await world.turn(5 * minute);
    expect(await stored()).not.toContain(secret);
    // The answers to a command are no messages that an app may change; the form says so.
    const left = world.said(channel).filter((text) => text.includes(secret));
    expect(left).toEqual([`:memo: *15:05*  it was ${secret}`]);
  });
});
