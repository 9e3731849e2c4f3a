import { at } from '../support/cast';
import { Tabs, type Visitor } from './tabs';

// A browser and three people in it.
jest.setTimeout(90_000);

const channel = 'inc-1-checkout-answers-500';

describe('an incident that three people run on the page', () => {
  let tabs: Tabs;
  let [amina, baraka, chebet]: Visitor[] = [];
  beforeAll(async () => {
    tabs = await Tabs.open();
    [amina, baraka, chebet] = [await tabs.as('amina'), await tabs.as('baraka'), await tabs.as('chebet')];
  });
  afterAll(() => tabs.close());

  const of = (visitor: Visitor | undefined): Visitor => {
    if (visitor === undefined) throw new Error('Nobody is at this tab');
    return visitor;
  };
  const later = (clock: string) => tabs.world.turn(at(clock) - tabs.world.clock.now());

  test('is declared by a form', async () => {
    const a = of(amina);
    await a.goTo('ops');
    await a.say('/incident start');
    const form = a.modal('Declare an incident');
    await form.getByLabel('What is wrong?').fill('Checkout answers 500');
    await form.getByLabel('How bad is it?').click();
    await a.page.getByRole('option', { name: /sev2/ }).click();
    expect(await a.tab.violations()).toEqual([]);
    await form.getByRole('button', { name: 'Declare' }).click();
    await form.waitFor({ state: 'detached' });
    await tabs.world.settled();
    await a.goTo(channel);
    // Slack's own line about the channel's purpose names the incident, too.
    await a.message('an important part is down').getByRole('button', { name: 'Escalate' }).waitFor();
    expect(await a.page.getByText('sev2 · ongoing').first().textContent()).toContain('Checkout answers 500');
  });

  test('gets its timeline by clicks', async () => {
    const [a, b] = [of(amina), of(baraka)];
    await b.goTo(channel);
    await b.page.getByRole('button', { name: 'Join channel' }).click();
    await later('15:02');
    await b.say('By now every card payment fails');
    await a.mark('every card payment fails', 'Impact started');
    await later('15:05');
    await b.say('Could be the *connection pool*, it is at its limit');
    await b.mark('connection pool', 'Assumption');
    // The bot answers a mark with a reaction of its own, and the card names what is assumed.
    await a
      .message('every card payment fails')
      .getByRole('button', { name: /^memo, 1/ })
      .waitFor();
    await a.message('Open assumptions').getByText('A1').first().waitFor();
  });

  test('brings somebody in, who acknowledges by button', async () => {
    const [a, c] = [of(amina), of(chebet)];
    await later('15:07');
    await a.say('/incident escalate @chebet the payment queue is stuck');
    await c.page.getByRole('link', { name: channel }).waitFor();
    await c.goTo(channel);
    await later('15:09');
    await c.message('the payment queue is stuck').getByRole('button', { name: 'Acknowledge' }).click();
    await tabs.world.settled();
    await a.message('the payment queue is stuck').getByText('Acknowledged by').waitFor();
  });

  test('has an assumption ruled out by another person', async () => {
    const [b, c] = [of(baraka), of(chebet)];
    await later('15:15');
    await c.mark('Could be the connection pool', 'Assumption ruled out');
    await b.message('Could be the connection pool').getByRole('button', { name: /^x, 1/ }).waitFor();
    await later('15:20');
    await c.say('A retry loop of the payment service fills the queue');
    await c.mark('A retry loop', 'Root cause');
  });

  test('takes a follow-up by shortcut', async () => {
    const b = of(baraka);
    await b.say('We should limit the retries per order');
    const message = b.message('limit the retries');
    await message.hover();
    await message.getByRole('button', { name: 'More actions' }).click();
    await b.page.getByRole('button', { name: /Add to timeline/ }).click();
    const form = b.modal('Add to timeline');
    await form.getByLabel('As what?').click();
    await b.page.getByRole('option', { name: 'Follow-up' }).click();
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await tabs.world.settled();
  });

  test('is closed by a form that says what is wrong and keeps what was typed', async () => {
    const [a, b] = [of(amina), of(baraka)];
    await later('15:40');
    await a.say('/incident close --at 15:30');
    const form = a.modal('Close INC-1');
    await form.getByLabel('Summary').fill('Card payments failed for 45 minutes.');
    // Meanwhile somebody marks that it was resolved only now.
    await b.say('No more errors');
    await b.mark('No more errors', 'Resolved');
    await form.getByRole('button', { name: 'Close incident' }).click();
    await form.getByText('resolved').first().waitFor();
    expect(await form.getByLabel('Summary').inputValue()).toBe('Card payments failed for 45 minutes.');
    await b
      .message('No more errors')
      .getByRole('button', { name: /^checkered flag|^checkered_flag/ })
      .click();
    await tabs.world.settled();
    await form.getByRole('button', { name: 'Close incident' }).click();
    await form.waitFor({ state: 'detached' });
    await tabs.world.settled();
  });

  test('leaves a draft that can be read', async () => {
    const c = of(chebet);
    const file = c.message('The postmortem draft of INC-1');
    await file.getByRole('heading', { name: 'Issue summary' }).waitFor();
    await file.getByRole('button', { name: 'Show all' }).click();
    for (const heading of ['Timeline', 'Assumptions and misleading paths', 'Escalations', 'Durations']) {
      await file.getByRole('heading', { name: heading, exact: true }).waitFor();
    }
    const text = await file.textContent();
    expect(text).toContain('Card payments failed for 45 minutes.');
    expect(text).toMatch(/15:02.*every card payment fails/);
    expect(text).toContain('connection pool');
    expect(text).toContain('the payment queue is stuck');
    expect(text).toContain('limit the retries per order');
    expect(await c.tab.violations()).toEqual([]);
  });

  test('was shown without an error, a failed request or one that left the machine', () => {
    expect(tabs.complaints).toEqual([]);
  });
});
