import { closingFields, improvementsOf, typedClosing } from '../../src/domain/closing';

describe('improvements', () => {
  test('are one a line, without the bullets that people type', () => {
    const improvements =
      '- canary deployments\n* alerts on queue depth\n• runbook\n– on-call drill\n1. tests\n2) reviews';
    expect(improvementsOf(typedClosing({ improvements }))).toEqual([
      ['canary deployments'],
      ['alerts on queue depth'],
      ['runbook'],
      ['on-call drill'],
      ['tests'],
      ['reviews'],
    ]);
  });

  test('keep what only looks like a bullet', () => {
    expect(improvementsOf(typedClosing({ improvements: '-1 replica too few\n3.14 ways' }))).toEqual([
      ['-1 replica too few'],
      ['3.14 ways'],
    ]);
  });

  test('leave out empty lines', () => {
    expect(improvementsOf(typedClosing({ improvements: '\n  \n tests \r\n\n' }))).toEqual([['tests']]);
    expect(improvementsOf({})).toEqual([]);
    expect(improvementsOf(undefined)).toEqual([]);
  });
});

test('a closing is asked for in the order of the draft', () => {
  expect(closingFields).toEqual([
    'summary',
    'impact',
    'share',
    'detection',
    'rootCause',
    'resolution',
    'lessons',
    'improvements',
  ]);
});
