import { at, durations, findings, section, subsection, timeline } from './draft-parts';
import { playOut } from './play-out';

const paths = 'Assumptions and misleading paths';

describe('the site that answered with HTTP 500', () => {
  let draft: string;
  beforeAll(async () => {
    ({ draft } = await playOut('config-typo'));
  });

  test('has the durations of its facts', () => {
    expect(durations(draft)).toMatchObject({
      'change lead': '10 min',
      'time to detect': '4 min',
      'time to mitigate': '150 min (2 h 30 min)',
      'time to resolve': '188 min (3 h 8 min)',
    });
  });

  test('begins before its declaration: what came first was written down afterwards', () => {
    expect(timeline(draft).slice(0, 7)).toEqual([
      '11:05 **Triggering change**',
      '11:05 A configuration was pushed',
      '11:15 **Impact started**',
      '11:19 **Detected**',
      '11:19 The DevOps team reads the error logs',
      '11:19 **A1 assumed**: The error logs will show the cause',
      '11:21 **Declared** sev1: Site answers with HTTP 500',
    ]);
  });

  test('is told at the minutes of its facts, in a zone that is named', () => {
    expect(section(draft, 'Timeline')).toContain('All times in Asia/Kolkata (IST, UTC+05:30).');
    expect(at(draft, '12:02')[0]).toBe('Rolling the configuration back failed');
    expect(at(draft, '13:45')).toEqual(['**Mitigated**: A Puppet manifest runs on all servers']);
    expect(at(draft, '14:23')).toEqual(['**Resolved**: Everything is restored']);
  });

  test('takes 1:55 PM, but not “1: 55 PM”', () => {
    expect(at(draft, '13:55')).toEqual(['Servers restart']);
    expect(draft).not.toContain('1: 55');
  });

  test('has two misleading paths', () => {
    const ruledOut = subsection(draft, paths, 'Ruled out');
    expect(ruledOut).toMatch(
      /A1\*\* The error logs will show the cause\n.*\n.*: Nothing found in the error logs/,
    );
    expect(ruledOut).toMatch(/A2\*\* Rolling the configuration back will mend it\n.*\n {2}- Ruled out 12:02/);
    expect(subsection(draft, paths, 'Confirmed')).toBe('None recorded');
  });

  test('does not say how anybody learnt of it, and the check says so', () => {
    expect(section(draft, 'Detection')).toBe(
      '- **When**: 2022-11-10 11:19 IST, 4 min after impact started (time given by Kavya Iyer)',
    );
    expect(findings(draft)).toEqual(expect.arrayContaining(['D01 error', 'I01 warn']));
    expect(section(draft, 'Issue summary')).toContain('**Share of users affected**: All users');
  });
});
