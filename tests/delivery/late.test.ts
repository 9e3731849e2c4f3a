import { redactEntry } from '../../src/domain/entries/redact-entry';
import { withdraw } from '../../src/domain/entries/withdraw';
import { obstacleIn } from '../../src/domain/incident/channel';
import { factAt } from '../../src/domain/incident/kept-facts';
import { assume } from '../../src/domain/ledger/assumption';
import { sourceKey } from '../../src/domain/source';
import { plain } from '../../src/domain/text/wording';
import { later, minute, second, toTimestamp } from '../../src/domain/time/instant';
import { timelineOf } from '../../src/domain/timeline/timeline';
import { amina, at, baraka, chebet } from '../support/cast';
import { PaperBot, paperBotUser } from '../support/paper-bot';
import { paperChannel } from '../support/paper-chat';

const channel = paperChannel(1);
const source = { channel, message: toTimestamp(at('10:05')) };
const key = sourceKey(source);

describe('what is told late', () => {
  let bot: PaperBot;
  beforeEach(async () => {
    bot = new PaperBot(async () => undefined);
    bot.now = at('10:00');
    await bot.declare('Checkout answers 500');
    bot.now = at('10:10');
  });

  const saying = { type: 'message', channel, user: baraka, ts: source.message, event_ts: source.message };

  function reacting(reaction: string, clock: string, ts = source.message) {
    const item = { type: 'message', channel, ts };
    return { type: 'reaction_added', user: amina, reaction, item, event_ts: toTimestamp(at(clock)) };
  }

  test('of a redacted message adds none of its words, and whom it mentions', async () => {
    await bot.hear(reacting('pushpin', '10:06'));
    await bot.decide(1, amina, (incident) => redactEntry(incident, key));
    await bot.hear({ ...saying, text: `hunter2 <@${chebet}>` });
    const entry = timelineOf(bot.incident(1)).find((each) => each.key === key);
    expect(entry?.text).toEqual(['[redacted]', ' ', { person: chebet }]);
    expect(JSON.stringify(bot.incident(1))).not.toContain('hunter2');
  });

  test('of a deleted message are its words, which no entry says any more', async () => {
    const stamp = toTimestamp(at('10:07'));
    const deletion = { type: 'message', subtype: 'message_deleted', channel, ts: stamp, event_ts: stamp };
    await bot.hear({ ...deletion, deleted_ts: source.message });
    await bot.hear(reacting('pushpin', '10:06'));
    await bot.hear({ ...saying, text: 'the pool is empty' });
    const entry = timelineOf(bot.incident(1)).find((each) => each.key === key);
    expect(entry).toMatchObject({ text: [], deletedWording: ['the pool is empty'], isDeleted: true });
    expect(entry).not.toHaveProperty('firstWording');
  });

  describe('about an assumption', () => {
    const told = { channel, message: toTimestamp(later(at('10:10'), second / 2)) };
    beforeEach(() => bot.decide(1, amina, (incident) => assume(incident, plain('the cache is cold'))));

    test('by the bot itself lets it answer a verdict that came before', async () => {
      await bot.hear(reacting('white_check_mark', '10:11', told.message));
      await bot.work();
      expect([...bot.chat.answered]).toEqual([sourceKey(told)]);
    });

    test('makes no difference to a verdict on what was withdrawn: it is not answered any more', async () => {
      await bot.work();
      await bot.hear(reacting('x', '10:11', told.message));
      await bot.work();
      expect([...bot.chat.answered]).toEqual([sourceKey(told)]);
      await bot.decide(1, amina, (incident) => {
        const [origin] = incident.assumptions;
        return origin !== undefined && 'typed' in origin
          ? withdraw(incident, factAt(incident, origin.typed, 'assumed'))
          : [];
      });
      await bot.work();
      expect([...bot.chat.answered]).toEqual([]);
    });
  });

  test('of a message that cannot be is heard and not recorded, for it could never be put in time', async () => {
    const before = bot.incident(1);
    for (const ts of ['', 'x', '1699455600', '9999999999.999999', '١٦٩٩٤٥٥٦٠٠.000100']) {
      await bot.hear(reacting('pushpin', '10:06', ts));
    }
    expect(bot.incident(1)).toBe(before);
  });

  test('of the bot’s leaving does not undo that it was invited again within the first minute', async () => {
    const stamped = (micros: number) => ({ channel, event_ts: toTimestamp(later(at('10:00'), micros)) });
    const opening = minute / 6;
    const back = { type: 'member_joined_channel', user: paperBotUser, ...stamped(2 * opening) };
    await bot.hear(back);
    await bot.hear({ type: 'member_left_channel', user: paperBotUser, ...stamped(opening) });
    await bot.hear({ type: 'channel_left', ...stamped(opening) });
    expect(obstacleIn(bot.incident(1))).toBeUndefined();
    await bot.hear({ type: 'channel_left', ...stamped(3 * opening) });
    expect(obstacleIn(bot.incident(1))).toBe('without the bot');
  });

  test('of a person does not beat what was told of them later in the same second', async () => {
    const updated = Math.floor(at('10:06') / second);
    const change = (name: string, micros: number) => ({
      type: 'user_change',
      user: { id: amina, real_name: name, updated },
      event_ts: toTimestamp(later(at('10:06'), micros)),
    });
    await bot.hear(change('Amina W.', 700_000));
    await bot.hear(change('Amina', 200_000));
    expect(bot.people.all().find(({ id }) => id === amina)).toMatchObject({ name: 'Amina W.' });
  });
});
