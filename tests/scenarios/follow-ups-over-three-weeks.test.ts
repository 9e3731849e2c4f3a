import { subsection } from './draft-parts';
import { type PlayedOut, playOut } from './play-out';

describe('three weeks after a short incident', () => {
  let played: PlayedOut;
  beforeAll(async () => {
    played = await playOut('follow-ups-over-three-weeks');
  });

  test('every task is done or dropped, and the draft says by whom, when and why', () => {
    const tasks = subsection(played.draft, 'Corrective and preventative measures', 'Tasks');
    expect(tasks.replaceAll(' — message', '').split('\n')).toEqual([
      '- [x] F1 send the 212 invoices again (Rui Almeida, due 2024-04-05, p1, mitigate)',
      '  - Done 2024-04-04 by Rui Almeida',
      '- [x] F2 a template with an unknown field fails the build (Marta Couto, due 2024-04-12, prevent)',
      '  - Done 2024-04-15 by Marta Couto',
      '- [x] F3 alert when a required field of an invoice is empty (Rui Almeida, due 2024-04-12, p3, detect)',
      '  - Done 2024-04-22 by Rui Almeida',
      '- F4 billing deploys wait for somebody of billing (Inês Duarte, due 2024-04-09, process)',
      expect.stringMatching(
        /^ {2}- Dropped 2024-04-09 by Inês Duarte.*no deploys without billing since the new rota$/,
      ),
    ]);
  });

  test('its owner was asked two days before, on the day, and a week later, and nobody after it was done', () => {
    const { playground } = played;
    const asked = playground.channels().flatMap(({ id, kind }) =>
      kind === 'im'
        ? playground
            .messages(id)
            .filter(({ text }) => /^\*F\d\*/.test(text))
            .map(
              ({ ts, text }) =>
                `${text.slice(1, 3)} ${new Date(Number(ts) * 1000).toISOString().slice(0, 10)}`,
            )
        : [],
    );
    expect(asked.sort()).toEqual([
      'F1 2024-04-03',
      ...['F2 2024-04-10', 'F2 2024-04-12'],
      ...['F3 2024-04-10', 'F3 2024-04-12', 'F3 2024-04-19'],
      ...['F4 2024-04-07', 'F4 2024-04-09'],
    ]);
  });

  test('the message of a task says what became of it', () => {
    const { playground } = played;
    const channel = playground.channels().find(({ name }) => name.startsWith('inc-1'))?.id ?? '';
    const texts = playground.messages(channel).map(({ text }) => text);
    for (const name of ['F1 done', 'F2 done', 'F3 done', 'F4 dropped']) {
      expect(texts.filter((text) => text.startsWith(`*${name}:*`)).length).toBeGreaterThan(0);
    }
  });
});
