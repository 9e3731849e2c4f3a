import { at, section } from './draft-parts';
import { type PlayedOut, playOut } from './play-out';

describe('an escalation that climbs until somebody answers', () => {
  let played: PlayedOut;
  beforeAll(async () => {
    played = await playOut('escalation-that-climbs');
  });

  test('says on the timeline who was called when, because nobody had answered', () => {
    expect(at(played.draft, '02:21')).toEqual(['**E1 unanswered** → Piet de Vries, Olaf Brandt called']);
    expect(at(played.draft, '02:31')).toEqual(['**E1 unanswered** → managers called']);
    expect(at(played.draft, '02:33')).toEqual(['**E1 acknowledged**']);
    expect(at(played.draft, '02:55')).toEqual(['**E2: calling stopped**']);
  });

  test('says in its section how long each was waited for', () => {
    expect(section(played.draft, 'Escalations')).toContain(
      [
        '  - Then Piet de Vries, Olaf Brandt, called 02:21, after 5 min without an answer',
        '  - Then managers, called 02:31, after 15 min without an answer',
        '  - Acknowledged 02:33 by Greta Sommer, after 17 min',
      ].join('\n'),
    );
  });

  test('calls nobody after an answer, nor after somebody stopped it', () => {
    const { playground } = played;
    const channel = playground.channels().find(({ name }) => name.startsWith('inc-1'))?.id ?? '';
    const calls = playground
      .messages(channel)
      .flatMap(({ text }) => /^\*(E\d):\*.* called/.exec(text)?.[1] ?? []);
    expect(calls).toEqual(['E1', 'E1']);
    expect(playground.membersOf(channel)).toHaveLength(5);
  });
});
