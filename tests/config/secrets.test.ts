import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadSettings, readConfig } from '../../src/config';

const folder = mkdtempSync(join(tmpdir(), 'firelog-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secrets = ['xoxb-1-hush', 'xapp-1-A0-hush', 'xoxp-1-hush', 'c0ffeec0ffeec0ffeec0ffeec0ffeec0'];
const settings = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_API_URL',
  'PORT',
  'PLAYGROUND_PORT',
  'PLAYGROUND_HOST',
  'DATABASE_URL',
  'FIRELOG_CONFIG',
  'FIRELOG_TIMEZONE',
  'LOG_LEVEL',
];

/** Everything that is complained about; nothing where the settings can be used. */
function complaints(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    return error.message;
  }
}

describe('a secret in the wrong place', () => {
  test.each(settings)('is not repeated when it stands in %s', (setting) => {
    const said = secrets.flatMap((secret) => [
      complaints({ [setting]: secret }),
      complaints({ [setting]: ` "${secret}" ` }),
      complaints({ [setting]: `https://${secret}@slack.com/ ${secret}` }),
    ]);
    expect(said.join('')).not.toBe('');
    expect(said.join('\n')).not.toMatch(/hush|c0ffee/);
  });

  test.each([
    ['as a setting', (secret: string) => `${secret}: x\n`],
    [
      'as a value',
      (secret: string) => `zone: ${secret}\nteams: ${secret}\nemoji: {detected: "${secret} "}\n`,
    ],
    ['in what is not YAML', (secret: string) => `zone: "a" "${secret}"\n  - *${secret}\n`],
  ])('is not repeated when it stands in the file %s', (_, yaml) => {
    for (const secret of secrets) {
      const path = join(folder, 'firelog.yaml');
      writeFileSync(path, yaml(secret));
      const said = complaints({ FIRELOG_CONFIG: path });
      expect(said).toContain('FIRELOG_CONFIG');
      expect(said).not.toMatch(/hush|c0ffee/);
    }
  });

  test('is refused and not repeated when it is a password in an address', () => {
    for (const given of [
      'https://me:hush@proxy.example/api/',
      'https://hush@proxy.example/',
      'ftp://me:hush@x/',
    ]) {
      expect(complaints({ SLACK_API_URL: given })).toMatch(
        /^SLACK_API_URL (?:holds a name or a password|is “ftp)/,
      );
      expect(complaints({ SLACK_API_URL: given })).not.toContain('hush');
    }
    expect(complaints({ DATABASE_URL: 'postgres://me:hush@db/firelog' })).not.toContain('hush');
  });
});
