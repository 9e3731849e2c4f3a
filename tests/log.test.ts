import { WebAPIHTTPError, WebAPIPlatformError } from '@slack/web-api';
import Database from 'better-sqlite3';
import { openLog, traceOf } from '../src/log';

const secrets = {
  'a bot token': 'xoxb-1234567890-hushHUSHhush',
  'an app token': 'xapp-1-A0123-99-hushhush',
  'a token that is rotated': 'xoxe.xoxb-1-hushHUSHhush',
  'a signing secret': '0123456789abcdef0123456789abcdef',
};

/** What is written into a log of this level. */
function written(level: string, write: (log: ReturnType<typeof openLog>) => void): string {
  const lines: string[] = [];
  write(openLog(level, { write: (line) => lines.push(line) }));
  return lines.join('');
}

/** An error as some library throws it that quotes what it was given. */
function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}

const quoting: readonly (readonly [string, unknown, RegExp])[] = [
  ['JSON that does not read', thrownBy(() => JSON.parse('{"text": swordfish}')), /is not valid JSON/],
  [
    'long JSON that does not read',
    thrownBy(() => JSON.parse(`{"text":\n "${'swordfish '.repeat(50)}\u0001"}`)),
    /Bad control character/,
  ],
  [
    'a page in Slack’s place',
    new WebAPIPlatformError({ ok: false, error: '<html>swordfish</html>' }),
    /none of Slack’s/,
  ],
  [
    'a sentence in Slack’s place',
    new WebAPIPlatformError({ ok: false, error: 'upstream said swordfish' }),
    /none of Slack’s/,
  ],
  [
    'what came along with an error code',
    new WebAPIPlatformError({
      ok: false,
      error: 'invalid_blocks',
      response_metadata: { messages: ['swordfish'] },
    }),
    /An API error occurred: invalid_blocks/,
  ],
  [
    'the body of an answer',
    new WebAPIHTTPError(500, 'x', { etag: 'swordfish' }, 'swordfish'),
    /statusCode = 500/,
  ],
  ['an address', thrownBy(() => new URL('swordfish')), /ERR_INVALID_URL/],
  [
    'something in its cause',
    new Error('it failed', { cause: thrownBy(() => JSON.parse('swordfish')) }),
    /it failed.*is not valid JSON/s,
  ],
  [
    'something in one of many errors',
    new AggregateError([thrownBy(() => JSON.parse('swordfish'))], 'all failed'),
    /all failed.*is not valid JSON/s,
  ],
  ['a thing that is no error', { text: 'swordfish' }, /no error/],
];

describe('the log', () => {
  test.each(Object.entries(secrets))(
    'holds no trace of %s, at whatever level and wherever it stood',
    (_, secret) => {
      for (const level of ['trace', 'debug', 'info', 'error']) {
        const lines = written(level, (log) => {
          log.error(
            { error: new Error(`refused ${secret}`), secret, deep: { [secret]: [secret] } },
            `with ${secret}`,
          );
          log.error({ error: new Error('it failed', { cause: new Error(secret) }) }, 'Once more');
          log.error(`alone ${secret}`);
        });
        expect(lines).toContain('Once more');
        expect(lines).not.toMatch(/hush|abcdef/i);
      }
    },
  );

  test.each(quoting)('above debug says of an error what went wrong without %s', (_, error, said) => {
    const lines = written('info', (log) => log.error({ error }, 'A request failed'));
    expect(lines).toMatch(said);
    expect(lines).not.toContain('swordfish');
    expect(traceOf(error)).toMatch(said);
    expect(traceOf(error)).not.toContain('swordfish');
  });

  test('above debug cuts what others log in one piece', () => {
    const lines = written('warn', (log) => {
      log.warn({}, `Malformed request body: ${String(quoting[0]?.[1])}`);
      log.error({}, `Failed to retrieve a new WSS URL (error: ${String(quoting[2]?.[1])})`);
      log.error({}, `Failed to retrieve a new WSS URL (error: An API error occurred: not_authed)`);
      log.error({}, `x${' and so on'.repeat(100)} swordfish`);
    });
    expect(lines).not.toContain('swordfish');
    expect(lines).toContain('An API error occurred: not_authed)');
    expect(lines.split('\n').every((line) => line.length < 500)).toBe(true);
  });

  test('says where an error comes from, and follows causes that go in a circle no further than it must', () => {
    const error = new Error('it failed');
    error.cause = error;
    const lines = written('info', (log) => log.error({ error }, 'A request failed'));
    expect(JSON.parse(lines)).toMatchObject({
      error: {
        type: 'Error',
        message: 'it failed',
        stack: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
      },
    });
    expect(traceOf(error).match(/it failed/g)).toHaveLength(5);
  });

  test('holds at debug what whoever looks for a mistake needs', () => {
    const lines = written('debug', (log) => log.error({ error: quoting[4]?.[1] }, 'A request failed'));
    expect(lines).toContain('swordfish');
  });
});

test('an error of SQLite is told as what it is', () => {
  const error = thrownBy(() => new Database(':memory:').prepare('select missing'));
  const line = JSON.parse(written('info', (log) => log.error({ error }, 'Job given up')));
  expect(line.error).toMatchObject({
    type: 'SqliteError',
    code: 'SQLITE_ERROR',
    message: 'no such column: missing',
  });
  expect(line.error.stack.length).toBeGreaterThan(0);
});
