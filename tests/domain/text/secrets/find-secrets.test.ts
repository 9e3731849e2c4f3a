import { findSecrets } from '../../../../src/domain/text/secrets/find-secrets';
import { maskedText } from '../../../../src/domain/text/secrets/masked';

// Put together here, so that nobody takes this file for a leak.
const letters = 'abcdefghijklmnopqrstuvwxyz';
const mixed = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0';
const hex = '0123456789abcdef0123456789abcdef';

const key = `-----BEGIN RSA ${'PRIVATE'} KEY-----\nMIIEpAIBAAKCAQEA7bq1\nQ2h5dGVzdA==\n-----END RSA ${'PRIVATE'} KEY-----`;

const secrets: readonly (readonly [string, string])[] = [
  ['rotated the key AKIAIOSFODNN7EXAMPLE', 'rotated the key AKIA…[masked]'],
  ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'aws_secret_access_key = [masked]'],
  ['AKIAIOSFODNN7EXAMPLE / wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'AKIA…[masked] / [masked]'],
  [`AIza${mixed.slice(0, 35)} leaked`, 'AIza…[masked] leaked'],
  [
    `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${mixed}==`,
    'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=[masked]',
  ],
  [`https://a.example/c?sv=1&sig=${mixed}`, 'https://a.example/c?sv=1&sig=[masked]'],
  [`xoxb-123456789012-${mixed}`, 'xoxb…[masked]'],
  [`xapp-1-A01-${mixed}`, 'xapp…[masked]'],
  [`xoxe.xoxp-1-${mixed}`, 'xoxe…[masked]'],
  [`https://hooks.slack.com/services/T0A/B0B/${mixed}`, 'https://hooks.slack.com/services/[masked]'],
  [`ghp_${mixed.slice(0, 36)}`, 'ghp…[masked]'],
  [`github_pat_${mixed}`, 'gith…[masked]'],
  [`glpat-${mixed.slice(0, 20)}`, 'glpa…[masked]'],
  [`sk_live_${mixed}`, 'sk…[masked]'],
  [`SK${hex}`, 'SK…[masked]'],
  [`SG.${mixed.slice(0, 22)}.${mixed}`, 'SG…[masked]'],
  [`npm_${mixed.slice(0, 36)}`, 'npm…[masked]'],
  [`pypi-${mixed}${mixed}`, 'pypi…[masked]'],
  [`sk-ant-api03-${mixed}`, 'sk…[masked]'],
  [`sk-proj-${mixed}`, 'sk…[masked]'],
  [`hvs.${mixed}`, 'hvs…[masked]'],
  [`the JWT is eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${mixed}.`, 'the JWT is eyJ…[masked].'],
  [`Authorization: Bearer ${mixed}`, 'Authorization: Bearer [masked]'],
  ['curl -u admin:hunter2 https://a.example', 'curl -u admin:[masked] https://a.example'],
  [key, '[masked]'],
  [`it says ${key}, look`, 'it says [masked], look'],
  ['postgres://admin:s3cr3t@db.internal/orders', 'postgres://admin:[masked]@db.internal/orders'],
  ['redis://:p@ss@cache:6379', 'redis://:[masked]@cache:6379'],
  ['password is hunter2 oops', 'password is [masked] oops'],
  ['Password: hunter2.', 'Password: [masked].'],
  ['the db password was changed to Tr0ub4dor&3', 'the db password was changed to [masked]'],
  ['passwd=letmein', 'passwd=[masked]'],
  ['DB_PASSWORD="correct horse 9"', 'DB_PASSWORD="[masked]"'],
  ['{"token": "9f86d081884c7d65"}', '{"token": "[masked]"}'],
  ['pin is 471133', 'pin is [masked]'],
  ['mysql --password hunter2 -h db', 'mysql --password [masked] -h db'],
  ['client_secret=abcd1234efgh', 'client_secret=[masked]'],
];

const others: readonly string[] = [
  'password is wrong',
  'the password is too short',
  'password: reset',
  'token expired at 10:42',
  'token: expired',
  'token is valid for 3600s',
  'the token lasts 15min',
  'api key was rotated yesterday',
  'secret: none',
  'password = process.env.DB_PASSWORD',
  'token: $DEPLOY_TOKEN_2024',
  'postgres://admin:***@db.internal/orders',
  'https://db.internal:8443/path@home',
  'compass: north12345',
  'the password is base64-encoded',
  'commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b rolled back',
  'id 123e4567-e89b-12d3-a456-426614174000',
  'INC-7 is about the sk-learn-pipeline-for-the-recommendations',
  `see ${letters}${letters}`,
  'pass: 1200 tests, fail: 3',
  '2024-05-06 10:42:30 mail.example.com ana@example.com',
];

describe('what looks like a secret', () => {
  test.each(secrets)('is masked, and what is known of its kind stays: %s', (text, shown) => {
    expect(maskedText(text)).toBe(shown);
    expect(findSecrets(shown)).toEqual([]);
  });

  test.each(others)('is not: %s', (text) => {
    expect(maskedText(text)).toBe(text);
  });

  test('is shown where somebody said that it is none', () => {
    const shown = new Set(['hunter2']);
    expect(maskedText('password is hunter2', shown)).toBe('password is hunter2');
    expect(maskedText('password is hunter3', shown)).toBe('password is [masked]');
  });
});
