import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDocuments } from '../../src/documents/documents';
import { recordOf } from '../../src/documents/record/record';
import { close } from '../../src/domain/decisions/close';
import type { Answered } from '../../src/domain/details/field-value';
import { fillInFields } from '../../src/domain/details/fill-in-fields';
import { addService } from '../../src/domain/details/name-services';
import { typedText } from '../../src/domain/text/lists';
import { amina, at, chebet, nameOf } from '../support/cast';
import { defaultSettings } from '../support/default-settings';
import { fields } from '../support/details';
import { given, type Log } from '../support/log';

const settings = { ...defaultSettings, fields };
const linkTo = ({ message }: { message: string }): string => `https://example.com/${message}`;

function fills(log: Log, name: string, value: Answered): Log {
  return log.when('15:30', amina, (incident) => {
    const field = fields.find((each) => each.name === name);
    return field === undefined ? [] : fillInFields(incident, [{ field, value }]);
  });
}

/** It is about two services, and all fields but one are filled in; one of them is in the settings no longer. */
function detailedIncident(): Log {
  const about = ['checkout', 'R&D <lab>'].reduce(
    (log, name) => log.when('15:10', amina, (incident) => addService(incident, { name })),
    given({ at: '15:00' }),
  );
  const lesson = 'Test *more* {{title}} <!channel>\n- the cart\n- [the bill](https://evil.example)';
  const filled = [
    ['lesson', { text: typedText(lesson) }],
    ['orders', { number: 1500.25 }],
    ['impact', { choice: 'some orders' }],
  ] as const;
  return filled
    .reduce((log, [name, value]) => fills(log, name, value), about)
    .when('15:40', amina, () => [
      { type: 'field-set', field: 'former', label: 'Asked `formerly`', valueType: 'person', person: chebet },
    ])
    .when('16:00', amina, (incident) => close(incident, {}));
}

/** The golden file is written with UPDATE_GOLDEN=1; read what it holds before you commit it. */
function expectGolden(name: string, text: string): void {
  const path = join(__dirname, '../golden', name);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

test('the draft of an incident with services and fields is the golden one', () => {
  const templates = join(__dirname, '../../templates');
  const draft = createDocuments({ templates, settings }).postmortem(detailedIncident().incident, {
    ...{ revision: 1, renderedAt: at('16:00'), nameOf, linkTo },
  });
  expectGolden('details.md', draft);
});

test('an export names the services, and every field as it was filled in', () => {
  const { incident, events } = detailedIncident();
  const context = { team: 'T1', exportedAt: at('17:00'), nameOf, linkTo, settings };
  const record = recordOf(incident, events, context);
  expect(record.services).toEqual(['checkout', 'R&D <lab>']);
  expect(record.fields).toEqual([
    {
      field: 'lesson',
      label: 'Lesson for the board',
      type: 'text',
      value: expect.stringContaining('{{title}}'),
    },
    { field: 'orders', label: 'Lost orders', type: 'number', value: 1500.25 },
    { field: 'impact', label: 'Business impact', type: 'choice', value: 'some orders' },
    { field: 'former', label: 'Asked `formerly`', type: 'person', value: chebet },
  ]);
  expect(record.people).toMatchObject({ [chebet]: 'Chebet Koech' });
  expect(record.findings.filter(({ id }) => id === 'C01').map(({ sentence }) => sentence)).toEqual([
    '“Who told the customers?” is not filled in. Type `/incident fields`.',
  ]);
});
