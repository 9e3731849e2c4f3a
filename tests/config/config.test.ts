import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownTemplates } from '../../src/app/documents/templates';
import { BadSettings, readConfig } from '../../src/config';
import { defaultRoles } from '../../src/domain/role';
import { defaultSeverities } from '../../src/domain/severity';
import { minute } from '../../src/domain/time/instant';

const folder = mkdtempSync(join(tmpdir(), 'firelog-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('without any setting', () => {
  test('runs in the playground with everything at its usual value', () => {
    expect(readConfig({})).toEqual({
      slackApiUrl: 'https://slack.com/api/',
      slackPatience: 600,
      templates: ownTemplates,
      port: 3000,
      playgroundHost: '127.0.0.1',
      playgroundPort: 3001,
      databaseUrl: 'sqlite:data/firelog.db',
      logLevel: 'info',
      settings: {
        command: 'incident',
        announcements: 'incidents',
        zone: 'UTC',
        emoji: {
          entry: 'pushpin',
          'impact started': 'red_circle',
          detected: 'rotating_light',
          mitigated: 'adhesive_bandage',
          resolved: 'checkered_flag',
          assumption: 'crystal_ball',
          confirmed: 'white_check_mark',
          'ruled out': 'x',
          escalation: 'sos',
          'root cause': 'dart',
          'follow-up': 'fast_forward',
        },
        furtherEmoji: {},
        answerEmoji: 'memo',
        severities: defaultSeverities,
        roles: defaultRoles,
        responders: [],
        respondersBySeverity: {},
        channel: { name: 'inc-{number}-{slug}', isRenamed: false, welcome: {} },
        retention: { members: 365, givenUpJobs: 30 },
        pictures: { most: 100, largest: 5_000_000, hosts: [] },
        promises: {
          'next update': { sev1: 30 * minute, sev2: 60 * minute },
          silence: { sev1: 45 * minute, sev2: 45 * minute, sev3: 45 * minute },
          quietHours: { from: 22 * 60, to: 8 * 60 },
          areTasksAsked: true,
          acknowledgement: 5 * minute,
          lead: 5 * minute,
          resolution: 120 * minute,
          closing: 24 * 60 * minute,
          publication: 5 * 24 * 60 * minute,
          review: 3 * 24 * 60 * minute,
        },
        digest: { weekday: 1, hour: 9 },
        respondersInPrivate: false,
        respondersInDrills: false,
        updates: { alsoToChannel: [], followers: {} },
        teams: {},
        fields: [],
        services: [],
        ladders: {},
        foreignMarks: false,
        template: { byDefault: 'postmortem', bySeverity: {} },
        earlierWordings: false,
        canvases: true,
        usesDeclarersZone: true,
      },
    });
  });

  test('reads a blank variable as one that is not set', () => {
    const blank = Object.fromEntries(
      ['SLACK_BOT_TOKEN', 'PORT', 'DATABASE_URL', 'LOG_LEVEL', 'FIRELOG_CONFIG', 'FIRELOG_TIMEZONE'].map(
        (name) => [name, '  '],
      ),
    );
    expect(readConfig(blank)).toEqual(readConfig({}));
  });
});

