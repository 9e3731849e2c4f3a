import { at, durations, findings, section, subsection } from './draft-parts';
import { playOut } from './play-out';

const paths = 'Assumptions and misleading paths';
const measures = 'Corrective and preventative measures';

describe('the outage of the web stack', () => {
  let draft: string;
  beforeAll(async () => {
    ({ draft } = await playOut('api-integration'));
  });

  test('is told at the minutes of its facts, in UTC', () => {
    expect(section(draft, 'Timeline')).toMatch(/^2023-08-11, Friday\. All times in UTC \(UTC\+00:00\)\./);
    expect(at(draft, '08:00')).toEqual([
      '**Impact started**',
      '**Detected**: CRITICAL: server errors in the web application',
    ]);
    expect(at(draft, '08:05')).toEqual(['The on-call alert pages engineering']);
    expect(at(draft, '08:10')[0]).toMatch(/^We begin to investigate/);
    expect(at(draft, '09:30')[0]).toBe('Debugging the application code and the external API integrations');
    expect(at(draft, '10:30')[0]).toBe('We now consider recent deployments and disruptions at third parties');
    expect(at(draft, '11:30')[0]).toMatch(/^\*\*Resolved\*\*: A recent code change .* is reverted/);
  });

  test('was detected by the alert itself, which was added from another channel', () => {
    expect(section(draft, 'Detection')).toBe(
      [
        '- **When**: 2023-08-11 08:00 UTC, in the minute in which impact started',
        '- **How**: Monitoring alerted on server errors',
        '- **Detected by**: Monitoring: CRITICAL: server errors in the web application (marked by Priya Nair)',
      ].join('\n'),
    );
  });

  test('has two assumptions ruled out by the one message of 09:00, after 50 minutes each', () => {
    expect(at(draft, '09:00')).toEqual([
      'The database and the server infrastructure are both ruled out',
      '**A1 ruled out** (The database is at fault)',
      '**A2 ruled out** (The server infrastructure is at fault)',
    ]);
    const ruledOut = subsection(draft, paths, 'Ruled out');
    expect(ruledOut.match(/Opened 08:10 by/g)).toHaveLength(2);
    expect(ruledOut.match(/Ruled out 09:00 by Priya Nair, after 50 min/g)).toHaveLength(2);
  });

  test('has three assumptions confirmed and one that nobody ever settled', () => {
    const names = (text: string): readonly string[] =>
      [...text.matchAll(/^- \*\*(A\d)\*\* (.*)$/gm)].map(([, name, words]) => `${name} ${words}`);
    expect(names(subsection(draft, paths, 'Confirmed'))).toEqual([
      'A3 The application code is at fault',
      'A4 An external API integration is at fault',
      'A5 A recent deployment is at fault',
    ]);
    expect(names(subsection(draft, paths, 'Still open'))).toEqual([
      'A6 A disruption at a third party is at fault',
    ]);
    expect(findings(draft)).toContain('H04 warn');
  });

  test('went to the senior engineering team at 11:00, for help', () => {
    expect(section(draft, 'Escalations')).toBe(
      '- **E1** engineering → senior engineering at 11:00, asked for by Priya Nair\n  - Reason: We need help\n  - Not acknowledged',
    );
  });

  test('lasted 210 minutes for all users', () => {
    expect(durations(draft)).toMatchObject({
      'time to detect': '0 min',
      'time to identify': 'unknown',
      'time to resolve': '210 min (3 h 30 min)',
    });
    const summary = section(draft, 'Issue summary');
    expect(summary).toContain('**Share of users affected**: All users');
    expect(summary).toContain('The whole web application gave error messages, and nothing was accessible');
  });

  test('leaves improvements behind, and tasks with owners and days', () => {
    expect(subsection(draft, measures, 'Improvements').split('\n')).toHaveLength(4);
    expect(subsection(draft, measures, 'Tasks').split('\n')).toEqual([
      '- [ ] F1 Review all API integrations and their configuration (Tomas Lindqvist, due 2023-08-25) — message',
      '- [ ] F2 Extend the automated tests for API integrations (Priya Nair, due 2023-09-01) — message',
      '- [ ] F3 Monitor health and response times of API integrations (Wei Zhang, due 2023-09-08) — message',
      '- [ ] F4 Hold regular incident drills (Leila Haddad, due 2023-09-08) — message',
    ]);
    expect(findings(draft)).not.toContain('A03 warn');
  });
});
