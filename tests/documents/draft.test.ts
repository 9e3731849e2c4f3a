import { draftOf } from '../../src/documents/draft/draft';
import { note } from '../../src/domain/decisions/note';
import { setTimes } from '../../src/domain/milestones/set-times';
import { later } from '../../src/domain/time/instant';
import { parseZone } from '../../src/domain/time/zone';
import { amina, at, baraka, nameOf, tomorrow } from '../support/cast';
import { defaultSettings } from '../support/default-settings';
import { given, type Log, said } from '../support/log';

const linkTo = ({ message }: { message: string }): string => `https://example.com/${message}`;

function draft(log: Log) {
  return draftOf(log.incident, { revision: 1, renderedAt: at('17:00'), nameOf, linkTo }, defaultSettings);
}

/** The timeline's clock times of messages written at these times. */
function timesShown(...clocks: readonly string[]): readonly string[] {
  const log = clocks.reduce(
    (before, clock) => before.mark('16:00', amina, 'entry', said(clock, baraka, 'text')),
    given({ at: '09:00' }),
  );
  return timesOf(log);
}

function timesOf(log: Log): readonly string[] {
  return draft(log)
    .timeline.days.flatMap((day) => day.lines)
    .slice(1)
    .map((line) => line.time);
}

describe('the timeline', () => {
  test('shows seconds only where another line stands in the same minute', () => {
    expect(timesShown('10:01:05', '10:02:10', '10:02:50', '10:03')).toEqual([
      '10:01',
      '10:02:10',
      '10:02:50',
      '10:03',
    ]);
  });

  test('shows a full minute without seconds, because what people type has none', () => {
    expect(timesShown('10:02', '10:02:50')).toEqual(['10:02', '10:02:50']);
  });

  test('shows no seconds where they tell nothing apart', () => {
    const moment = at('10:02:10');
    const log = given({ at: '09:00' })
      .when(moment, amina, (incident) => note(incident, ['one']))
      .when(later(moment, 500), amina, (incident) => note(incident, ['two']));
    expect(timesOf(log)).toEqual(['10:02', '10:02']);
  });

  test.each([
    ['UTC', 'UTC (UTC+00:00)'],
    ['Africa/Nairobi', 'Africa/Nairobi (EAT, UTC+03:00)'],
    ['Asia/Kolkata', 'Asia/Kolkata (IST, UTC+05:30)'],
    ['America/Sao_Paulo', expect.stringMatching(/^America\/Sao_Paulo \((?:BRT, )?UTC-03:00\)$/)],
  ])('names %s once, with its offset', (zone, name) => {
    expect(draft(given({ zone: parseZone(zone) })).timeline.zone).toEqual(name);
  });

  test('has a heading for each day, and other sections say the day, only where there are several', () => {
    const one = given().mark('10:30', amina, 'assumption', said('10:20', baraka, 'one'));
    expect(draft(one).timeline.severalDays).toBe(false);
    expect(draft(one).assumptions.open[0]?.openedAt).toBe('10:20');
    const two = one.mark('10:31', amina, 'entry', said('00:10', baraka, 'two', { day: tomorrow }));
    expect(draft(two).timeline.days.map(({ date, weekday }) => `${date}, ${weekday}`)).toEqual([
      '2023-11-08, Wednesday',
      '2023-11-09, Thursday',
    ]);
    expect(draft(two).assumptions.open[0]?.openedAt).toBe('2023-11-08 10:20');
  });

  test('links a line to its message, and names who marked it where a program wrote it', () => {
    const alert = { ...said('10:01', baraka, 'down'), author: { bot: 'Grafana' } };
    const [, line] = draft(given().mark('10:02', amina, 'entry', alert)).timeline.days[0]?.lines ?? [];
    expect(line?.by?.name).toBe('Grafana');
    expect(String(line?.by?.link)).toBe(`https://example.com/${alert.source.message}`);
    expect(line?.markers).toEqual(['Amina Wanjiru']);
  });
});

describe('durations', () => {
  test('are told as the time before where the second end came first', () => {
    const early = given({ at: '10:05' }).when('10:10', amina, (incident) =>
      setTimes(incident, { detected: at('09:50'), 'impact started': at('10:00') }),
    );
    expect(draft(early).durations).toContainEqual({
      name: 'time to detect',
      from: 'impact started',
      formula: 'impact started → detected',
      value: '10 min',
      isBefore: true,
      isOfFirst: false,
    });
    expect(draft(early).detection.delay).toEqual({ span: '10 min', isBefore: true });
  });

  test('are unknown where an end is missing', () => {
    expect(new Set(draft(given()).durations.map(({ value }) => value))).toEqual(new Set([null]));
  });
});

test('the root cause in a sentence is the first one that somebody wrote, else what was marked last', () => {
  const marked = given()
    .mark('10:11', amina, 'root cause', said('10:10', baraka, 'the disk'))
    .mark('10:21', amina, 'root cause', said('10:20', baraka, 'version 1.4 filled the disk'));
  expect(String(draft(marked).summary.rootCause)).toBe('version 1.4 filled the disk');
  expect(draft(marked).cause.rootCause.marked.map(({ text }) => String(text))).toEqual([
    'the disk',
    'version 1.4 filled the disk',
  ]);
});

test('what cannot be rendered stands there as that, costs nothing else, and is told of', () => {
  // No version wrote such a piece: it stands for whatever a text may hold that nobody thought of.
  const broken = JSON.parse('[{"link": 7}]');
  const log = given({ at: '09:00' })
    .mark('16:00', amina, 'entry', said('10:01', baraka, broken))
    .mark('16:00', amina, 'entry', said('10:02', baraka, 'and this is fine'));
  const told: unknown[] = [];
  const context = { revision: 1, renderedAt: at('17:00'), nameOf, linkTo };
  const { timeline, findings } = draftOf(log.incident, context, defaultSettings, (error) => told.push(error));
  const [, first, second] = timeline.days.flatMap((day) => day.lines);
  expect(String(first?.text)).toBe('_could not be rendered_');
  expect(String(first?.by?.link)).toContain('https://example.com/');
  expect(String(second?.text)).toBe('and this is fine');
  expect(findings[0]).toMatchObject({ id: 'T21', severity: 'error' });
  expect(told).toHaveLength(1);
});

test('supporting material names its author and who forwarded it, as its line does', () => {
  const forwarded = { author: { bot: 'support' }, link: 'https://example.com/elsewhere' };
  const log = given().mark('10:07', amina, 'entry', {
    ...said('10:04', baraka, 'down for us '.repeat(40)),
    forwarded,
  });
  const { supporting, timeline } = draft(log);
  const line = timeline.days.flatMap(({ lines }) => lines).find(({ material }) => material !== null);
  expect(supporting.map(({ by }) => by)).toEqual([line?.by]);
  expect(line?.by).toMatchObject({ name: 'support', forwarded: { name: nameOf(baraka) } });
});
