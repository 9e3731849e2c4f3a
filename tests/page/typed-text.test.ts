import { typedText } from '../../page/shell/composer/typed-text';
import { listed, person } from './shown';

const reader = {
  people: { U1: person('U1', 'amina', 'Amina Wanjiru') },
  userGroups: { S1: { id: 'S1', handle: 'oncall', name: 'On call', members: [], created: 0 } },
  channels: [listed('C1', { name: 'ops' })],
};

describe('a message that is edited', () => {
  test.each([
    ['<@U1> see <#C1|old> and <#C9|gone>', '@amina see #ops and #gone'],
    ['<!subteam^S1> <!here>', '@oncall @here'],
    ['<https://example.com/a?b=1&amp;c=2|the page>', 'https://example.com/a?b=1&c=2'],
    ['a &lt;b&gt; &amp; c', 'a <b> & c'],
    ['&amp;lt; stays escaped once', '&lt; stays escaped once'],
    ['<@U9> is nobody', '<@U9> is nobody'],
  ])('is given back as it was typed: %s', (text, typed) => {
    expect(typedText(text, reader)).toBe(typed);
  });
});
