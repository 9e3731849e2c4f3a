import {
  archiveChannel,
  channelAfter,
  deleteChannel,
  type IncidentChannel,
  moveBot,
  obstacleIn,
  renameChannel,
} from '../../../src/domain/incident/channel';
import { at, channel as id } from '../../support/cast';

type Decision = (incident: { channel: IncidentChannel }) => ReturnType<typeof moveBot>;

/** The channel after somebody did these things to it, as they were told. */
function channelWith(...decisions: readonly Decision[]): IncidentChannel {
  return decisions.reduce<IncidentChannel>(
    (channel, decide) =>
      decide({ channel }).reduce(
        (before, fact, index) => channelAfter(before, { ...fact, seq: index + 1, recordedAt: at('10:00') }),
        channel,
      ),
    { id, name: 'inc-1-checkout', openedAt: at('09:50') },
  );
}

const taken: (clock: string) => Decision = (clock) => (incident) => moveBot(incident, false, at(clock));
const invited: (clock: string) => Decision = (clock) => (incident) => moveBot(incident, true, at(clock));
const archived: (clock: string) => Decision = (clock) => (incident) =>
  archiveChannel(incident, true, at(clock));
const back: (clock: string) => Decision = (clock) => (incident) => archiveChannel(incident, false, at(clock));
const named: (name: string, clock: string) => Decision = (name, clock) => (incident) =>
  renameChannel(incident, name, at(clock));

const obstacleAfter = (...decisions: readonly Decision[]) =>
  obstacleIn({ channel: channelWith(...decisions) });

describe('an incident’s channel', () => {
  test('is within reach at first, and where there is none there is no obstacle', () => {
    expect(obstacleAfter()).toBeUndefined();
    expect(obstacleIn({})).toBeUndefined();
    expect(moveBot({}, false, at('10:00'))).toEqual([]);
    expect(deleteChannel({})).toEqual([]);
  });

  test('is out of reach without the bot, and while it is archived', () => {
    expect(obstacleAfter(taken('10:00'))).toBe('without the bot');
    expect(obstacleAfter(taken('10:00'), invited('10:05'))).toBeUndefined();
    expect(obstacleAfter(archived('10:00'))).toBe('archived');
    expect(obstacleAfter(archived('10:00'), back('10:05'))).toBeUndefined();
    expect(obstacleAfter(archived('10:00'), taken('10:01'), back('10:05'))).toBe('without the bot');
  });

  test('is what was told with the latest date, in whatever order it is told', () => {
    expect(obstacleAfter(invited('10:05'), taken('10:00'))).toBeUndefined();
    expect(obstacleAfter(taken('10:00'), taken('10:07'), invited('10:05'))).toBe('without the bot');
    expect(obstacleAfter(back('10:05'), archived('10:00'))).toBeUndefined();
    expect(channelWith(named('two', '10:05'), named('one', '10:00')).name).toBe('two');
    expect(channelWith(named('inc-1-checkout', '10:05'), named('one', '10:00')).name).toBe('inc-1-checkout');
  });

  test('has the bot in it that opened it, which is no news', () => {
    expect(moveBot({ channel: channelWith() }, true, at('09:50:30'))).toEqual([]);
    expect(obstacleAfter(taken('09:50:10'), invited('09:50:30'))).toBeUndefined();
  });

  test('that is told twice to be the same has nothing new to tell', () => {
    const gone = { channel: channelWith(taken('10:00')) };
    expect(moveBot(gone, false, at('10:00'))).toEqual([]);
    const renamed = { channel: channelWith(named('two', '10:00')) };
    expect(renameChannel(renamed, 'two', at('10:00'))).toEqual([]);
  });

  test('is gone for good once it is deleted', () => {
    expect(obstacleAfter(deleteChannel)).toBe('deleted');
    expect(obstacleAfter(deleteChannel, invited('11:00'), back('11:00'))).toBe('deleted');
    expect(deleteChannel({ channel: channelWith(deleteChannel) })).toEqual([]);
  });
});