describe('the environment', () => {
  test('reads every variable', () => {
    const config = readConfig({
      SLACK_BOT_TOKEN: ' xoxb-1-abc ',
      SLACK_APP_TOKEN: 'xapp-1-abc',
      SLACK_API_URL: 'http://127.0.0.1:4000/api',
      DATABASE_URL: 'sqlite:/var/lib/firelog.db',
      FIRELOG_TIMEZONE: 'africa/nairobi',
      PORT: '0',
      PLAYGROUND_PORT: '65535',
      PLAYGROUND_HOST: '0.0.0.0',
      LOG_LEVEL: 'debug',
    });
    expect(config).toMatchObject({
      slack: { botToken: 'xoxb-1-abc', appToken: 'xapp-1-abc' },
      slackApiUrl: 'http://127.0.0.1:4000/api/',
      databaseUrl: 'sqlite:/var/lib/firelog.db',
      port: 0,
      playgroundPort: 65535,
      playgroundHost: '0.0.0.0',
      logLevel: 'debug',
      settings: { zone: 'Africa/Nairobi' },
    });
  });

  test('is reached over HTTP with a signing secret and no app token', () => {
    const env = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_SIGNING_SECRET: '0123456789abcdef' };
    expect(readConfig(env).slack).toEqual({ botToken: 'xoxb-1-abc', signingSecret: '0123456789abcdef' });
  });

  test('connects by Socket Mode where there is an app token as well', () => {
    const env = { ...token, SLACK_SIGNING_SECRET: '0123456789abcdef' };
    expect(readConfig(env).slack).toEqual({ botToken: 'xoxb-1-abc', appToken: 'xapp-1-abc' });
  });

  const token = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_APP_TOKEN: 'xapp-1-abc' };
  test.each<[string, NodeJS.ProcessEnv, string]>([
    [
      'a bot token without an app token',
      { SLACK_BOT_TOKEN: 'xoxb-1-abc' },
      'SLACK_APP_TOKEN is not set. Set it to the token that begins with xapp-, or set SLACK_SIGNING_SECRET to be reached over HTTP.',
    ],
    [
      'an app token without a bot token',
      { SLACK_APP_TOKEN: 'xapp-1-abc' },
      'SLACK_BOT_TOKEN is not set. Set it to the token that begins with xoxb-.',
    ],
    [
      'a signing secret without a bot token',
      { SLACK_SIGNING_SECRET: '0123456789abcdef' },
      'SLACK_BOT_TOKEN is not set. Set it to the token that begins with xoxb-.',
    ],
    [
      'something else for a signing secret',
      { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_SIGNING_SECRET: 'hunter2' },
      'SLACK_SIGNING_SECRET is not the signing secret of an app. Copy it from “Basic Information”.',
    ],
    [
      'the two tokens in each other’s place',
      { ...token, SLACK_BOT_TOKEN: 'xapp-1-abc' },
      'SLACK_BOT_TOKEN holds a token of the kind xapp-…. It must be the token that begins with xoxb-.',
    ],
    [
      'a token of a person',
      { ...token, SLACK_BOT_TOKEN: 'xoxp-1-abc' },
      'SLACK_BOT_TOKEN holds a token of the kind xoxp-…. It must be the token that begins with xoxb-.',
    ],
    [
      'no more than the beginning of a token',
      { ...token, SLACK_APP_TOKEN: 'xapp-' },
      'SLACK_APP_TOKEN holds xapp- alone. It must be the token that begins with xapp-.',
    ],
    [
      'something else for a token',
      { ...token, SLACK_APP_TOKEN: 'hunter2' },
      'SLACK_APP_TOKEN holds something that is no Slack token. It must be the token that begins with xapp-.',
    ],
    [
      'an address that is none',
      { SLACK_API_URL: 'slack.com/api' },
      'SLACK_API_URL is “slack.com/api”. It must be a web address, such as https://slack.com/api/.',
    ],
    [
      'an address of another kind',
      { SLACK_API_URL: 'ftp://slack.com/' },
      'SLACK_API_URL is “ftp://slack.com/”. It must be a web address, such as https://slack.com/api/.',
    ],
    [
      'a port in words',
      { PORT: 'http' },
      'PORT is “http”. It must be a number from 0 to 65535, such as 3000.',
    ],
    [
      'a port that is too high',
      { PLAYGROUND_PORT: '65536' },
      'PLAYGROUND_PORT is “65536”. It must be a number from 0 to 65535, such as 3001.',
    ],
    [
      'a host that can be none',
      { PLAYGROUND_HOST: 'http://here' },
      'PLAYGROUND_HOST is “http://here”. It must be an address or a name of this machine, such as 0.0.0.0 for all of them.',
    ],
    ['a port below zero', { PORT: '-1' }, 'PORT is “-1”. It must be a number from 0 to 65535, such as 3000.'],
    [
      'a log level that there is not',
      { LOG_LEVEL: 'verbose' },
      'LOG_LEVEL is “verbose”. It must be one of trace, debug, info, warn, error, fatal, silent.',
    ],
    [
      'a zone that there is not',
      { FIRELOG_TIMEZONE: 'Africa/Nairoby' },
      'FIRELOG_TIMEZONE is “Africa/Nairoby”. There is no time zone "Africa/Nairoby". Did you mean Africa/Nairobi?',
    ],
  ])('refuses %s', (_, env, sentence) => {
    const [mistake, ...more] = mistakesIn(env);
    expect(mistake).toContain(sentence);
    expect(more).toEqual([]);
  });

  test.each(['mysql://firelog:hunter2@db/firelog', 'sqlite:', 'data/firelog.db'])(
    'refuses the database %s without repeating a password',
    (given) => {
      const [mistake, ...more] = mistakesIn({ DATABASE_URL: given });
      expect(mistake).toMatch(/^DATABASE_URL begins with “.+”\. It must be sqlite:<path>/);
      expect(mistake).not.toContain('hunter2');
      expect(more).toEqual([]);
    },
  );

  test('never repeats what was given for a token', () => {
    const secrets = { SLACK_BOT_TOKEN: 'xoxp-hunter1', SLACK_SIGNING_SECRET: 'hunter2' };
    expect(mistakesIn(secrets)).toHaveLength(2);
    expect(mistakesIn(secrets).join()).not.toContain('hunter');
  });

  test('says every mistake at once', () => {
    expect(mistakesIn({ PORT: 'x', LOG_LEVEL: 'x', DATABASE_URL: 'x', SLACK_BOT_TOKEN: 'x' })).toHaveLength(
      5,
    );
  });
});

