import { makePublic } from '../../../src/domain/decisions/make-public';
import { convertChannel } from '../../../src/domain/incident/channel';
import { amina, at, channel } from '../../support/cast';
import { given, refusalOf } from '../../support/log';

const opened = () =>
  given().when('10:01', undefined, () => [{ type: 'channel-opened', channel, name: 'inc-1-checkout' }]);

type Conversion = readonly ['private' | 'public', string];

const after = (...told: readonly Conversion[]) =>
  told.reduce(
    (log, [to, clock]) =>
      log.when('10:30', amina, (incident) => convertChannel(incident, to === 'private', at(clock))),
    opened(),
  ).incident;

const hidden: Conversion = ['private', '10:10'];
const shown: Conversion = ['public', '10:15'];
const hiddenAgain: Conversion = ['private', '10:20'];

test.each([[[hidden, shown]], [[shown, hidden]], [[hidden, hidden, shown]], [[hidden, shown, hidden]]])(
  'a channel that was private in between has a private incident, in whatever order it is told: %j',
  (told) => {
    const incident = after(...told);
    expect([incident.isPrivate, incident.channel?.isPrivate?.is]).toEqual([true, false]);
  },
);

test.each([[[hidden, shown, hiddenAgain]], [[hiddenAgain, shown, hidden]], [[shown, hiddenAgain, hidden]]])(
  'what was told with the latest date says how the channel is: %j',
  (told) => {
    expect(after(...told).channel?.isPrivate?.is).toBe(true);
  },
);

test('a conversion is told once', () => {
  expect(convertChannel(after(hidden), true, at('10:10'))).toEqual([]);
});

test('an incident is made public after its channel only, and stays so whatever was told late', () => {
  expect(refusalOf(() => makePublic(opened().incident)).sentence).toBe('INC-7 is public already.');
  expect(refusalOf(() => makePublic(after(hidden))).sentence).toContain(
    'Make the channel public in Slack first',
  );
  const log = opened()
    .when('10:10', amina, (incident) => convertChannel(incident, true, at('10:10')))
    .when('10:15', amina, (incident) => convertChannel(incident, false, at('10:15')))
    .when('10:16', amina, makePublic);
  expect(log.incident.isPrivate).toBe(false);
  expect(convertChannel(log.incident, true, at('10:12'))).toEqual([]);
  const again = log.when('10:20', amina, (incident) => convertChannel(incident, true, at('10:20')));
  expect(again.incident.isPrivate).toBe(true);
});

test('a channel that is not open yet, or deleted, is not converted', () => {
  expect(convertChannel(given().incident, true, at('10:10'))).toEqual([]);
  const gone = opened().when('10:05', amina, () => [{ type: 'channel-deleted' }]);
  expect(convertChannel(gone.incident, true, at('10:10'))).toEqual([]);
});
