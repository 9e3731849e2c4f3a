import { at, durations, section, subsection } from './draft-parts';
import { playOut } from './play-out';

const paths = 'Assumptions and misleading paths';

describe('the website that ran out of memory', () => {
  let draft: string;
  beforeAll(async () => {
    ({ draft } = await playOut('memory-leak'));
  });

  test('has the durations of its facts', () => {
    expect(durations(draft)).toMatchObject({
      'time to detect': '0 min',
      'time to identify': '45 min',
      'time to mitigate': '90 min (1 h 30 min)',
      'time to resolve': '105 min (1 h 45 min)',
    });
  });

  test('ends when the website was back, not when the incident was closed', () => {
    expect(section(draft, 'Issue summary')).toContain('**End**: 2023-11-08 16:45 EAT');
    expect(at(draft, '17:00')).toEqual(['**Closed**']);
  });

  test('has two misleading paths of three and two minutes before the right one', () => {
    const ruledOut = subsection(draft, paths, 'Ruled out');
    expect(ruledOut).toMatch(/restart will mend it.*\n.*\n {2}- Ruled out 15:05 by .*, after 3 min$/m);
    expect(ruledOut).toMatch(
      /server configuration is at fault\n.*\n {2}- Ruled out 15:12 by .*, after 2 min:/,
    );
    expect(subsection(draft, paths, 'Confirmed')).toMatch(/memory leak\n.*\n {2}- Confirmed 15:45/);
  });

  test('was escalated from operations to development, with a time and a reason', () => {
    expect(section(draft, 'Escalations')).toMatch(
      /^- \*\*E1\*\* operations → development at 15:13, .*\n {2}- Reason: .*code of the application\n {2}- Acknowledged 15:14 by Chebet Koech/,
    );
  });
});