describe('the file', () => {
  test('reads every key', () => {
    const { settings } = readConfig(
      file(`
command: /fire
announcements: "#outages"
zone: Europe/London
emoji: { entry: ":round_pushpin:", answer: ":pencil:" }
severities: { sev4: cosmetic }
responders: [U012AB3CD]
responders_in_private: true
responders_in_drills: true
channel: { name: "#störung-{number}", rename: true, archive_after_days: 14, welcome: { default: { text: hello } } }
teams: { payments: [W1, U2], on call: [] }
foreign_marks: true
earlier wordings: true
retention: { members: 90, given_up_jobs: 7, pictures: 30 }
pictures: { most: 20, largest: 0.5, hosts: ["files.proxy.example:8443"] }
`),
    );
    expect(settings).toMatchObject({
      command: 'fire',
      announcements: 'outages',
      zone: 'Europe/London',
      answerEmoji: 'memo',
      responders: ['U012AB3CD'],
      respondersInPrivate: true,
      respondersInDrills: true,
      foreignMarks: true,
      earlierWordings: true,
      retention: { members: 90, givenUpJobs: 7, pictures: 30 },
      pictures: { most: 20, largest: 500_000, hosts: ['files.proxy.example:8443'] },
      channel: {
        name: 'störung-{number}',
        isRenamed: true,
        archiveAfter: 14 * 24 * 60 * minute,
        welcome: {},
        usualWelcome: { text: 'hello', links: {} },
      },
      teams: { payments: ['W1', 'U2'], 'on call': [] },
    });
    expect(settings.emoji).toMatchObject({ entry: 'round_pushpin', detected: 'rotating_light' });
    expect(settings.severities.map(({ text }) => text)).toEqual([
      ...defaultSeverities.slice(0, 3).map(({ text }) => text),
      'cosmetic',
    ]);
  });

  test('says who is brought in and what is said by severity, under whichever of its names', () => {
    const { settings } = readConfig(
      file(`
responders: { all: [U1], SEV-1: [U2, U3] }
channel:
  archive_after_days: off
  welcome:
    sev_1:
      text: Open the bridge.
      links: { Bridge: "https://meet.example.com/fire" }
`),
    );
    expect(settings.responders).toEqual(['U1']);
    expect(settings.respondersBySeverity).toEqual({ sev1: ['U2', 'U3'] });
    expect(settings.channel).toEqual({
      name: 'inc-{number}-{slug}',
      isRenamed: false,
      welcome: { sev1: { text: 'Open the bridge.', links: { Bridge: 'https://meet.example.com/fire' } } },
    });
  });

  test('refuses severities of responders and of welcomes that there are not, each in a sentence', () => {
    expect(
      mistakesIn(
        file('responders: { P1: [U1] }\nchannel: { welcome: { all: { text: x }, P2: { text: x } } }'),
      ),
    ).toEqual([
      'FIRELOG_CONFIG: responders: there is no severity “P1”. There are sev1, sev2, sev3, sev4.',
      'FIRELOG_CONFIG: channel.welcome: there is no severity “all”. There are sev1, sev2, sev3, sev4.',
      'FIRELOG_CONFIG: channel.welcome: there is no severity “P2”. There are sev1, sev2, sev3, sev4.',
    ]);
  });

  test('says everything that is wrong with the pattern of names at once', () => {
    const env = file('channel: { name: "Fire {id}.{slug}{slug}" }');
    const place = `FIRELOG_CONFIG: ${env.FIRELOG_CONFIG}: channel.name`;
    expect(mistakesIn(env)).toEqual([
      `${place} holds {id}, which stands for nothing. There are {number}, {slug}, {severity}, {date}, {service}.`,
      `${place} holds {slug} twice. Write it once.`,
      `${place} holds “F .”. Slack takes small letters, digits, - and _ in the name of a channel.`,
    ]);
  });

  test('says after how long what somebody owes is asked for, or that it never is', () => {
    const promises = (text: string) => readConfig(file(text)).settings.promises;
    expect(
      promises(
        'promises: { next_update: { sev-3: 20, sev1: off }, closing: off, resolution: 30, silence: off, review: 1440, publication: off }',
      ),
    ).toEqual({
      'next update': { sev3: 20 * minute },
      silence: {},
      quietHours: { from: 22 * 60, to: 8 * 60 },
      areTasksAsked: true,
      acknowledgement: 5 * minute,
      lead: 5 * minute,
      resolution: 30 * minute,
      review: 1_440 * minute,
    });
    expect(promises('promises: { next_update: off }')['next update']).toEqual({});
    expect(promises('promises: { tasks: off }').areTasksAsked).toBe(false);
    expect(promises('promises: { tasks: false }').areTasksAsked).toBe(false);
    expect(promises('severities: [{ name: P1 }, { name: P2 }, { name: P3 }]')['next update']).toEqual({
      P1: 30 * minute,
      P2: 60 * minute,
    });
    expect(promises('severities: [{ name: all }]')['next update']).toEqual({ all: 30 * minute });
    expect(promises('promises: { quiet_hours: off }').quietHours).toBeUndefined();
    expect(promises('promises: { quiet_hours: 19:30 - 7:00 }').quietHours).toEqual({ from: 1170, to: 420 });
    expect(promises('severities: [{ name: all }]').silence).toEqual({});
    expect(promises('severities: [{ name: P1 }, { name: P2 }]').silence).toEqual({ P1: 45 * minute });
    expect(promises('promises: { silence: { Sev1: 20, sev4: off } }').silence).toEqual({ sev1: 20 * minute });
    expect(Object.values(promises('promises: { silence: 90 }').silence)).toEqual(
      [90, 90, 90, 90].map((each) => each * minute),
    );
  });

  test('says with which template drafts are written, for all incidents or by severity', () => {
    const choice = (yaml: string) => readConfig(file(yaml)).settings.template;
    expect(choice('template: sre')).toEqual({ byDefault: 'sre', bySeverity: {} });
    expect(choice('template: { SEV-3: lite, sev4: lite }')).toEqual({
      byDefault: 'postmortem',
      bySeverity: { sev3: 'lite', sev4: 'lite' },
    });
    expect(choice('template: { default: learning, sev1: pagerduty }')).toEqual({
      byDefault: 'learning',
      bySeverity: { sev1: 'pagerduty' },
    });
  });

  test.each([
    ['template: srr', 'FIRELOG_CONFIG: template: there is no template “srr”; the nearest is “sre”.'],
    [
      'template: { sev3: nothing-like-it }',
      'template.sev3: there is no template “nothing-like-it”; there are atlassian, external, five-whys, learning, lite, pagerduty, postmortem, sre.',
    ],
    [
      'template: { sev9: lite }',
      'FIRELOG_CONFIG: template: there is no severity “sev9”. There are sev1, sev2, sev3, sev4.',
    ],
    ['template: { default: Lite }', 'template.default: there is no template “Lite”; the nearest is “lite”.'],
    ['template: [lite]', 'Name one, such as sre, or one by severity: { default: postmortem, sev3: lite }.'],
    ['template: 7', 'template: names no template. Name one, such as sre'],
  ])('of templates: %s', (yaml, sentence) => {
    expect(mistakesIn(file(yaml)).join('\n')).toContain(sentence);
  });

  test('says of which severities more people hear', () => {
    const yaml = 'updates: { also_to_channel: [sev-1], followers: { SEV2: [U012AB3CD, S012AB3CD] } }';
    expect(readConfig(file(yaml)).settings.updates).toEqual({
      alsoToChannel: ['sev1'],
      followers: { sev2: ['U012AB3CD', 'S012AB3CD'] },
    });
  });

  test.each([
    [
      'promises: { next_update: { sev9: 5 } }',
      'FIRELOG_CONFIG: promises.next_update: there is no severity “sev9”. There are sev1, sev2, sev3, sev4.',
    ],
    [
      'promises: { silence: { sev9: 5 } }',
      'FIRELOG_CONFIG: promises.silence: there is no severity “sev9”. There are sev1, sev2, sev3, sev4.',
    ],
    [
      'promises: { quiet_hours: night }',
      'promises.quiet_hours: must be from when to when, such as 22:00-08:00, or off.',
    ],
    ['promises: { quiet_hours: 22:00-24:00 }', 'such as 22:00-08:00'],
    ['promises: { quiet_hours: 8:00-8:00 }', 'such as 22:00-08:00'],
    [
      'follow_ups: { digest: a channel }',
      'follow_ups.digest is not the name of a channel, such as incidents, nor off.',
    ],
    ['follow_ups: { day: mon }', 'follow_ups.day'],
    ['follow_ups: { hour: 24 }', 'follow_ups.hour'],
    ['follow_ups: { weekly: on }', 'There are digest, day, hour.'],
    ...['promises: { closing: soon }', 'promises: { closing: 0 }', 'promises: { closing: 50000 }'].map(
      (text) => [text, 'promises.closing: must be a number of minutes, such as 30, and at most 43200'],
    ),
    [
      'promises: { next_update: often }',
      'promises.next_update: must be minutes for each severity, such as sev1: 30, or off.',
    ],
    ['promises: { next_update: { sev1: often } }', 'promises.next_update: must be minutes for each severity'],
    ['promises: { tasks: maybe }', 'promises.tasks: must be on or off.'],
    ['promises: { silence: [45] }', 'promises.silence: must be a number of minutes, minutes for each'],
    [
      'promises: { update: 5 }',
      'There are next_update, acknowledgement, lead, tasks, resolution, closing, publication, review, quiet_hours, silence.',
    ],
    ['updates: { followers: { sev1: [ana] } }', 'is not the id of a person or a user group'],
    ['updates: { also_to_channel: [sev9] }', 'updates.also_to_channel: there is no severity “sev9”.'],
    ['updates: { follower: {} }', 'There are also_to_channel, followers.'],
    ['retention: { jobs: 5 }', 'There are members, given_up_jobs, pictures.'],
    ['pictures: { most: 0 }', 'pictures.most'],
    ['pictures: { largest: 51 }', 'pictures.largest'],
    ['pictures: { sizes: 5 }', 'there is no setting “sizes” in pictures. There are most, largest, hosts.'],
    ['pictures: { hosts: ["https://a.example"] }', 'pictures.hosts.0 is not the name of a host'],
    [
      'pictures: some',
      'pictures: must say how many and how large, such as { most: 100, largest: 5 }, or off.',
    ],
  ])('refuses %s', (text, sentence) => {
    expect(mistakesIn(file(text)).join()).toContain(sentence);
  });

  test.each(['off', 'false'])('keeps no pictures where it says %s', (off) => {
    expect(readConfig(file(`pictures: ${off}`)).settings.pictures).toBeUndefined();
    expect(readConfig(file('pictures: true\nretention: { pictures: off }')).settings).toMatchObject({
      pictures: { most: 100, largest: 5_000_000 },
      retention: { members: 365, givenUpJobs: 30 },
    });
  });

  test('says when and where open tasks are listed', () => {
    const listed = (yaml: string) => readConfig(file(yaml)).settings.digest;
    expect(listed('follow_ups: { digest: "#tasks", day: friday, hour: 15 }')).toEqual({
      ...{ channel: 'tasks', weekday: 5, hour: 15 },
    });
    expect(listed('follow_ups: { digest: off, hour: 0 }')).toEqual({ weekday: 1, hour: 0 });
  });

  test('takes ladders of people, groups and teams, and puts that of another team in its place', () => {
    const { teams, ladders } = readConfig(
      file(`
teams:
  dba: [U1, U2]
  payments:
    ladder:
      - { who: [U3, S012AB3CD], wait: 2.5 }
      - { who: DBA }
  checkout:
    ladder:
      - { who: U4 }
      - { who: payments, wait: 10 }
      - { who: [U5] }
`),
    ).settings;
    expect(teams).toEqual({ dba: ['U1', 'U2'], payments: ['U3'], checkout: ['U4', 'U5'] });
    const both = { to: [{ person: 'U3' }, { group: 'S012AB3CD', name: 'S012AB3CD' }], wait: 2.5 * minute };
    const dba = { to: [{ team: 'dba', people: ['U1', 'U2'] }] };
    expect(ladders).toEqual({
      payments: [both, { ...dba, wait: 5 * minute }],
      checkout: [
        { to: [{ person: 'U4' }], wait: 5 * minute },
        both,
        { ...dba, wait: 10 * minute },
        { to: [{ person: 'U5' }], wait: 5 * minute },
      ],
    });
  });

  test('waits for nobody after the last rung where answers are not asked for', () => {
    const yaml =
      'promises: { acknowledgement: off }\nteams: { a: { ladder: [{ who: U1, wait: 1 }, { who: U2 }] } }';
    expect(readConfig(file(yaml)).settings.ladders).toEqual({
      a: [{ to: [{ person: 'U1' }], wait: minute }, { to: [{ person: 'U2' }] }],
    });
  });

  test.each([
    [
      'a: { ladder: [{ who: sre }] }',
      'teams.a.ladder.0: “sre” is no team here, and no id of a person or a group',
    ],
    [
      'a: { ladder: [{ who: a }] }',
      'teams: “a” calls “a”, which has no end. Take one of them out of the ladder before.',
    ],
    [
      'a: { ladder: [{ who: b }] }, b: { ladder: [{ who: U1 }, { who: a }] }',
      'teams: “a” calls “b” calls “a”, which has no end.',
    ],
    ['a: { ladder: [] }', 'teams.a.ladder: '],
    ['a: { ladder: [{ who: [] }] }', 'teams.a.ladder.0.who names nobody.'],
    ['a: { ladder: [{ wait: 5 }] }', 'teams.a.ladder.0.who: names nobody.'],
    ['a: { ladder: [{ who: U1, wait: 0 }] }', 'teams.a.ladder.0.wait: '],
    ['a: { ladder: [{ who: U1, wait: 5m }] }', 'teams.a.ladder.0.wait: '],
    [
      'a: { ladder: [{ who: U1, after: 5 }] }',
      'there is no setting “after” in teams.a.ladder.0. There are who, wait.',
    ],
    [
      'a: { ladder: [{ who: U1 }], people: [U1] }',
      'there is no setting “people” in teams.a. There are ladder.',
    ],
    ['a: {}', 'teams.a.ladder: is no list of rungs, such as'],
    ['a: U1', 'teams.a: Invalid input: expected array, received string.'],
    ['b: [], a: { ladder: [{ who: b }] }', 'teams.a.ladder.0: nobody is in the team “b”.'],
    [
      'b: { ladder: [{ who: U1 }] }, a: { ladder: [{ who: [b, U2] }] }',
      'teams.a.ladder.0: “b” has a ladder of its own and stands beside others. Give it a rung to itself.',
    ],
    [
      `b: { ladder: [${'{ who: U1 }, '.repeat(10)}] }, a: { ladder: [{ who: b }, { who: b }, { who: b }] }`,
      'teams.a: its ladder has 30 rungs with those of the teams that it calls. Up to 20 can be called.',
    ],
  ])('says what is wrong with the teams “%s”', (yaml, sentence) => {
    const [mistake, ...more] = mistakesIn(file(`teams: { ${yaml} }`));
    expect(mistake).toContain(sentence);
    expect(more).toEqual([]);
  });

  test('says where nobody knows for how long a rung is waited for', () => {
    const off = 'promises: { acknowledgement: off }\n';
    expect(mistakesIn(file(`${off}teams: { a: { ladder: [{ who: U1 }, { who: U2 }] } }`))).toEqual([
      'FIRELOG_CONFIG: teams.a.ladder.0: how long is it waited for? Promises.acknowledgement, which is the usual time, is off. Say it in minutes: wait: 5.',
    ]);
  });

  test('takes roles of one’s own beside the lead, which is there whatever is listed', () => {
    const roles = (yaml: string) => readConfig(file(yaml)).settings.roles;
    expect(roles('roles: [{ name: scribe, text: writes, unique: false }]')).toEqual([
      defaultRoles[0],
      { name: 'scribe', text: 'writes', isUnique: false },
    ]);
    expect(roles('roles: [{ name: Lead, text: rules }]')).toEqual([
      { name: 'lead', text: 'rules', isUnique: true },
    ]);
  });

  test.each([
    ['roles: [{ name: ops }, { name: Ops }]', 'roles: “ops” is listed twice.'],
    ['roles: [{ name: lead, unique: false }]', 'roles: one person leads at a time.'],
    ['roles: [{ name: the boss }]', 'roles.0.name is not the name of a role, such as comms.'],
    ['roles: [{ name: ops, txt: x }]', 'There are name, text, unique.'],
  ])('says what is wrong with “%s”', (yaml, sentence) => {
    expect(() => readConfig(file(yaml))).toThrow(sentence);
  });

  test('takes a list of severities of one’s own', () => {
    const { severities } = readConfig(
      file('severities: [{ name: P1, aliases: [critical], text: all is down }, { name: P2 }]'),
    ).settings;
    expect(severities).toEqual([
      { name: 'P1', aliases: ['critical'], text: 'all is down' },
      { name: 'P2', aliases: [], text: '' },
    ]);
  });

  test.each([
    ['severities: [{ name: P1 }, { name: P2, aliases: [p-1] }]', '“p1” is both “P1” and “P2”'],
    ['severities: [{ name: "very bad" }]', 'severities.0.name is not the name of a severity, such as P1.'],
    ['severities: [{ name: P1, txt: x }]', 'There are name, aliases, text.'],
    ['severities: []', 'severities: '],
  ])('refuses %s', (text, sentence) => {
    const [mistake = '', ...more] = mistakesIn(file(text));
    expect(mistake).toContain(sentence);
    expect(more).toEqual([]);
  });

  test('may be empty', () => {
    expect(readConfig(file('# nothing yet\n'))).toEqual(readConfig({}));
  });

  test('gives way to the environment where both name a zone', () => {
    const both = { ...file('zone: Europe/London'), FIRELOG_TIMEZONE: 'Asia/Tokyo' };
    expect(readConfig(both).settings.zone).toBe('Asia/Tokyo');
  });

  test('lets two emoji change places', () => {
    const { emoji } = readConfig(file('emoji: { confirmed: x, ruled out: white_check_mark }')).settings;
    expect([emoji.confirmed, emoji['ruled out']]).toEqual(['x', 'white_check_mark']);
  });

  test.each<[string, string, string]>([
    ['no YAML', 'zone: "UTC', 'is not YAML: Missing closing "quote (line 1).'],
    [
      'an alias of nothing',
      'zone: *there',
      'is not YAML: Unresolved alias (the anchor must be set before the alias)',
    ],
    ['a number beyond all', '.inf', 'the file: Invalid input: expected object.'],
    [
      'an unknown key',
      'severity: sev1',
      'there is no setting “severity” in the file. There are command, announcements, zone, emoji, severities, roles, responders, responders_in_private, responders_in_drills, templates, template, teams, fields, services, foreign_marks, earlier wordings, canvases, promises, updates, follow_ups, channel, pictures, retention.',
    ],
    ['a mark that there is not', 'emoji: { thinking: eyes }', 'there is no setting “thinking” in emoji.'],
    ['a severity that there is not', 'severities: { sev9: x }', 'there is no setting “sev9” in severities.'],
    ['a list instead of keys', '- zone', 'the file: Invalid input: expected object, received array.'],
    ['a command in words', 'command: my command', 'command is not the name of a command, such as incident.'],
    [
      'a channel in words',
      'announcements: All Incidents',
      'announcements is not the name of a channel, such as incidents.',
    ],
    [
      'an emoji in person',
      'emoji: { entry: 📌 }',
      'emoji.entry is not the name of an emoji, such as pushpin.',
    ],
    [
      'a person by name',
      'responders: ["@ana"]',
      'responders.0 is not the id of a person, such as U012AB3CD.',
    ],
    [
      'a team with a name in it',
      'teams: { web: [U1, ana] }',
      'teams.web.1 is not the id of a person, such as U012AB3CD.',
    ],
    [
      'a person among many by name',
      'responders: { sev1: [U1, "@ana"] }',
      'responders.sev1.1 is not the id of a person',
    ],
    ['one responder', 'responders: U1', 'responders is not a list of ids, such as [U012AB3CD].'],
    ['a responder of a severity', 'responders: { sev1: U1 }', 'responders.sev1 is not a list of ids'],
    [
      'a pattern without the number',
      'channel: { name: "inc-{slug}" }',
      'channel.name has no {number}, such as',
    ],
    ['a channel that is one', 'channel: incidents', 'channel: Invalid input: expected object'],
    [
      'a setting of channels that there is not',
      'channel: { welcom: x }',
      'there is no setting “welcom” in channel. There are name, rename, welcome, archive_after_days.',
    ],
    [
      'a part of a welcome that there is not',
      'channel: { welcome: { sev1: { link: x } } }',
      'there is no setting “link” in channel.welcome.sev1. There are text, links.',
    ],
    [
      'a link that anybody may read on the way',
      'channel: { welcome: { default: { links: { Wiki: "http://wiki" } } } }',
      'channel.welcome.default.links.Wiki is not the address of a page, such as https://wiki.example.com/playbook.',
    ],
    [
      'a link that ends in the middle',
      'channel: { welcome: { default: { links: { Wiki: "https://a|b" } } } }',
      'channel.welcome.default.links.Wiki is not the address of a page',
    ],
    [
      'six links',
      `channel: { welcome: { default: { links: { ${[1, 2, 3, 4, 5, 6].map((each) => `L${each}: "https://a.example"`).join(', ')} } } } }`,
      'channel.welcome.default.links has more than 5 links.',
    ],
    [
      'a welcome of a thousand words',
      `channel: { welcome: { default: { text: ${'x'.repeat(1_001)} } } }`,
      'channel.welcome.default.text: Too big: expected string to have <=1000 characters.',
    ],
    [
      'half a day of silence',
      'channel: { archive_after_days: 0.5 }',
      'channel.archive_after_days is not a number of days, such as 14, or off.',
    ],
    ['no day of silence', 'channel: { archive_after_days: 0 }', 'channel.archive_after_days is not a number'],
    ['a severity without words', 'severities: { sev1: "" }', 'severities.sev1: '],
  ])('refuses %s', (_, text, sentence) => {
    const env = file(text);
    const [mistake, ...more] = mistakesIn(env);
    expect(mistake).toContain(`FIRELOG_CONFIG: ${env.FIRELOG_CONFIG}`);
    expect(mistake).toContain(sentence);
    expect(more).toEqual([]);
  });

  test('refuses a zone that there is not', () => {
    expect(mistakesIn(file('zone: Mars'))[0]).toMatch(/^FIRELOG_CONFIG: zone is “Mars”\. There is no/);
  });

  test('refuses an emoji that would mean two things', () => {
    expect(mistakesIn(file('emoji: { entry: ":dart:", answer: x }'))).toEqual([
      'FIRELOG_CONFIG: :dart: means both “entry” and “root cause”. Give one of them another emoji.',
      'FIRELOG_CONFIG: :x: means both “ruled out” and “answer”. Give one of them another emoji.',
    ]);
  });

  test('takes several emoji for a meaning, by whichever name, and names in any script', () => {
    const { emoji, furtherEmoji, announcements } = readConfig(
      file('emoji: { entry: [thumbsup, ありがとう, "+1"], resolved: [":ура:"] }\nannouncements: "#сбои"'),
    ).settings;
    expect([emoji.entry, emoji.resolved, announcements]).toEqual(['+1', 'ура', 'сбои']);
    expect(furtherEmoji).toEqual({ entry: ['ありがとう'] });
  });

  test.each([
    [
      'emoji: { entry: pencil, answer: memo }',
      ':pencil: and :memo: are one emoji, which means both “entry” and “answer”.',
    ],
    ['emoji: { entry: [pushpin, dart] }', ':dart: means both “entry” and “root cause”.'],
    ['emoji: { answer: [robot_face, eyes] }', 'emoji.answer is a list.'],
    ['emoji: { entry: [pushpin, 📌] }', 'emoji.entry.1 is not the name of an emoji, such as pushpin.'],
    ['emoji: { entry: [] }', 'emoji.entry.0 is not the name of an emoji'],
  ])('refuses %s', (text, sentence) => {
    const [mistake = '', ...more] = mistakesIn(file(text));
    expect(mistake).toContain(sentence);
    expect(more).toEqual([]);
  });

  test('is told of every mistake in one round, and of none that it has not', () => {
    const env = file(`
command: my command
zone: Mars
colour: red
emoji: { entry: 📌, resolved: pushpin, detected: 7, mitigated: dart, thinking: pushpin }
`);
    expect(mistakesIn({ ...env, PORT: 'x' })).toEqual([
      expect.stringContaining('command is not the name of a command'),
      expect.stringContaining('emoji.entry is not the name of an emoji'),
      expect.stringContaining('emoji.detected is not the name of an emoji'),
      expect.stringContaining('there is no setting “thinking” in emoji.'),
      expect.stringContaining('there is no setting “colour” in the file.'),
      expect.stringContaining('PORT is “x”'),
      expect.stringContaining(':dart: means both “mitigated” and “root cause”.'),
      expect.stringContaining('FIRELOG_CONFIG: zone is “Mars”. There is no time zone'),
    ]);
  });

  test('is named when it cannot be read', () => {
    const missing = join(folder, 'missing.yml');
    expect(mistakesIn({ FIRELOG_CONFIG: missing })).toEqual([
      `FIRELOG_CONFIG names ${missing}, which cannot be read. It must be a YAML file, or not be set.`,
    ]);
  });
});

/** The environment that names a file with this text. */
function file(text: string): { FIRELOG_CONFIG: string } {
  const path = join(folder, 'firelog.yml');
  writeFileSync(path, text);
  return { FIRELOG_CONFIG: path };
}

function mistakesIn(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof BadSettings) return error.mistakes;
    throw error;
  }
  throw new Error('Nothing was refused');
}
