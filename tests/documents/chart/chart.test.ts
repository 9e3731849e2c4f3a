import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartOf, chartSvg } from '../../../src/documents/chart/chart';
import { subjectOf } from '../../../src/documents/chart/subject';
import { momentLabel, timeAxis } from '../../../src/documents/chart/time-axis';
import { changeStatus } from '../../../src/domain/decisions/change-status';
import { note } from '../../../src/domain/decisions/note';
import { assume } from '../../../src/domain/ledger/assumption';
import { escalate } from '../../../src/domain/ledger/escalation';
import { setTimes } from '../../../src/domain/milestones/set-times';
import { fromIso, type Instant } from '../../../src/domain/time/instant';
import { parseZone } from '../../../src/domain/time/zone';
import { amina, at, nameOf } from '../../support/cast';
import { given, type Log } from '../../support/log';
import { bareIncident, fullIncident, hostileIncident, nightIncident } from '../incidents';
import { invented, longIncident, shortIncident } from './invented';

function svgOf({ incident }: Log, width?: number): string {
  return chartSvg(incident, { nameOf }, width === undefined ? {} : { width }) ?? '';
}

/** The texts of a chart as they are read. */
function textsIn(svg: string): readonly string[] {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return [...svg.matchAll(/<(?:text|title|desc)[^>]*>([^<]*)</g)].map(([, text = '']) =>
    text.replace(/&([^;]+);/g, (_, name) => entities[name] ?? ''),
  );
}

/** The golden file is written with UPDATE_GOLDEN=1; look at the picture before you commit it. */
test.each([
  ['full', fullIncident],
  ['night', nightIncident],
])('the chart of the %s incident is the golden one', (name, incident) => {
  const path = join(__dirname, '../../golden/charts', `${name}.svg`);
  const svg = svgOf(incident());
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, svg);
  expect(svg).toBe(readFileSync(path, 'utf8'));
});

describe('a chart', () => {
  test('shows phases, impact, entries by kind, assumptions with their verdicts, escalations and roles', () => {
    const texts = textsIn(svgOf(fullIncident()));
    expect(texts).toEqual(
      expect.arrayContaining([
        'INC-7: Website down',
        'looking for the cause 45 min',
        '15:45 identified',
        '1 h 30 min',
        'Root cause (1)',
        '1 confirmed, 2 ruled out',
        '1 acknowledged, 1 not acknowledged',
      ]),
    );
    expect(texts.filter((text) => ['C', 'R', 'A', 'N'].includes(text))).toEqual([...'RRCNACRAN']);
    expect(textsIn(svgOf({ incident: invented(shortIncident) } as Log))).toContain('lead');
  });

  test('is the same whenever it is drawn, and needs nothing from elsewhere', () => {
    const svg = svgOf(fullIncident());
    expect(svgOf(fullIncident())).toBe(svg);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" role="img" aria-labelledby="/);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|href|<script|<style|<image|@import/,
    );
    for (const [, id] of svg.matchAll(/aria-labelledby="(\S+) |url\(#([^)]+)\)/g)) {
      if (id !== undefined) expect(svg).toContain(`id="${id}"`);
    }
  });

  test('has ids of its own at each width, so that a page may hold two', () => {
    const idsOf = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const ids = [...idsOf(svgOf(fullIncident(), 390)), ...idsOf(svgOf(fullIncident(), 840))];
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('says what it shows in words, for whoever cannot see it', () => {
    const [, description = ''] = textsIn(svgOf(fullIncident()));
    expect(description).toContain('15:00 impact started.');
    expect(description).toContain('Assumptions: 3, of which 3 settled.');
  });

  test('is none of an incident of which nothing but its declaration is known', () => {
    expect(chartSvg(bareIncident().incident, { nameOf })).toBeUndefined();
  });

  test('takes what people wrote, and what they are called, for nothing but text', () => {
    const svg = svgOf(hostileIncident());
    expect(svg).not.toMatch(/<(?!\/?(?:svg|title|desc|defs|pattern|rect|path|text)\b)/);
    expect(textsIn(svg)[0]).toContain('Checkout *down* <b>now</b> | {{title}} #');
    const named = chartSvg(invented(shortIncident), { nameOf: () => '"><script>alert(1)</script>' }) ?? '';
    expect(named).not.toContain('<script');
    expect(textsIn(named).join()).toContain('"><scr');
  });

  test('masks what looks like a secret, in a title, an assumption and whom somebody was called for', () => {
    const key = 'AKIAIOSFODNN7EXAMPLE';
    const log = given({ title: `Key ${key} leaked` })
      .when('10:05', amina, (incident) => assume(incident, [`It is ${key}`]))
      .when('10:06', amina, (incident) => escalate(incident, { to: [{ outside: key }], reason: [] }))
      .when('10:07', amina, (incident) => note(incident, ['Said']));
    const svg = svgOf(log);
    expect(svg).not.toContain(key);
    expect(svg.match(/\[masked\]/g)?.length).toBeGreaterThanOrEqual(3);
  });

  test('goes on to its end, with a sign, where nobody said that something ended', () => {
    const svg = svgOf({ incident: invented({ ...shortIncident, isOpen: true }) } as Log);
    expect(textsIn(svg)).toEqual(expect.arrayContaining(['no end on record']));
    expect(svg).toContain('stroke-dasharray="4 2"');
  });

  test('as PNG is twice as large, and described', async () => {
    const chart = await chartOf(fullIncident().incident, { nameOf });
    const png = Buffer.from(chart?.png ?? []);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1_680);
    expect(chart?.description).toContain('Timeline of INC-7: Website down');
    expect(chart?.version).toHaveLength(64);
  });
});

