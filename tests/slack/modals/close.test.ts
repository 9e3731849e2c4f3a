import { minute } from '../../../src/domain/time/instant';
import { ask, declared, opened, prefilled, shownTo, writes } from '../../support/asking';
import { World } from '../../support/world';

describe('closing an incident', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await declared(world);
  });
  afterEach(() => world.close());

  const marked = async (name: 'amina' | 'baraka' | 'david', text: string, emoji: string) => {
    const message = await world.person(name).post(channel, text);
    await world.settled();
    await world.person('amina').react(channel, message, emoji);
    await world.turn(minute);
  };

  test('asks with what was marked already in the fields', async () => {
    await marked('david', 'Cards are declined in Kenya', 'red_circle');
    await marked('baraka', 'Alert: error rate 40 %', 'rotating_light');
    await marked('baraka', 'The pool was halved on Tuesday', 'dart');
    await marked('amina', 'Pool is back at 100', 'adhesive_bandage');
    await marked('amina', 'No more errors <https://graphs.example/1>', 'checkered_flag');
    const modal = await opened(world, 'amina', channel, '/incident close');
    expect(['summary', 'rootCause', 'improvements'].map((field) => prefilled(modal, field))).toEqual([
      expect.stringMatching(
        /^Checkout answers 500\. Impact from .* EAT \(\d+ min\): Cards are declined in Kenya\. Cause: The pool was halved on Tuesday\. Resolution: Pool is back at 100\.$/,
      ),
      'The pool was halved on Tuesday',
      '',
    ]);
    expect(JSON.stringify(modal.view)).toContain('`/incident postmortem edit`');
  });

  test('tells the channel once, delivers the draft with what was typed, and says so everywhere', async () => {
    const modal = await opened(world, 'baraka', channel, '/incident close');
    modal.fill('summary', 'Cards were declined for an hour');
    modal.fill('improvements', '- Alert on pool use\n- Review limits');
    const before = world.said(channel).length;
    expect(await modal.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.turn(minute);
    expect(world.said(channel).slice(before)).toEqual(['*INC-1 is closed.* The postmortem draft follows.']);
    // The picture of the timeline comes below it.
    expect(world.playground.messages(channel).at(-2)).toMatchObject({
      text: '*The postmortem draft of INC-1, revision 1.* Its last section says what is still missing.',
      files: [expect.any(String)],
    });
    expect(world.draft()).toContain('Cards were declined for an hour');
    expect(world.draft()).toMatch(/### Improvements\n+- Alert on pool use\n- Review limits/);
    const { playground } = world;
    expect(playground.channel(channel).topic.value).toBe('sev2 · closed · Checkout answers 500');
    expect(world.said(playground.channel('incidents').id)).toEqual([
      'INC-1: Checkout answers 500 (sev2, closed)',
      '*INC-1 is closed.*',
    ]);
    expect(playground.channel(channel).bookmarks.map(({ title }) => title)).toEqual([
      'Postmortem draft',
      'Postmortem',
      'Record',
    ]);
  });

  test('takes lists as lists, and the first whole sentence of the cause for the summary', async () => {
    const modal = await opened(world, 'amina', channel, '/incident close');
    modal.fill('improvements', '- page after 2 min\n- page somebody');
    modal.fill(
      'rootCause',
      '1. Dr. Node could not start, see https://runbooks.example.com/node.html?v=1.2. It had no memory.\n2. Nobody was paged.',
    );
    await modal.submit();
    await world.turn(minute);
    expect(world.draft()).toContain('### Improvements\n\n- page after 2 min\n- page somebody\n');
    expect(world.draft()).toContain(
      '- **Root cause**: Dr. Node could not start, see <https://runbooks.example.com/node.html?v=1.2>.\n',
    );
    expect(world.draft()).toMatch(
      /### Root cause\n\n1\. Dr\. Node could not start,.*\n2\. Nobody was paged\./,
    );
  });

  test('leaves out what was emptied', async () => {
    await marked('david', 'The pool was halved on Tuesday', 'dart');
    const modal = await opened(world, 'baraka', channel, '/incident close');
    modal.fill('rootCause', '');
    await modal.submit();
    await world.turn(minute);
    expect(world.draft()).toContain('### Root cause\n\nNone recorded');
  });

  test('leaves the sections that it does not ask for as they were written before', async () => {
    await writes(world, 'david', channel, { section: 'impact', text: 'Cards failed' });
    await (await opened(world, 'baraka', channel, '/incident close')).submit();
    await world.turn(minute);
    expect(world.draft()).toContain('- **Impact**: Cards failed\n');
  });

  test('shows what somebody else wrote of a section meanwhile, and closes with what is chosen', async () => {
    const closing = await opened(world, 'baraka', channel, '/incident close');
    closing.fill('rootCause', 'The pool was too small');
    closing.fill('improvements', 'Alert on pool use');
    await writes(world, 'david', channel, { section: 'rootCause', text: 'The pool was halved' });
    await closing.submit();
    const shown = JSON.stringify(world.person('baraka').modal()?.view);
    expect(shown).toContain('*Root cause was changed by David Mwangi while this form was open.*');
    expect(shown).toContain('The pool was halved');
    expect(world.playground.files()).toHaveLength(0);
    const again = world.person('baraka').modal();
    again?.fill('rootCause-choice', 'both');
    expect(await again?.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.turn(minute);
    expect(world.draft()).toMatch(/### Root cause\n\nThe pool was halved\\\nThe pool was too small/);
    expect(world.draft()).toContain('- Alert on pool use');
  });

  const alreadyClosed =
    'INC-1 was closed at 2023-11-08 15:01. Type `/incident postmortem` for a new draft, or `/incident reopen <reason>` first.';

  test('refuses to close twice, to the asker alone and without a modal', async () => {
    const modal = await opened(world, 'amina', channel, '/incident close');
    await modal.submit();
    await world.settled();
    expect(await ask(world, 'amina', channel, '/incident close')).toMatchObject({
      answer: alreadyClosed.replace('<reason>', '&lt;reason&gt;'),
      seenBy: 'the asker',
    });
    expect(world.person('amina').modal()).toBeUndefined();
  });

  test('keeps the first of two people closing at once; the second reads why, with what they typed still there', async () => {
    const aminas = await opened(world, 'amina', channel, '/incident close');
    const barakas = await opened(world, 'baraka', channel, '/incident close');
    aminas.fill('summary', 'The words of Amina');
    barakas.fill('summary', 'The words of Baraka');
    expect(await aminas.submit()).toEqual({ acknowledged: true, errors: {} });
    expect(await barakas.submit()).toEqual({ acknowledged: true, errors: { summary: alreadyClosed } });
    expect(world.person('baraka').modal()?.id).toBe(barakas.id);
    await world.turn(minute);
    expect(world.said(channel).filter((text) => text.startsWith('*INC-1 is closed.*'))).toHaveLength(1);
    expect(world.playground.files()).toHaveLength(1);
    expect(world.draft()).toContain('The words of Amina');
    expect(world.draft()).not.toContain('The words of Baraka');
  });

  test('opens from the card, and after closing the card offers it no more', async () => {
    const [card] = world.playground.channel(channel).pins;
    const ts = world.playground.messages(channel).find(({ text }) => text.startsWith('INC-1:'))?.ts ?? '';
    expect(card).toBeDefined();
    await world.person('david').press(channel, ts, { action: 'card-close' });
    await world.settled();
    const modal = world.person('david').modal();
    expect(modal?.callbackId).toBe('close');
    await modal?.submit();
    await world.turn(minute);
    const shown = JSON.stringify(
      world.playground.messages(channel).find((message) => message.ts === ts)?.blocks,
    );
    expect(shown).not.toContain('card-close');
  });

  test('takes notes afterwards, but no escalation and no status', async () => {
    await (await opened(world, 'amina', channel, '/incident close')).submit();
    await world.turn(minute);
    expect((await ask(world, 'amina', channel, '/incident note late but true')).seenBy).toBe('the channel');
    expect((await ask(world, 'amina', channel, '/incident escalate @chebet')).answer).toBe(
      'INC-1 is closed and escalates to nobody. Type `/incident reopen &lt;reason&gt;` first.',
    );
    expect((await ask(world, 'amina', channel, '/incident status monitoring')).answer).toBe(
      'INC-1 is closed. Type `/incident reopen &lt;reason&gt;` before you change its status.',
    );
    expect(shownTo(world, 'amina')).not.toContain('<reason>');
  });
});
