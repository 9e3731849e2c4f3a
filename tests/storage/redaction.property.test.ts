import fc from 'fast-check';
import { redactables, redactEntry } from '../../src/domain/entries/redact-entry';
import { isWithdrawable } from '../../src/domain/entries/withdraw';
import { facts } from '../../src/domain/facts';
import type { Incident } from '../../src/domain/incident/incident';
import type { Fact, FactType } from '../../src/domain/incident/incident-event';
import { sourceKey } from '../../src/domain/source';
import { plain } from '../../src/domain/text/wording';
import { allStored } from '../support/all-stored';
import { amina, at, baraka, messageAt, nairobi } from '../support/cast';
import { databaseKinds, TestDatabase } from '../support/test-database';
import { until } from '../support/until';

const secret = 'hunter2swordfish';
const runs = Number(process.env.RUNS ?? 12);
const words = [
  'it is ',
  { bold: [`the password ${secret}`] },
  { list: [[{ code: secret }, { person: baraka }], [{ quote: [{ link: `https://a.example/${secret}` }] }]] },
  { codeBlock: `login ${secret}` },
];
const source = messageAt('10:03');

const marked: Fact = {
  type: 'mark-set',
  source,
  kind: 'entry',
  emoji: 'pushpin',
  person: baraka,
  present: true,
  asOf: at('10:04'),
};

/** Every type of fact that holds people's words, with a secret in each of them. */
const samples: Readonly<Partial<Record<FactType, readonly Fact[]>>> = {
  'channel-opened': [{ type: 'channel-opened', channel: 'C0INC', name: `inc-1-${secret}` }],
  'channel-renamed': [{ type: 'channel-renamed', name: `inc-1-${secret}`, asOf: at('10:02') }],
  noted: [{ type: 'noted', text: words }],
  worded: [
    marked,
    { type: 'worded', source, text: words, asOf: at('10:03') },
    { type: 'worded', source, text: plain('edited'), asOf: at('10:05') },
  ],
  'entry-changed': [marked, { type: 'entry-changed', entry: sourceKey(source), text: words }],
  assumed: [{ type: 'assumed', text: words }],
  settled: [{ type: 'settled', assumption: 1, verdict: 'confirmed', evidence: words }],
  escalated: [{ type: 'escalated', to: [{ outside: `Acme ${secret}` }], reason: words }],
  retitled: [{ type: 'retitled', title: `Checkout ${secret}` }],
  'title-named': [{ type: 'title-named', fact: 1, title: `Checkout ${secret}` }],
  updated: [{ type: 'updated', text: words }],
  'role-asked': [{ type: 'role-asked', role: 'lead', isUnique: true, to: 'U0CHEBET', reason: words }],
  'field-set': [{ type: 'field-set', field: 'lesson', label: 'Lesson', valueType: 'text', text: words }],
  'section-written': [{ type: 'section-written', section: 'trigger', text: words }],
  'review-given': [{ type: 'review-given', verdict: 'changes wanted', text: words }],
  published: [{ type: 'published', link: `https://wiki.example.com/${secret}` }],
  'follow-up-added': [{ type: 'follow-up-added', text: words }],
  'follow-up-settled': [{ type: 'follow-up-settled', followUp: 1, state: 'dropped', reason: words }],
  closed: [
    {
      type: 'closed',
      closing: { summary: [`It was ${secret}.`], lessons: [{ list: [[`Never paste ${secret}`]] }] },
    },
  ],
  reopened: [{ type: 'reopened', reason: words }],
  canceled: [{ type: 'canceled', reason: words }],
};

const types = Object.keys(samples) as FactType[];

test('there is a sample of every type of fact that holds people’s words', () => {
  const withWords = Object.entries(facts)
    .filter(([, { said, quotes }]) => said !== undefined || quotes !== undefined)
    .map(([type]) => type);
  expect(new Set([...types, 'declared'])).toEqual(new Set(withWords));
});

/** What is done before the words are removed: facts are told, and some of them withdrawn. */
const story = fc.record({
  told: fc.shuffledSubarray(types, { minLength: 1 }),
  withdrawn: fc.array(fc.nat(30), { maxLength: 3 }),
});

test.each(databaseKinds)(
  'on %s, words that were removed for good are nowhere in the incident, its table or the pages of a file',
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(story, async ({ told, withdrawn }) => {
        const database = await TestDatabase.open(kind);
        try {
          const changes = database.changes();
          const declared = await changes.declare(
            'T0TEAM',
            amina,
            { title: `Outage ${secret}`, severity: 'sev2', isPrivate: false, isDrill: false },
            nairobi,
          );
          const ref = { team: 'T0TEAM', number: declared.number };
          const change = (decide: (incident: Incident) => readonly Fact[]) =>
            changes.change(ref, amina, decide);
          if (told.includes('channel-renamed')) told.unshift('channel-opened');
          for (const type of new Set(told)) await change(() => samples[type] ?? []);
          for (const fact of withdrawn) {
            await change((now) =>
              now.facts
                .filter((each) => each.seq === fact && isWithdrawable(each))
                .map(() => ({ type: 'withdrawn', fact })),
            );
          }
          let incident = await change(() => []);
          for (let left = 60; left > 0 && redactables(incident).some(holdsSecret); left -= 1) {
            incident = await change((now) => {
              const next = redactables(now).find(holdsSecret);
              return next === undefined ? [] : redactEntry(now, next.key);
            });
          }
          expect(JSON.stringify({ ...incident, messages: [...incident.messages] })).not.toContain(secret);
          expect(JSON.stringify(await database.rows())).not.toContain(secret);
          // Where the server could not write a table anew at once, the next change does.
          await until('no page holds the words', async () => {
            await change(() => []);
            return !(await allStored(database.url)).includes(secret);
          });
          // What is folded from the log is what is held in memory.
          const [kept, folded] = [incident, await database.store().load(ref)];
          expect({ ...folded, messages: [...folded.messages] }).toEqual({
            ...kept,
            messages: [...kept.messages],
          });
        } finally {
          await database.close();
        }
      }),
      // Where each has a database made on a server, which takes longer, fewer show as much.
      { numRuns: kind === 'sqlite' ? runs : Math.ceil(runs / 3) },
    );
  },
  60_000 + runs * 1_000,
);

function holdsSecret({ wordings }: { readonly wordings: unknown }): boolean {
  return JSON.stringify(wordings).includes(secret);
}
