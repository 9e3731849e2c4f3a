import { withDate } from '../../../src/slack/web-api/response-date';

const date = 'Wed, 08 Nov 2023 12:05:10 GMT';
const millis = Date.parse(date);

test.each([
  ['{"ok":true}', { ok: true }],
  [' {\n "ok": true }', { ok: true }],
  ['{}', {}],
  ['{ }', {}],
])('the date of an answer stands among its members: %s', (body, members) => {
  expect(JSON.parse(withDate(body, date))).toEqual({ answer_date: millis, ...members });
});

test.each([null, '', 'soon'])('an answer without a date stays as it is: %s', (none) => {
  expect(withDate('{"ok":true}', none)).toBe('{"ok":true}');
});
