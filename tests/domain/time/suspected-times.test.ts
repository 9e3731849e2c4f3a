import { fromIso, toIso } from '../../../src/domain/time/instant';
import { suspectedAtStart, suspectedTimes } from '../../../src/domain/time/suspected-times';
import type { WhenContext } from '../../../src/domain/time/when';
import { clock, date, parseZone } from '../../../src/domain/time/zone';

/** A Monday in Berlin, 11:15. */
const morning: WhenContext = { now: fromIso('2024-05-13T09:15:00Z'), zone: parseZone('Europe/Berlin') };

const offered = (text: string): readonly string[] =>
  suspectedTimes(text, morning).map(({ at }) => `${date(at, morning.zone)} ${clock(at, morning.zone)}`);

describe('what looks like a time', () => {
  test.each([
    ['2240 rollout', '2024-05-12 22:40'],
    ['0850 rollout', '2024-05-13 08:50'],
    ['0850 hrs rollout', '2024-05-13 08:50'],
    ['08.50 rollout', '2024-05-13 08:50'],
    ['22.40 Uhr rollout', '2024-05-12 22:40'],
    ['31/12 22:40 rollout', '2023-12-31 22:40'],
    ['31.12. 22:40 rollout', '2023-12-31 22:40'],
    ['31-12-2022, 22:40 rollout', '2022-12-31 22:40'],
    ['alerts started at 08:50', '2024-05-13 08:50'],
    ['alerts started ~08:50', '2024-05-13 08:50'],
    ['Since 08:50 nobody can pay', '2024-05-13 08:50'],
    ['From 8:50 on nobody could pay', '2024-05-13 08:50'],
    ['seen since 0850', '2024-05-13 08:50'],
    ['seen since 08.50', '2024-05-13 08:50'],
    ['it broke at 2240', '2024-05-12 22:40'],
    ['it broke at 2240 hrs', '2024-05-12 22:40'],
    ['it broke yesterday at 22:40', '2024-05-12 22:40'],
    ['it broke on friday at 22:40', '2024-05-10 22:40'],
    ['it broke at 9pm', '2024-05-12 21:00'],
    ['it broke 20 minutes ago', '2024-05-13 10:55'],
    ['it broke half an hour ago', '2024-05-13 10:45'],
    ['it broke (08:50) and came back', '2024-05-13 08:50'],
    ['the log says 2024-05-12T20:40:00Z refused', '2024-05-12 22:40'],
    ['22h40x rollout', '2024-05-12 22:40'],
    ['9h40 rollout', '2024-05-13 09:40'],
    ['12:00 is too late', '2024-05-12 12:00'],
  ])('is offered in "%s"', (text, expected) => expect(offered(text)).toEqual([expected]));

  test.each([
    ['5/4 22:40 rollout', ['2024-04-05 22:40', '2024-05-04 22:40']],
    ['between 08:50 and 09:20 nobody could pay', ['2024-05-13 08:50', '2024-05-13 09:20']],
    ['08:50/09:20 both failed', ['2024-05-13 08:50', '2024-05-13 09:20']],
  ])('is offered with every reading: %s', (text, expected) => {
    expect([...offered(text)].sort()).toEqual(expected);
  });

  test.each([
    'Sun service is down',
    'rolled back to 1.42',
    'rolled back to 2.4.1 and 10.15.7',
    'v21.10 is out',
    'Ubuntu 22.04 images',
    'regression since 20.04',
    '10.20.30.40 is unreachable',
    '10.20.30.40:2240 is unreachable',
    'nothing listens on port 2240',
    'localhost:2240 refused',
    'db-1:1521 refused',
    'p95 4.1 s',
    'p95 at 12.50 s',
    'latency at 12.50 ms',
    'error rate at 12.50%',
    'lost 12.50 EUR',
    '12.50 EUR lost',
    '€12.50 lost',
    '1500 requests failed',
    '2100 rps',
    'at 1500 rps',
    'ratio 16:10',
    'a 16:10 ratio',
    '50:50 chance',
    'a split of 20:80',
    '1:1 with Ana',
    'beat them 3:10',
    'app.ts:10:42 throws',
    'line 10:42 throws',
    '12:34:56:78:9a:bc flaps',
    '2001:0db8::1 is gone',
    'next update at 15:30',
    'we meet again at 11:30',
    'frozen until 08:50',
    'it took 08:50',
    'since 2023 we have two of them',
    '2h30m of downtime',
    '10h30 of downtime',
    'errors at 11:15',
    'INC-2110 is the same',
    'ticket #2110',
    'PR 2110',
    'build 2240 is live',
    '503 since the deploy',
    'restarted 3 of 5 pods',
    '24/7 support',
    '',
  ])('is not seen in "%s"', (text) => expect(offered(text)).toEqual([]));

  test('is not what was recorded', () => {
    const at = fromIso('2024-05-13T06:50:20Z');
    expect(suspectedTimes('Since 08:50 nobody can pay', morning, at)).toEqual([]);
  });

  test('is read behind --at whatever is typed behind it', () => {
    const found = (text: string) =>
      suspectedAtStart(text, morning).map(({ at, typed }) => [typed, toIso(at)]);
    expect(found('22h40x Login broken')).toEqual([['22h40', '2024-05-12T20:40:00.000000Z']]);
    expect(found('2240 Login broken')).toEqual([['2240', '2024-05-12T20:40:00.000000Z']]);
    expect(found('lunch Login broken')).toEqual([]);
    expect(found('')).toEqual([]);
  });

  test('is looked for in linear time', () => {
    const texts = [
      '1 '.repeat(200_000),
      '0:'.repeat(200_000),
      'at '.repeat(150_000),
      `${' '.repeat(400_000)}1`,
      'sun, '.repeat(90_000),
      '1h '.repeat(150_000),
      '(~at '.repeat(90_000),
    ];
    const began = performance.now();
    for (const text of texts) suspectedTimes(text, morning);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
