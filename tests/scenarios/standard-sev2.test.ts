import { type PlayedOut, playOut } from './play-out';
import { postsOfTheBot } from './posts';

const own = 'inc-1-checkout-is-slow';

describe('an ordinary incident of two hours', () => {
  let played: PlayedOut;
  beforeAll(async () => {
    played = await playOut('standard-sev2');
  });

  test('is as busy as such an incident is', () => {
    const { steps } = played.scenario;
    const commands = (named: string): number =>
      steps.filter(({ form }) => 'command' in form && form.command.startsWith(`/incident ${named}`)).length;
    const marks = (...emoji: string[]): number =>
      steps.filter(({ form }) => 'react' in form && emoji.includes(form.react)).length;
    const first = steps.find(({ form }) => 'command' in form);
    const last = steps.at(-1);
    expect(Number(last?.at) - Number(first?.at)).toBe(120 * 60_000_000);
    expect(marks('pushpin', 'red_circle', 'rotating_light', 'adhesive_bandage', 'checkered_flag')).toBe(10);
    expect(marks('dart', 'crystal_ball', 'x', 'fast_forward')).toBe(5);
    expect(commands('note')).toBe(3);
    expect(commands('assume')).toBe(1);
    expect(commands('confirm')).toBe(1);
    expect(commands('escalate')).toBe(1);
    expect(commands('status')).toBe(2);
  });

  /*
   * Counted is every message that the bot posted in any conversation, once however often it was edited; answers in an
   * acknowledgement are not counted. That is stricter than needed: six of these thirteen say to the channel, and two below
   * the announcement, what a person's own command recorded; the announcement, the card, the draft and two reminders are the bot's own idea.
   */
  test('makes the bot post at most fourteen messages', () => {
    const posts = postsOfTheBot(played.playground);
    expect(posts.length).toBeLessThanOrEqual(14);
    expect(posts.map(({ channel, text }) => `${channel} ${text.split('\n')[0]}`)).toEqual([
      'incidents INC-1: Checkout is slow (sev2, closed)',
      'incidents *INC-1 is resolved.*',
      'incidents *INC-1 is closed.*',
      `${own} INC-1: Checkout is slow (sev2, closed)`,
      expect.stringContaining(`${own} Somebody who leads *INC-1* was due`),
      `${own} *A2 assumed:* The voucher check reads every voucher there ever was`,
      expect.stringContaining(`${own} *E1:* operations → *development*`),
      `${own} *A2 confirmed:* The voucher check reads every voucher there ever was`,
      `${own} *Status: identified*`,
      expect.stringContaining(`${own} The next update on *INC-1* was due`),
      `${own} *Status: resolved*`,
      `${own} *INC-1 is closed.* The postmortem draft follows.`,
      expect.stringContaining(`${own} *The postmortem draft of INC-1, revision 1.*`),
      `${own} *The timeline of INC-1 as a picture*, as revision 1 of the draft tells it.`,
    ]);
  });

  test('shows nothing else of the bot but the three notes that people typed', () => {
    const { playground } = played;
    const shown = playground
      .channels()
      .flatMap(({ id }) => playground.messages(id))
      .filter(({ user, subtype }) => user === playground.botUserId && !subtype?.startsWith('channel_'));
    expect(shown).toHaveLength(postsOfTheBot(playground).length + 3);
  });
});