describe('the axis', () => {
  const zone = parseZone('Europe/Berlin');
  const between = (begin: string, end: string, ...more: readonly string[]) => {
    const core: readonly [Instant, Instant] = [fromIso(begin), fromIso(end)];
    return timeAxis({ zone, left: 0, right: 600, moments: [...core, ...more.map(fromIso)], core });
  };

  test('lies evenly in time, and its labels are what clocks show before and after they change', () => {
    // At 01:00 UTC clocks go back from 03:00 to 02:00.
    const axis = between('2024-10-26T22:00:00Z', '2024-10-27T04:00:00Z');
    expect(axis.ticks.map(({ label }) => label)).toEqual([
      '00:00',
      '01:00',
      '02:00 CEST',
      '03:00',
      '04:00',
      '05:00',
    ]);
    expect(axis.ticks.map(({ x }) => x)).toEqual([0, 100, 200, 400, 500, 600]);
    expect(axis.changes).toEqual([{ x: 300, label: 'clocks change: CEST, UTC+02:00 → CET, UTC+01:00' }]);
  });

  test('has the days begin at midnight there on either side of a change', () => {
    const axis = between('2024-10-25T12:00:00Z', '2024-10-29T12:00:00Z');
    expect(axis.ticks.filter(({ isDay }) => isDay).map(({ at }) => momentLabel(at, axis))).toEqual([
      '26 Oct 00:00',
      '27 Oct 00:00',
      '28 Oct 00:00',
      '29 Oct 00:00',
    ]);
  });

  test('skips the hour that clocks skip', () => {
    const axis = between('2024-03-30T23:00:00Z', '2024-03-31T04:00:00Z');
    expect(axis.ticks.map(({ label }) => label)).toEqual([
      '00:00',
      '01:00',
      '03:00',
      '04:00',
      '05:00',
      '06:00',
    ]);
  });

  test('presses together what comes long after the incident, and nothing else', () => {
    const axis = between('2024-05-01T10:00:00Z', '2024-05-01T11:00:00Z', '2024-05-04T09:00:00Z');
    expect(axis.scaled).toEqual([0, 544]);
    expect(axis.x(fromIso('2024-05-01T11:00:00Z'))).toBe(544);
    expect(axis.x(fromIso('2024-05-04T09:00:00Z'))).toBe(600);
    expect(momentLabel(fromIso('2024-05-04T09:00:00Z'), axis)).toBe('4 May 11:00');
  });
});

test('nobody is said to have looked for the cause until the end where nothing says that it was found', () => {
  const log = given()
    .when('10:30', amina, (incident) => setTimes(incident, { detected: at('10:01') }))
    .when('10:31', amina, (incident) => changeStatus(incident, 'resolved'));
  expect(subjectOf(log.incident, { nameOf }).phases.map(({ phase }) => phase)).toEqual(['dealing']);
});

test('phases go from milestone to milestone, and one that is out of its order begins none', () => {
  const { phases } = subjectOf(invented(longIncident), { nameOf });
  expect(phases.map(({ phase }) => phase)).toEqual([
    'undetected',
    'searching',
    'mitigating',
    'recovering',
    'closing',
  ]);
});
