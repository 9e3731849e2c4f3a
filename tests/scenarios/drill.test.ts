import { section } from './draft-parts';
import { type PlayedOut, playOut } from './play-out';
import { postsOfTheBot } from './posts';

describe('a drill', () => {
  let played: PlayedOut;
  beforeAll(async () => {
    played = await playOut('drill');
  });

  test('is announced nowhere: everything that the bot posts stands in its own channel', () => {
    const places = new Set(postsOfTheBot(played.playground).map(({ channel }) => channel));
    expect([...places]).toEqual(['inc-1-logins-fail']);
    expect(played.playground.messages('#incidents').map(({ subtype }) => subtype)).toEqual(['channel_join']);
  });

  test('goes through the same steps as an incident, in a public channel', () => {
    expect(played.playground.channel('#inc-1-logins-fail').kind).toBe('public');
    expect(section(played.draft, 'Timeline')).toContain(
      '- **14:15** **Resolved**: New certificate is in place',
    );
  });

  test('says that it is one: above its draft and in the purpose of its channel', () => {
    expect(played.draft.split('## Issue summary')[0]).toContain('**Drill**: practice, not a real incident.');
    expect(played.playground.channel('#inc-1-logins-fail').purpose.value).toContain('drill');
  });

  test('tells the words of its detection once, where the one who closed it left them as they were', () => {
    expect(section(played.draft, 'Detection')).toBe(
      [
        '- **When**: 2024-03-05 14:03 EAT, 3 min after impact started',
        '- **Detected by**: Baraka Otieno: The sheet says: an alert on failed logins came in',
      ].join('\n'),
    );
  });
});
