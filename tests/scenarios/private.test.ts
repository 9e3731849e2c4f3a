import { type PlayedOut, playOut } from './play-out';
import { postsOfTheBot } from './posts';

const channel = '#inc-1-access-key-in-a-public-repository';

describe('a private incident', () => {
  let played: PlayedOut;
  beforeAll(async () => {
    played = await playOut('private');
  });

  test('has a private channel with those who were brought in and the bot, and nobody else', () => {
    const { kind, members } = played.playground.channel(channel);
    expect(kind).toBe('private');
    const invited = ['amina', 'chebet'].map((name) => played.playground.person(name).id);
    expect(new Set(members)).toEqual(new Set([...invited, played.playground.botUserId]));
  });

  test('leaves no word of itself anywhere else', () => {
    const places = new Set(postsOfTheBot(played.playground).map(({ channel: name }) => `#${name}`));
    expect([...places]).toEqual([channel]);
    expect(played.playground.messages('#incidents').map(({ subtype }) => subtype)).toEqual(['channel_join']);
    const elsewhere = played.playground.channels().filter(({ name }) => `#${name}` !== channel);
    expect(elsewhere.length).toBeGreaterThanOrEqual(3);
    const headed = elsewhere.map(({ topic, purpose, bookmarks }) =>
      JSON.stringify([topic, purpose, bookmarks]),
    );
    expect(headed.join('\n')).not.toContain('INC-1');
  });

  test('is in no list that an outsider asks for, and its draft is shared in its channel alone', () => {
    // The scenario itself stops unless the outsider reads that no incident is open.
    const list = played.scenario.steps.find(
      ({ form }) => 'command' in form && form.command === '/incident list',
    );
    expect(list?.form).toMatchObject({ who: 'zawadi', answer: 'No incident is open.' });
    const { id } = played.playground.channel(channel);
    expect(played.playground.files().map(({ shares }) => Object.keys(shares))).toEqual([[id]]);
    expect(played.draft).toContain('**Private**: only for the members of the incident’s channel.');
  });
});
