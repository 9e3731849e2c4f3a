import { at, durations, findings, section, subsection, timeline } from './draft-parts';
import { playOut, scenarioNamed } from './play-out';

describe('the API errors after a deployment', () => {
  let draft: string;
  beforeAll(async () => {
    ({ draft } = await playOut('rc-api-deploy'));
  });

  test('stand under the days on which they happened, in a zone that is named', () => {
    const told = section(draft, 'Timeline');
    expect(told).toMatch(/^All times in Europe\/London \(GMT, UTC\+00:00\)\.$/m);
    const [before, day] = told.split('### 2024-01-17, Wednesday');
    expect(before).toMatch(
      /### 2024-01-16, Tuesday\n\n- \*\*21:03\*\*.*\n- \*\*21:03\*\* A deployment was pushed/,
    );
    expect(day).not.toContain('21:03');
  });

  test('begin with the outage and the alert in one minute, before anybody declared', () => {
    expect(at(draft, '11:26')).toEqual([
      '**Impact started** · **Detected**',
      'The outage began, and pagers alerted the teams in the same minute',
    ]);
    const declared = timeline(draft).findIndex((line) => line.includes('**Declared**'));
    expect(timeline(draft)[declared]).toMatch(/^11:27 /);
    expect(declared).toBe(4);
  });

  test('tell the rollback that failed and the one that worked as lines of their own', () => {
    expect(at(draft, '11:54')).toEqual(['The rollback of the configuration change failed']);
    expect(at(draft, '12:15')[0]).toBe('A second rollback of the configuration change worked');
    expect(at(draft, '12:19')).toEqual(['Servers are restarting']);
    expect(at(draft, '12:58')).toEqual(['**Resolved**: All traffic is back']);
  });

  test('lasted 92 minutes, and nobody said what share of the users they hit', () => {
    expect(durations(draft)).toMatchObject({
      'change lead': '863 min (14 h 23 min)',
      'time to detect': '0 min',
      'time to mitigate': 'unknown',
      'time to resolve': '92 min (1 h 32 min)',
    });
    const summary = section(draft, 'Issue summary');
    expect(summary).toContain('**Start**: 2024-01-17 11:26 GMT\n- **End**: 2024-01-17 12:58 GMT');
    expect(summary).toContain('80 % of the traffic at peak');
    expect(summary).toContain('**Share of users affected**: None recorded');
  });

  test('have one assumption, which the second rollback confirmed', () => {
    expect(subsection(draft, 'Assumptions and misleading paths', 'Confirmed')).toMatch(
      /A1\*\* I take the deployed configuration .*\n.*11:41.*\n.*12:15.*The first rollback failed, the second one worked$/,
    );
  });

  test('have improvements, but neither tasks nor escalations, and the check says so', () => {
    expect(subsection(draft, 'Corrective and preventative measures', 'Improvements')).toBe(
      '- Test before upload\n- Canary deployments\n- A CI/CD pipeline',
    );
    expect(subsection(draft, 'Corrective and preventative measures', 'Tasks')).toBe('None recorded');
    expect(section(draft, 'Escalations')).toBe('None recorded');
    expect(findings(draft)).toEqual(expect.arrayContaining(['I01 error', 'A01 error']));
  });

  test('keep nothing of “21:03 PM”, which is taken back as a note and refused as a milestone', () => {
    const refused = scenarioNamed('rc-api-deploy').steps.flatMap(({ form }) => [
      ...('answer' in form && form.answer !== undefined ? [form.answer] : []),
      ...('refused' in form && form.refused !== undefined ? [form.refused] : []),
    ]);
    expect(refused.filter((words) => words.startsWith('There is no 21:03 PM'))).toHaveLength(1);
    expect(draft).not.toContain('21:03 PM');
    expect(at(draft, '21:03')).toHaveLength(2);
  });
});
