import { checkOf } from '../../../src/domain/findings/findings';
import { isMild } from '../../../src/domain/findings/mild';
import { defaultSeverities, type SeverityLevel } from '../../../src/domain/severity';
import { given } from '../../support/log';

function levels(...names: string[]): readonly SeverityLevel[] {
  return names.map((name) => ({ name, aliases: [], text: '' }));
}

test.each([
  ['of four the two mildest', levels('a', 'b', 'c', 'd'), ['c', 'd']],
  ['of three the mildest', levels('a', 'b', 'c'), ['c']],
  ['of two the milder', levels('a', 'b'), ['b']],
  ['of one none', levels('a'), []],
  ['of six the two mildest', levels('a', 'b', 'c', 'd', 'e', 'f'), ['e', 'f']],
])('mild are %s', (_, list, mild) => {
  expect(list.map(({ name }) => name).filter((name) => isMild(name, list))).toEqual(mild);
});

test('a severity that is no longer listed is not mild', () => {
  expect(isMild('p9', defaultSeverities)).toBe(false);
});

function found(severity: string, severities?: readonly SeverityLevel[]): readonly string[] {
  const { incident } = given({ severity });
  return checkOf(incident, severities === undefined ? {} : { severities }).map(
    (each) => `${each.id} ${each.severity}`,
  );
}

test('no assumption is an error in a grave incident and a remark in a mild one', () => {
  expect(found('sev1')).toContain('H01 error');
  expect(found('sev2')).toContain('H01 error');
  expect(found('sev3')).toContain('H01 info');
  expect(found('sev4')).toContain('H01 info');
});

test('what is mild is decided by the list of the settings', () => {
  expect(found('minor', levels('major', 'minor'))).toContain('H01 info');
  expect(found('minor', levels('worst', 'minor', 'tiny', 'none'))).toContain('H01 error');
});

test('cause, start, end and resolution are asked of every severity', () => {
  for (const id of ['S03', 'S05', 'R03']) expect(found('sev4')).toContain(`${id} error`);
});

test('what is left of a mild incident is still sorted, the worst first', () => {
  const severities = found('sev4').map((each) => each.split(' ')[1]);
  const order = severities.map((each) => ['error', 'warn', 'info'].indexOf(each ?? ''));
  expect(order).toEqual([...order].sort());
  expect(new Set(severities).size).toBeGreaterThan(1);
});
