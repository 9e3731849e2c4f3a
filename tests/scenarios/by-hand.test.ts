import { findings, section } from './draft-parts';
import { type Change, changing, playOut } from './play-out';

/*
 * The published postmortems of these incidents got things wrong. The same stories, with the same mistakes typed by
 * hand: the draft's own check names each of them.
 */

async function checked(name: string, changes: readonly Change[]): Promise<string> {
  return (await playOut(name, { rewrite: changing(changes) })).draft;
}

test('times in another zone than the one nobody confirmed are an error', async () => {
  const draft = await checked('rc-api-deploy', [['note 11:26 GMT', 'note 12:26 CET']]);
  expect(section(draft, 'Timeline')).toContain('- **11:26** The outage began');
  expect(findings(draft)).toContain('T03 error');
  expect(section(draft, 'Before you publish')).toContain('times were typed in CET');
});

test('confirming the zone settles that', async () => {
  const draft = await checked('rc-api-deploy', [
    ['note 11:26 GMT', 'note 12:26 CET'],
    ['status resolved', 'zone Europe/London'],
  ]);
  expect(findings(draft)).not.toContain('T03 error');
});

test('a postmortem without a cause is an error', async () => {
  const cause =
    'A code change misconfigured one API integration, which led to an error loop and a cascading failure';
  const draft = await checked('api-integration', [[`"Root cause": "${cause}",`, '']]);
  expect(findings(draft)).toContain('S03 error');
  expect(section(draft, 'Issue summary')).toContain('**Root cause**: None recorded');
});

test('an incident without a start and an end is one error for each, and its durations are unknown', async () => {
  const draft = await checked('traffic-surge', [
    ['start sev2 --at 13:30', 'start sev2'],
    ['checkered_flag', 'pushpin'],
    ['status resolved', 'status monitoring'],
  ]);
  expect(findings(draft).filter((finding) => finding === 'S05 error')).toHaveLength(2);
  expect(section(draft, 'Issue summary')).toContain(
    '**Start**: None recorded\n- **End**: None recorded\n- **Zone**: UTC (UTC+00:00)\n- **Duration**: unknown',
  );
});

test('tasks without an owner and a day are a warning each', async () => {
  const draft = await checked('api-integration', [
    [' @tomas due 2023-08-25', ''],
    [' due 2023-09-01', ''],
  ]);
  expect(section(draft, 'Before you publish')).toMatch(
    /F1 has no owner and no due date.*\n.*F2 has no due date/,
  );
});
