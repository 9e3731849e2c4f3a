import { followUpName, followUpsOf } from '../../../src/domain/ledger/follow-up';
import { timelineOf } from '../../../src/domain/timeline/timeline';
import { amina, baraka, chebet, david } from '../../support/cast';
import { edited, given, said } from '../../support/log';

const task = said('10:40', david, [
  'alert on queue depth, ',
  { person: chebet },
  ' with ',
  { person: baraka },
]);
const log = given().mark('10:41', amina, 'follow-up', task);

describe('a follow-up by mark', () => {
  test('is the message, owned by whomever it names first', () => {
    const [followUp] = followUpsOf(log.incident);
    expect(followUp && followUpName(followUp)).toBe('F1');
    expect(followUp).toEqual({
      number: 1,
      text: task.text,
      owner: chebet,
      source: task.source,
      state: 'open',
    });
  });

  test('has no owner where nobody is named', () => {
    const nobody = given().mark('10:41', amina, 'follow-up', said('10:40', david, 'write a runbook'));
    expect(followUpsOf(nobody.incident)[0]).not.toHaveProperty('owner');
  });

  test.each([
    [['add an index ', { person: chebet }, ' due 2023-11-30'], ['add an index']],
    [['add an index due friday ', { person: chebet }], ['add an index']],
    [['add an index (', { person: chebet }, ', due tomorrow)'], ['add an index']],
    [['add an index due friday'], ['add an index']],
    [[{ person: chebet }, ' due friday'], [{ person: chebet }]],
    [
      [{ list: [['add an index'], ['drop the old one ', { person: chebet }, ' due friday']] }, '\n'],
      [{ list: [['add an index'], ['drop the old one']] }, '\n'],
    ],
    [
      ['Later:', { list: [['indexes', { list: [['add one ', { person: chebet }, ' due friday']] }]] }],
      ['Later:', { list: [['indexes', { list: [['add one']] }]] }],
    ],
  ])('leaves owner and day at its end to their own fields: %j', (words, text) => {
    const [followUp] = followUpsOf(
      given().mark('10:41', amina, 'follow-up', said('10:40', david, words)).incident,
    );
    expect(followUp?.text).toEqual(text);
    expect(followUp).toHaveProperty('due');
  });

  test.each([
    [['train operations with ', { person: chebet }]],
    [['due friday']],
    [['the invoice is due whenever they like']],
  ])('keeps words that it needs: %j', (words) => {
    const [followUp] = followUpsOf(
      given().mark('10:41', amina, 'follow-up', said('10:40', david, words)).incident,
    );
    expect(followUp?.text).toEqual(words);
  });

  test('follows the edits of its message', () => {
    const taken = edited(task, '10:45', ['alert on queue depth, ', { person: baraka }]);
    expect(followUpsOf(log.see('10:45', taken).incident)[0]?.owner).toBe(baraka);
  });

  test('is withdrawn with its last mark and keeps its number', () => {
    const gone = log.unmark('10:42', amina, 'follow-up', task);
    expect(followUpsOf(gone.incident)).toEqual([]);
    const back = gone
      .mark('10:43', amina, 'follow-up', said('10:39', david, 'write a runbook'))
      .mark('10:44', amina, 'follow-up', task);
    expect(followUpsOf(back.incident).map(({ number, owner }) => [number, owner])).toEqual([
      [1, chebet],
      [2, undefined],
    ]);
  });

  test('is no line of the timeline by itself', () => {
    expect(timelineOf(log.incident).map(({ key }) => key)).toEqual(['#1']);
  });
});
