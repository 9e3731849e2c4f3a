import { lintMarkdown } from '../../../src/documents/lint/lint';

/* The five published postmortems in words of our own, with what they got wrong, as somebody writes them by hand. */

function found(text: string): readonly string[] {
  return lintMarkdown(text).map(({ id, severity, line }) => `${line} ${id} ${severity}`);
}

test('API errors after a deployment: another window, an impossible time, no zone, no task', () => {
  const text = `# API errors

## Summary
The RC APIs were down from 07:00 to 10:30. 80 % of the traffic was affected.

## Timeline
- 21:03 PM: a deployment was pushed
- 11:26 Outage begins, pagers alert the teams
- 11:54 A rollback fails
- 12:15 A second rollback works
- 12:19 Servers restart
- 12:58 All traffic is back

## Root cause
The release held SQL syntax errors.

## Resolution
The configuration was rolled back.

## Improvements
- Test before upload

## Tasks
`;
  expect(found(text)).toEqual(['4 S01 error', '4 S02 error', '7 T04 warn', '8 T03 error', '23 A01 error']);
});

test('a web stack outage: no cause', () => {
  const text = `# Web stack outage
## Summary
Start: 2023-08-11 08:00 UTC
End: 2023-08-11 11:30 UTC
Duration: 210 minutes

## Timeline
* **08:00** Monitoring alerts on server errors
* **11:30** The code change is reverted: resolved

## Root cause
TBD

## Resolution
The change was reverted.
`;
  expect(found(text)).toEqual(['11 S03 error']);
});

test('a production server down: about 4 hours, no start and end, no zone, a lack of communication', () => {
  const text = `Issue Summary
=============
The software was unusable; the outage lasted about 4 hours.

Timeline
--------
1. 13:30 - outage starts, a customer reports the first error
2. 13:45 - taken to be a bug in the code
3. 15:00 - the server crashes
4. 15:30 - everything is back

**Root cause**

There was a lack of communication. The engineer forgot the limit.

**Resolution**

A temporary fix.
`;
  expect(found(text)).toEqual(['1 S05 error', '1 S05 error', '3 S02 error', '7 T03 error', '14 L03 warn']);
});

test('a site that returned 500s: two minutes off, no detection, “1: 55 PM”', () => {
  const text = `# Outage

## Issue summary

| What | When |
| --- | --- |
| Start | 11:19 IST |
| End | 14:25 IST |

## Timeline (IST)

| Time | Event |
| --- | --- |
| 11:05 | Configuration pushed |
| 11:15 | Outage begins |
| 12:02 | Rolling back fails |
| 13:45 | A manifest runs |
| 1: 55 PM | Servers restart |
| 14:23 | All services are restored |

## Root cause and resolution

A misspelt file name. A manifest put it right.
`;
  expect(found(text)).toEqual(['1 D01 error', '7 S01 error', '7 S02 warn', '18 T04 warn']);
});

test('a website down: an end of 17:00, an escalation without a time, tasks that nobody owns', () => {
  const text = `# Website down

## Summary
- **Start:** 2023-11-08 15:00 EAT
- **End:** 2023-11-08 17:00 EAT

## Timeline
- **15:00** Impact started, monitoring alerted operations
- **16:30** Fix deployed
- **16:45** Fully back: resolved

## Escalations
- Operations to development, because the cause is in the code

## Root cause
A memory leak.

## Resolution
The leak was mended.

## Action items
- [ ] Review the code
- [ ] Automated leak tests
- [ ] Finer metrics (Ana Ruiz, due 2023-12-01)
- [x] Training
`;
  expect(found(text)).toEqual(['4 S01 error', '4 S02 error', '13 E02 error', '22 A03 warn']);
  const [tasks] = lintMarkdown(text).filter(({ id }) => id === 'A03');
  expect(tasks?.sentence).toBe(
    'The tasks on lines 22 and 23 have no owner and no due date. Write both behind it: (Ana Ruiz, due 2026-12-01).',
  );
});
