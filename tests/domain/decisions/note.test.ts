import { note } from '../../../src/domain/decisions/note';
import { plain } from '../../../src/domain/text/wording';
import { timelineOf } from '../../../src/domain/timeline/timeline';
import { at, baraka, chebet } from '../../support/cast';
import { given } from '../../support/log';

describe('a note', () => {
  test('is a line of the timeline at the moment it is typed', () => {
    const { incident } = given().when('10:07', baraka, (now) => note(now, plain('rolled back to 1.42')));
    expect(timelineOf(incident).at(-1)).toMatchObject({
      occurredAt: at('10:07'),
      recordedAt: at('10:07'),
      about: [{ type: 'note' }],
      text: ['rolled back to 1.42'],
      author: { person: baraka },
      recorders: [baraka],
    });
  });

  test('stands where it happened when it is backdated', () => {
    const { incident } = given().when('10:30', baraka, (now) =>
      note(now, plain('deployed 1.43'), at('09:58')),
    );
    expect(timelineOf(incident).map(({ occurredAt, text }) => [occurredAt, text])).toEqual([
      [at('09:58'), ['deployed 1.43']],
      [at('10:00'), []],
    ]);
    expect(timelineOf(incident)[0]?.recordedAt).toBe(at('10:30'));
  });

  test.each([[[]], [[' ', '\n']]])('without words is refused with an example', (text) => {
    expect(given().refusalOf((now) => note(now, text))).toEqual({
      code: 'nothing-noted',
      sentence:
        'Say what happened: `/incident note rolled back to 1.42`, or with a time: `/incident note 10:42 rolled back to 1.42`.',
    });
  });

  test('may be nothing but a mention or a link', () => {
    const texts = [[{ person: chebet }], [{ link: 'https://grafana.example.com/d/1' }]];
    for (const text of texts) expect(note(given().incident, text)).toEqual([{ type: 'noted', text }]);
  });
});
