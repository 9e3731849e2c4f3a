import { at, section, subsection } from './draft-parts';
import { type PlayedOut, playOut } from './play-out';
import { postsOfTheBot } from './posts';

describe('a night in which three people lead one after the other', () => {
  let played: PlayedOut;
  beforeAll(async () => {
    played = await playOut('hand-over-across-a-night');
  });

  test('says who led from when to when, across midnight', () => {
    expect(section(played.draft, 'Issue summary')).toContain(
      '**Led by**: Amina Wanjiru, 2024-06-11 21:44 to 2024-06-11 23:58; Baraka Otieno, 2024-06-11 23:58 to 2024-06-12 06:12; David Mwangi, from 2024-06-12 06:12',
    );
    expect(at(played.draft, '23:58')).toEqual(['**Lead: Amina Wanjiru → Baraka Otieno**']);
  });

  test('says of the update that came late by when it was promised, and asked for it once', () => {
    expect(section(played.draft, 'Timeline')).toContain(
      '- **00:36** **Stakeholders told**, promised for 2024-06-12 00:30: No change.',
    );
    expect(section(played.draft, 'Timeline').match(/promised for/g)).toHaveLength(2);
    const reminders = postsOfTheBot(played.playground).filter(({ text }) =>
      /next update .* was due/.test(text),
    );
    expect(reminders).toHaveLength(2);
  });

  test('hands over what was ruled out and by what, what was promised, and what the one who leaves knows', () => {
    const { playground } = played;
    const channel = playground.channels().find(({ name }) => name.startsWith('inc-1'))?.id ?? '';
    const [first, second] = playground
      .messages(channel)
      .filter(({ text }) => text.includes('has it'))
      .map(({ blocks }) => JSON.stringify(blocks));
    expect(first).toContain('shop in Kisumu is angry, call them before 8');
    expect(first).toContain('the app log has ONE request for 4417, the queue has two messages');
    expect(second).toContain('consumer code is still as it was');
  });

  test('has one path that misled and one that did not, with their evidence', () => {
    const paths = 'Assumptions and misleading paths';
    expect(subsection(played.draft, paths, 'Ruled out')).toContain(
      'after 39 min: the app log has ONE request',
    );
    expect(subsection(played.draft, paths, 'Confirmed')).toContain('after 502 min (8 h 22 min)');
  });

  test('tells each by direct message, once, that they lead and that somebody else does since', () => {
    const direct = new Map<string, number>();
    for (const { channel, text } of postsOfTheBot(played.playground)) {
      if (!channel.startsWith('inc-') && channel !== 'incidents')
        direct.set(text, (direct.get(text) ?? 0) + 1);
    }
    expect([...direct.values()]).toEqual([1, 1, 1, 1, 1]);
  });
});
