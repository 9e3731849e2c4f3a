import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadSettings, readConfig } from '../../src/config';

const folder = mkdtempSync(join(tmpdir(), 'firelog-details-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function settingsOf(yaml: string) {
  const path = join(folder, 'firelog.yml');
  writeFileSync(path, yaml);
  return readConfig({ FIRELOG_CONFIG: path }).settings;
}

function mistakesIn(yaml: string): readonly string[] {
  try {
    settingsOf(yaml);
  } catch (error) {
    if (error instanceof BadSettings) return error.mistakes;
    throw error;
  }
  return [];
}

test('a service may have all there is, or its name alone', () => {
  const { services } = settingsOf(`
teams: { Payments: [U012AB3CD] }
services:
  checkout:
    aliases: [cart]
    owner: payments
    channel: "#checkout-team"
    runbook: https://wiki.example.com/checkout?a=1&b=2
    dashboards: { Latency: "https://grafana.example.com/d/1", Errors: "https://grafana.example.com/d/2" }
  search:
  R&D: { channel: C0123ABCD }
`);
  expect(services).toEqual([
    {
      name: 'checkout',
      aliases: ['cart'],
      owner: 'Payments',
      channel: 'checkout-team',
      runbook: 'https://wiki.example.com/checkout?a=1&b=2',
      dashboards: [
        { label: 'Latency', url: 'https://grafana.example.com/d/1' },
        { label: 'Errors', url: 'https://grafana.example.com/d/2' },
      ],
    },
    { name: 'search', aliases: [], dashboards: [] },
    { name: 'R&D', aliases: [], channel: 'C0123ABCD', dashboards: [] },
  ]);
});

test('a field is a text that is asked for at closing, unless it says otherwise', () => {
  const { fields } = settingsOf(`
fields:
  - name: root_cause-type
  - { name: impact, options: [none, some], asked: declare, required: true, help: Whom it hurts }
  - { name: orders, type: number, label: Lost orders, asked: resolve }
`);
  const usual = { options: [], asked: 'close', isRequired: false };
  expect(fields).toEqual([
    { ...usual, name: 'root_cause-type', label: 'Root cause type', type: 'text' },
    {
      ...{ name: 'impact', label: 'Impact', type: 'choice', options: ['none', 'some'], asked: 'declare' },
      ...{ isRequired: true, help: 'Whom it hurts' },
    },
    { ...usual, name: 'orders', label: 'Lost orders', type: 'number', asked: 'resolve' },
  ]);
});

test.each([
  [
    'services: { checkout: { owner: ops } }',
    'services.checkout.owner: there is no team “ops”. No team is configured; list it in teams.',
  ],
  [
    'teams: { a: [U1], b: [U1] }\nservices: { checkout: { owner: c } }',
    'there is no team “c”. There are a, b.',
  ],
  [
    'services: { cart: , Checkout: { aliases: [CART] } }',
    'services: “cart” is both “cart” and “Checkout”. Call one of them otherwise.',
  ],
  [
    'services: { checkout: { runbook: "http://wiki" } }',
    'services.checkout.runbook is not an address that begins with https://.',
  ],
  [
    'services: { checkout: { runbook: "javascript:alert(1)" } }',
    'is not an address that begins with https://.',
  ],
  ['services: { checkout: { runbook: "https://me:pass@wiki.example.com" } }', 'is not an address'],
  [
    'services: { checkout: { dashboards: { Latency: "https://a b" } } }',
    'services.checkout.dashboards.Latency is not an address',
  ],
  ['services: { checkout: { dashboards: { "<b>": "https://a" } } }', 'services.checkout.dashboards.<b>'],
  [
    'services: { checkout: { chanel: x } }',
    'there is no setting “chanel” in services.checkout. There are aliases, owner, channel, runbook, dashboards.',
  ],
  [
    'services: { checkout: { channel: "Check Out" } }',
    'is not the name or the id of a channel, such as checkout-team.',
  ],
  ['services: { "<!channel>": }', 'services.<!channel>'],
  ['services: [checkout]', 'services: Invalid input: expected record, received array.'],
  [
    `services: { ${Array.from({ length: 501 }, (_, index) => `s${index}: `).join(', ')} }`,
    'services has 501 services; 500 fit.',
  ],
  ['fields: [{ name: a }, { name: A }]', 'fields: “A” is listed twice. Call one of them otherwise.'],
  [
    'fields: [{ name: a, type: choice }]',
    'fields: “a” is a choice without options. List what can be chosen.',
  ],
  ['fields: [{ name: a, type: text, options: [x] }]', 'fields: “a” has options and is of the type text.'],
  ['fields: [{ name: a, options: [x, x] }]', 'fields: “a” has the option “x” twice. Leave one of them out.'],
  ['fields: [{ name: a, type: date }]', 'fields.0.type'],
  ['fields: [{ name: a, asked: now }]', 'fields.0.asked'],
  ['fields: [{ name: a, label: "*x*" }]', 'fields.0.label is not a label'],
  ['fields: [{ name: a, requird: true }]', 'There are name, label, type, options, asked, required, help.'],
  ['fields: { a: text }', 'fields: Invalid input: expected array, received object.'],
  [
    `fields: [${['a', 'b', 'c', 'd'].map((name) => `{ name: ${name}, options: [${Array.from({ length: 80 }, (_, index) => `o${index}`).join(', ')}] }`).join(', ')}]`,
    'fields: there are 320 options; a form has room for 300 of all fields together.',
  ],
])('one sentence says what is wrong with %j', (yaml, sentence) => {
  const mistakes = mistakesIn(yaml);
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]).toContain(sentence);
});
