import { at, durations, findings, section, subsection } from './draft-parts';
import { playOut } from './play-out';

const paths = 'Assumptions and misleading paths';

describe('the production server that went down under a campaign', () => {
  let draft: string;
  beforeAll(async () => {
    ({ draft } = await playOut('traffic-surge'));
  });

  test('has a partial outage from 13:30 and a complete one from 15:00 to 15:30', () => {
    expect(at(draft, '13:30')).toEqual([
      '**Impact started** · **Detected**',
      'A customer reported the first error; from here on the outage is partial',
    ]);
    expect(at(draft, '15:00')[0]).toBe(
      'Redundancy does not take over and the server has crashed: the outage is complete from here on',
    );
    expect(at(draft, '15:30')).toEqual([
      '**Mitigated** · **Resolved**: A temporary fix brings the server back, the complete outage is over',
    ]);
    expect(section(draft, 'Issue summary')).toContain(
      'Partial outage from 13:30, complete outage from 15:00 to 15:30. Revenue was lost; how much is not known',
    );
  });

  test('lasted 120 minutes, not about four hours', () => {
    expect(section(draft, 'Issue summary')).toContain('**Duration**: 120 min (2 h)');
    expect(durations(draft)).toMatchObject({ 'time to detect': '0 min', 'time to resolve': '120 min (2 h)' });
  });

  test('is told from the campaign to the investigation, in a zone that is named', () => {
    expect(section(draft, 'Timeline')).toMatch(/^2023-03-01, Wednesday\. All times in UTC \(UTC\+00:00\)\./);
    expect(at(draft, '12:00')).toEqual(['**Triggering change**', 'Traffic rises with a marketing campaign']);
    expect(at(draft, '14:30')[0]).toBe('Reports grow, this is wider than we assumed');
    expect(at(draft, '16:00')).toEqual(['The investigation of the root cause begins']);
    expect(section(draft, 'Detection')).toContain('**How**: A customer reported an error');
  });

  test('names both who gave the times that share a line', () => {
    expect(section(draft, 'Timeline')).toContain('— time given by Hana Kimura and Nadia Rahal\n');
  });

  test('has one assumption that was partly right, and two that were not', () => {
    expect(at(draft, '13:45')).toEqual([
      '**A1 assumed**: I take it to be a bug in the code and start work on a fix',
    ]);
    expect(subsection(draft, paths, 'Confirmed')).toMatch(/: Partly right: a bug overloaded the server/);
    const ruledOut = subsection(draft, paths, 'Ruled out');
    expect(ruledOut).toMatch(/A2\*\* The extent is limited\n.*\n {2}- Ruled out 14:30/);
    expect(ruledOut).toMatch(/A3\*\* Redundancy will absorb the traffic\n.*\n {2}- Ruled out 15:00/);
  });

  test('has its three causes, and neither tasks nor escalations', () => {
    const cause = subsection(draft, 'Root cause and resolution', 'Root cause');
    expect(cause.split('; ')).toHaveLength(3);
    expect(subsection(draft, 'Corrective and preventative measures', 'Tasks')).toBe('None recorded');
    expect(section(draft, 'Escalations')).toBe('None recorded');
    expect(findings(draft)).toEqual(expect.arrayContaining(['I01 error', 'A01 error']));
  });
});
