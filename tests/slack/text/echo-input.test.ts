import { echoInput } from '../../../src/slack/text/echo-input';

describe('what was typed behind a command, given back', () => {
  test.each([
    ['note rolled back to 1.42', 'note rolled back to 1.42'],
    ['note 5 &lt; 6 &amp; 7', 'note 5 &lt; 6 &amp; 7'],
    ['escalate <@U012AB3CD> now', 'escalate <@U012AB3CD> now'],
    ['escalate <@U012AB3CD|amina> now', 'escalate <@U012AB3CD> now'],
    ['note see <#C012AB3CD|ops>', 'note see #ops'],
    ['escalate <!subteam^S012|@oncall>', 'escalate @oncall'],
    ['note <!channel> and <!here|here>', 'note @channel and @here'],
    ['note see <https://example.com/a?b=1&amp;c=2>', 'note see https://example.com/a?b=1&amp;c=2'],
    ['note see <http://example.com|example.com>', 'note see example.com'],
    [
      'note <<!channel>> <@!channel> <!date^1^x|<!here>>',
      'note &lt;@channel&gt; @!channel &lt;!date^1^x|@here&gt;',
    ],
  ])('%s', (delivered, shown) => {
    expect(echoInput(delivered)).toBe(shown);
  });
});
