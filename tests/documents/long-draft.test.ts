import { join } from 'node:path';
import * as tz from '@date-fns/tz';
import { LongDraft } from '../../bench/long-draft';
import { marksOf } from '../../bench/long-log';
import { createDocuments } from '../../src/documents/documents';
import { fold } from '../../src/domain/fold/fold';
import { at, nameOf } from '../support/cast';
import { defaultSettings } from '../support/default-settings';

jest.mock('@date-fns/tz', () => {
  const actual = jest.requireActual<typeof tz>('@date-fns/tz');
  return { ...actual, tzOffset: jest.fn(actual.tzOffset) };
});
const lookUps = jest.mocked(tz.tzOffset);

const documents = createDocuments({
  templates: join(__dirname, '../../templates'),
  settings: defaultSettings,
});

function draftOf(entries: number): string {
  return documents.postmortem(fold(undefined, marksOf(entries)), {
    ...{ revision: 1, renderedAt: at('17:00'), nameOf },
    linkTo: ({ channel, message }) => `https://example.slack.com/archives/${channel}/p${message}`,
  });
}

test('a draft looks up the offset of its zone a few times an hour, and not for each line', () => {
  lookUps.mockClear();
  const lines = draftOf(400)
    .split('\n')
    .filter((line) => line.startsWith('- **')).length;
  expect(lines).toBeGreaterThan(400);
  // The 400 messages were written within five hours, which are compared with the day before and the day after.
  expect(lookUps.mock.calls.length).toBeLessThan(60);
});

test('a long draft says the same as Handlebars alone with what is ready, which the benchmark compares it with', () => {
  const draft = new LongDraft(100);
  const blankless = (text: string): string => text.replace(/\s+/g, ' ').trim();
  expect(blankless(draft.render())).toBe(blankless(draft.renderAlone()));
});
