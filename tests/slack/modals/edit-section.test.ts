import { minute } from '../../../src/domain/time/instant';
import { ask, declared, opened, prefilled, shownTo, shownWith, writes } from '../../support/asking';
import { World } from '../../support/world';

describe('writing a section of the postmortem', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await declared(world);
  });
  afterEach(() => world.close());

  const marked = async (text: string, emoji: string) => {
    const message = await world.person('baraka').post(channel, text);
    await world.settled();
    await world.person('amina').react(channel, message, emoji);
    await world.turn(minute);
  };

  const draft = async (): Promise<string> => {
    await world.types('amina', channel, '/incident postmortem');
    await world.turn(minute);
    return world.draft();
  };

  test('opens with what the record says and links the entries, and what is written stays through every revision', async () => {
    await marked('Pool is back at 100', 'adhesive_bandage');
    await marked('All fine now', 'checkered_flag');
    expect(await draft()).toMatch(/### Resolution\n\n- Pool is back at 100 — \[Baraka Otieno\]\(/);
    const modal = await opened(world, 'david', channel, '/incident postmortem edit resolution');
    expect(prefilled(modal, 'resolution')).toBe('Pool is back at 100');
    expect(JSON.stringify(modal.view)).toContain('|an entry> of the record');
    modal.fill('resolution', '- Rolled back\n- Raised the limit');
    expect(await modal.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.settled();
    expect(shownTo(world, 'david')).toContain('INC-1: *Resolution* is written.');
    await marked('Raised once more', 'adhesive_bandage');
    for (const _ of [1, 2])
      expect(await draft()).toContain('### Resolution\n\n- Rolled back\n- Raised the limit\n');
  });

  test('needs no reopening, and works from another channel', async () => {
    await (await opened(world, 'amina', channel, '/incident close')).submit();
    await world.turn(minute);
    const ops = world.playground.channel('ops').id;
    const modal = await opened(world, 'amina', ops, '/incident postmortem INC-1 edit what went well');
    modal.fill('wentWell', 'Two people knew the pool');
    await modal.submit();
    await world.settled();
    expect(await draft()).toContain('### What went well\n\nTwo people knew the pool');
    expect(world.draft()).toContain(
      '*Since draft 1 was asked for*: what went well written by Amina Wanjiru.',
    );
  });

  test('leaves what was emptied empty, whatever is marked', async () => {
    await marked('The pool was halved', 'dart');
    await writes(world, 'david', channel, { section: 'rootCause', text: '' });
    expect(await draft()).toContain('### Root cause\n\nNone recorded');
  });

  test('writes nothing where nothing was put otherwise, so that it goes on following the record', async () => {
    await marked('Cards are declined', 'red_circle');
    await (await opened(world, 'david', channel, '/incident postmortem edit impact')).submit();
    await world.settled();
    expect(shownTo(world, 'david')).toContain('stands as it did');
    await marked('Cards and cash are declined', 'red_circle');
    expect(await draft()).toContain('- **Impact**: Cards are declined\\\n  Cards and cash are declined');
  });

  test.each([
    ['both', /### Trigger\n\nThe release of 14:50\\\nThe release of Davids/],
    ['mine', /### Trigger\n\nThe release of Davids\n/],
    ['theirs', /### Trigger\n\nThe release of 14:50\n/],
  ])('shows both wordings where two people write at once, and takes %s', async (choice, standing) => {
    const davids = await opened(world, 'david', channel, '/incident postmortem edit trigger');
    davids.fill('trigger', 'The release of Davids');
    await writes(world, 'baraka', channel, { section: 'trigger', text: 'The release of 14:50' });
    expect(await davids.submit()).toMatchObject({ acknowledged: true, errors: {} });
    const shown = world.person('david').modal();
    expect(JSON.stringify(shown?.view)).toContain(
      '*Trigger was changed by Baraka Otieno while this form was open.*',
    );
    expect(JSON.stringify(shown?.view)).toContain('The release of 14:50');
    expect(shown && prefilled(shown, 'trigger')).toBe('The release of Davids');
    shown?.fill('trigger-choice', choice);
    expect(await shown?.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.settled();
    expect(await draft()).toMatch(standing);
  });

  test('lists what stands in each section, with a button for each form', async () => {
    await marked('The pool was halved', 'dart');
    await writes(world, 'david', channel, { section: 'share', text: '80 % of card payments' });
    await ask(world, 'amina', channel, '/incident postmortem edit');
    const { ts, text } = shownWith(world, 'amina', 'section by section');
    expect(text).toContain('*Root cause*\nThe pool was halved\n_Taken from <https://');
    expect(text).toContain('*Share of users*\n80 % of card payments\n_Written by David Mwangi');
    await world.person('amina').press(channel, ts, { action: 'edit-section:share' });
    await world.settled();
    const form = world.person('amina').modal();
    expect(form && prefilled(form, 'share')).toBe('80 % of card payments');
  });

  test('refuses what no form can hold before it opens, and says how to write it all the same', async () => {
    await marked('The pool was halved. '.repeat(180), 'dart');
    const { answer } = await ask(world, 'amina', channel, '/incident postmortem edit cause');
    expect(answer).toMatch(
      /^Root cause has \d{4} characters, and a form holds 3000\. Type `\/incident postmortem edit root cause below`/,
    );
    expect(world.person('amina').modal()).toBeUndefined();
    const below = await opened(world, 'amina', channel, '/incident postmortem edit root cause below');
    below.fill('rootCause', 'Nobody saw it.');
    await below.submit();
    await world.settled();
    expect(await draft()).toMatch(/The pool was halved\.\\\nNobody saw it\./);
    const anew = await opened(world, 'amina', channel, '/incident postmortem edit root cause anew');
    expect(prefilled(anew, 'rootCause')).toBe('');
    anew.fill('rootCause', 'The pool was too small.');
    await anew.submit();
    await world.settled();
    expect(await draft()).toContain('### Root cause\n\nThe pool was too small.\n');
  });

  test('names the sections there are, refuses a canceled incident and shows nobody a private one', async () => {
    expect((await ask(world, 'amina', channel, '/incident postmortem edit bananas')).answer).toContain(
      'There is no section “bananas”. There are summary, impact, share of users,',
    );
    await ask(world, 'amina', channel, '/incident cancel a false alarm');
    expect((await ask(world, 'amina', channel, '/incident postmortem edit impact')).answer).toMatch(
      /^INC-1 was canceled/,
    );
    await world.types('amina', world.playground.channel('ops').id, '/incident start --private sev1 Leak');
    await world.turn(minute);
    const { answer } = await ask(world, 'david', channel, '/incident postmortem INC-2 edit impact');
    expect(answer).toContain('INC-2');
    expect(answer).not.toContain('Leak');
    expect(world.person('david').modal()).toBeUndefined();
  });

  test('a new draft and the next section are a press away', async () => {
    await writes(world, 'amina', channel, { section: 'lucky', text: 'It was a Sunday' });
    const { ts } = shownWith(world, 'amina', 'is written');
    await world.person('amina').press(channel, ts, { action: 'new-draft' });
    await world.turn(minute);
    expect(world.draft()).toContain('### Where we got lucky\n\nIt was a Sunday');
    await world.person('amina').press(channel, ts, { action: 'list-sections' });
    await world.settled();
    expect(shownTo(world, 'amina')).toContain('section by section');
  });
});
