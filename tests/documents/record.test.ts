import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IncidentRecord, recordOf } from '../../src/documents/record/record';
import { offerTimes } from '../../src/domain/decisions/time-offers';
import { fold } from '../../src/domain/fold/fold';
import type { Incident } from '../../src/domain/incident/incident';
import type { IncidentEvent } from '../../src/domain/incident/incident-event';
import { fromIso } from '../../src/domain/time/instant';
import { amina, at, nameOf } from '../support/cast';
import { defaultSettings } from '../support/default-settings';
import { given, type Log, said } from '../support/log';
import { bareIncident, fullIncident, hostileIncident } from './incidents';

function recordIn(log: Log, incident: Incident = log.incident, earlierWordings = false): IncidentRecord {
  const record = recordOf(incident, log.events, {
    team: 'T0TEAM',
    exportedAt: at('18:00'),
    nameOf,
    settings: { ...defaultSettings, earlierWordings },
    linkTo: ({ channel, message }) =>
      `https://example.slack.com/archives/${channel}/p${message.replace('.', '')}`,
  });
  // What other programs read is what is left of it in JSON.
  return JSON.parse(JSON.stringify(record));
}

/** The golden file is written with UPDATE_GOLDEN=1; a change of it is a change of a published format. */
function expectGolden(name: string, record: IncidentRecord): void {
  const path = join(__dirname, '../golden', name);
  const text = `${JSON.stringify(record, undefined, 2)}\n`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

/** The names of what an object holds. */
function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value).sort() : [];
}

describe('an incident as data', () => {
  test('holds neither earlier wordings nor the words of deleted messages, in its log neither', () => {
    const earlier = 'flat at 4 GB';
    expect(JSON.stringify(full)).not.toContain(earlier);
    expect(JSON.stringify(recordIn(fullIncident(), undefined, true))).toContain(earlier);
    expect(JSON.stringify(recordIn(hostileIncident()))).not.toContain('hunter2');
  });

  const full = recordIn(fullIncident());
  const bare = recordIn(bareIncident());

  test('is the golden one', () => {
    expectGolden('full.json', full);
  });

  test('has the same keys whether or not anything is known', () => {
    expect(keysOf(bare)).toEqual(keysOf(full));
    expect(bare).toMatchObject({
      closing: null,
      closedAt: null,
      assumptions: [],
      escalations: [],
      followUps: [],
    });
    for (const ledger of [
      'timeline',
      'assumptions',
      'escalations',
      'followUps',
      'durations',
      'times',
    ] as const) {
      const kinds = new Set(full[ledger].map((row) => keysOf(row).join()));
      expect([ledger, kinds.size]).toEqual([ledger, 1]);
    }
  });

  test('says null, and never 0, for a duration whose end is not known', () => {
    expect(bare.durations.map(({ minutes }) => minutes)).toEqual(bare.durations.map(() => null));
    expect(full.durations).toContainEqual({
      name: 'time to resolve',
      from: 'impact started',
      to: 'resolved',
      minutes: 105,
      isApproximate: false,
    });
  });

  test('holds a log from which the incident can be told again, where nothing is left out of it', () => {
    const instants = ['recordedAt', 'occurredAt', 'asOf', 'began'];
    const whole = recordIn(fullIncident(), undefined, true);
    const events = whole.log.map(({ by, ...fact }) => {
      const read = Object.entries(fact).map(([key, value]) => [
        key,
        instants.includes(key) ? fromIso(String(value)) : value,
      ]);
      return { ...Object.fromEntries(read), ...(by !== null && { by }) } as IncidentEvent;
    });
    const again = fold(undefined, events);
    expect(again).toEqual(fullIncident().incident);
    expect(recordIn(fullIncident(), again, true)).toEqual(whole);
  });

  test('tells every time of its log as one, within lists and windows as well', () => {
    const moment = at('09:15');
    const log = given({ beganOffered: [moment] })
      .when('10:05', amina, () => [offerTimes('#1', [moment])])
      .when('10:06', amina, () => [{ type: 'impact-windows-set', windows: [{ start: moment, end: moment }] }])
      .mark('10:07', amina, 'entry', {
        ...said('10:04', amina, 'down for us'),
        forwarded: { author: { bot: 'support' }, at: moment },
      });
    const told = recordIn(log).log;
    const time = '2023-11-08T06:15:00.000000Z';
    expect(told.find(({ type }) => type === 'declared')).toMatchObject({ beganOffered: [time] });
    expect(told.find(({ type }) => type === 'time-offered')).toMatchObject({ readings: [time] });
    expect(told.find(({ type }) => type === 'impact-windows-set')).toMatchObject({
      windows: [{ start: time, end: time }],
    });
    expect(told.find(({ type }) => type === 'worded')).toMatchObject({
      forwarded: { author: { bot: 'support' }, at: time },
    });
  });

  test('leaves what people wrote as they wrote it', () => {
    const texts = recordIn(hostileIncident()).timeline.map(({ text }) => text);
    expect(texts).toContain(
      '<!channel> <@U0AMINA> &lt;!here&gt; {{constructor}} {{{raw}}} {% raw %} [x](javascript:alert(1))',
    );
  });
});
