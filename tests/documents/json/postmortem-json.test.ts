import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftOf } from '../../../src/documents/draft/draft';
import { postmortemJson, postmortemJsonSchema } from '../../../src/documents/json/postmortem-json';
import type { PostmortemDocument } from '../../../src/documents/json/postmortem-schema';
import { samples } from '../../../src/documents/sample';
import type { Incident } from '../../../src/domain/incident/incident';
import { defaultSettings } from '../../support/default-settings';
import { root } from '../../support/root';
import { bareIncident, formattedIncident, fullIncident, hostileIncident, nightIncident } from '../incidents';
import { contextFor } from '../rendering';
import { mistakesInJson } from './validity';

function jsonOf(incident: Incident, context = contextFor(incident)): string {
  return postmortemJson(draftOf(incident, context, defaultSettings), incident);
}

function documentOf(incident: Incident): PostmortemDocument {
  return JSON.parse(jsonOf(incident));
}

const incidents = Object.entries({
  bareIncident,
  fullIncident,
  hostileIncident,
  formattedIncident,
  nightIncident,
});

test('the published schema is the one that the code makes', () => {
  expect(readFileSync(join(root, 'docs/postmortem.schema.json'), 'utf8')).toBe(postmortemJsonSchema());
});

test.each(incidents)('%s keeps to the published schema', (_, incident) => {
  expect(mistakesInJson(jsonOf(incident().incident))).toEqual([]);
});

test('so do incidents that hold everything a draft can show', () => {
  for (const { incident, context } of samples())
    expect(mistakesInJson(jsonOf(incident, context))).toEqual([]);
});

test('the schema is closed: nothing may be added to any part, or left out of it', () => {
  const json = jsonOf(fullIncident().incident);
  for (const path of placesIn(JSON.parse(json))) {
    expect(mistakesInJson(changed(json, path, (part) => ({ ...part, made: 'up' })))).not.toEqual([]);
    expect(mistakesInJson(changed(json, path, withoutFirst))).not.toEqual([]);
  }
});

test('two renderings are the same', () => {
  expect(jsonOf(fullIncident().incident)).toBe(jsonOf(fullIncident().incident));
});

test('what people wrote is there as Markdown that stands alone, and plain', () => {
  const lines = documentOf(formattedIncident().incident).timeline.days.flatMap(({ lines: each }) => each);
  const checked = lines.find(({ time }) => time === '10:02');
  expect(checked?.text).toEqual({
    markdown: 'Checked **all _three_** replicas:\n- db-1: `max_connections` 200\n- db-2: ~~400~~ 200',
    text: 'Checked all three replicas:\n- db-1: max_connections 200\n- db-2: 400 200',
  });
  const quoted = lines.find(({ time }) => time === '10:08');
  expect(quoted?.text?.text).toBe('> Orders fail since ten\nsays support 🔥');
  const [, plan] = documentOf(formattedIncident().incident).supporting;
  expect(plan?.text).toEqual({ markdown: '```\nSELECT 1;\n```', text: 'SELECT 1;' });
});

test('plain text is what people wrote, whatever signs are in it', () => {
  const { title, timeline, summary } = documentOf(hostileIncident().incident);
  expect(title).toBe('Checkout *down* <b>now</b> | {{title}} #');
  expect(summary.text?.text).toBe('## Timeline\n\n---\n\n<details open><img src=x onerror=alert(1)>');
  const [, markup, control] = timeline.days.flatMap(({ lines }) => lines);
  expect(markup?.text?.text).toBe(
    '# Not a heading\n- not a bullet\n```\ncode *block*\n```\n| a | b |\n| - | - |\n</script><script>alert(1)</script>',
  );
  expect(control?.text?.text).toContain('[x](javascript:alert(1))');
});

test('addresses are as they are, milestones to the microsecond, and what nobody knows is null', () => {
  const { timeline, milestones, zone } = documentOf(fullIncident().incident);
  const [, first] = timeline.days.flatMap(({ lines }) => lines);
  expect(first?.by?.link).toMatch(/^https:\/\/example\.slack\.com\/archives\/C0CHECKOUT\/p\d+$/);
  expect(first?.text?.text).toContain(
    'Dashboard (https://grafana.example.com/d/web?from=now-1h&var-env=prod)',
  );
  expect(zone).toBe('Africa/Nairobi');
  expect(milestones).toMatchObject({
    'impact started': '2023-11-08T12:00:00.000000Z',
    acknowledged: '2023-11-08T12:23:00.000000Z',
  });
  expect(new Set(Object.values(documentOf(bareIncident().incident).milestones))).toContain(null);
});

type Path = readonly (string | number)[];

interface Parts {
  [name: string | number]: Parts;
}

/** Where every object of a value stands. */
function placesIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, each]) =>
    placesIn(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return Array.isArray(value) ? inner : [path, ...inner];
}

/** A JSON text with one of its objects changed. */
function changed(json: string, path: Path, change: (part: object) => object): string {
  const whole: Parts = { whole: JSON.parse(json) };
  const way = ['whole', ...path];
  const last = way.pop() ?? '';
  const holder = way.reduce((value, key) => value[key] ?? value, whole);
  Object.assign(holder, { [last]: change(holder[last] ?? {}) });
  return JSON.stringify(whole.whole);
}

function withoutFirst(part: object): object {
  return Object.fromEntries(Object.entries(part).slice(1));
}
