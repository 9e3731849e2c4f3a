import { takeTags } from '../../../src/domain/ledger/follow-up-words';

test.each([
  ['p1: add an alert', { priority: 'p1' }],
  ['prevent: add an alert', { purpose: 'prevent' }],
  ['P2 Detect: add an alert', { priority: 'p2', purpose: 'detect' }],
  ['process, p3: add an alert', { priority: 'p3', purpose: 'process' }],
  ['[p1] [mitigate] add an alert', { priority: 'p1', purpose: 'mitigate' }],
  ['[p1/detect] add an alert', { priority: 'p1', purpose: 'detect' }],
  ['p1: detect: add an alert', { priority: 'p1', purpose: 'detect' }],
  ['type:prevent priority:p2 add an alert', { priority: 'p2', purpose: 'prevent' }],
])('%j begins with a priority or a type', (typed, tags) => {
  expect(takeTags(typed)).toEqual({ tags, rest: 'add an alert' });
});

test.each([
  'add an alert',
  'p1 alerts page nobody',
  'prevent empty pools',
  'process the backlog: all of it',
  'p4: add an alert',
  'p1 p2: add an alert',
  'detect:add an alert',
  'p1:5432 is the wrong port',
  '[wip] add an alert',
  'type: prevention',
])('%j is words', (typed) => {
  expect(takeTags(typed)).toEqual({ tags: {}, rest: typed });
});

test('what says a priority again stays words', () => {
  expect(takeTags('p1: p2: add an alert')).toEqual({ tags: { priority: 'p1' }, rest: 'p2: add an alert' });
});

test('a long text costs no time', () => {
  const long = `p1 ${'p1 '.repeat(100_000)}`;
  const began = performance.now();
  expect(takeTags(long).rest).toBe(long);
  expect(performance.now() - began).toBeLessThan(1_000);
});
