import { type ChannelState, reconcileChannel } from '../../../src/domain/marks/reconcile';
import { at, channel } from '../../support/cast';
import { given } from '../../support/log';

const { incident } = given().when('10:01', undefined, () => [
  { type: 'channel-opened', channel, name: 'inc-1-checkout' },
]);

const shown = (what: Partial<ChannelState> = {}): ChannelState => ({
  name: 'inc-1-checkout',
  isArchived: false,
  hasBot: true,
  isShared: false,
  asOf: at('10:30'),
  ...what,
});

describe('a channel that is read', () => {
  test('is news only where it differs from what is known, however often it is read', () => {
    expect(reconcileChannel(incident, shown())).toEqual([]);
  });

  test('is told to have another name, to be archived and to be without the bot', () => {
    const facts = reconcileChannel(incident, shown({ name: 'checkout', isArchived: true, hasBot: false }));
    expect(facts.map(({ type }) => type)).toEqual(['channel-renamed', 'channel-archived', 'bot-moved']);
  });
});
