import { parseSeverity, severityOf } from '../../src/domain/severity';
import { refusalOf } from '../support/log';

describe('a severity', () => {
  test.each([
    ['sev1', 'sev1'],
    ['SEV-2', 'sev2'],
    ['sev 3', 'sev3'],
    [' 4 ', 'sev4'],
  ])('is read from "%s"', (text, severity) => {
    expect(parseSeverity(text)).toBe(severity);
  });

  test.each(['', 'sev', 'sev0', 'sev5', 'sev12', '1st', 'severe', 'checkout'])(
    'is not read from "%s"',
    (text) => {
      expect(severityOf(text)).toBeUndefined();
    },
  );

  test('that does not exist is answered with those that do', () => {
    expect(refusalOf(() => parseSeverity(' sev5 '))).toEqual({
      code: 'unknown-severity',
      sentence: 'There is no severity “sev5”. Type one of sev1, sev2, sev3, sev4, where sev1 is the worst.',
    });
  });

  test('that was left out is asked for', () => {
    expect(refusalOf(() => parseSeverity('  '))).toEqual({
      code: 'unknown-severity',
      sentence: 'Say how bad it is. Type one of sev1, sev2, sev3, sev4, where sev1 is the worst.',
    });
  });
});
