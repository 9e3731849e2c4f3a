import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { missedExpectations } from '../../src/playground/scenario/scenario';
import { otherNames, renamed, usualNamesFrom, usualNamesIn } from '../support/other-names';
import { playOut } from './play-out';

const names = readdirSync(join(__dirname, '../../data/scenarios')).map((file) => basename(file, '.json'));

/** What people type and react with has the other names, too; what they write is left as it is. */
function withOtherNames(scenario: string): string {
  return scenario
    .replaceAll('"command": "/incident', `"command": "/${otherNames.command}`)
    .replace(/("(?:react|unreact)": )"([^"]+)"/g, (_, key, emoji) => `${key}"${renamed(emoji)}"`)
    .replace(/("answer": ":)([a-z_]+):/g, (_, key, emoji) => `${key}${renamed(emoji)}:`);
}

describe.each(names)('with another command and other emoji the scenario %s', (name) => {
  test('ends as it should, and the bot says none of the usual names', async () => {
    const played = await playOut(name, { rewrite: withOtherNames, settings: otherNames });
    expect(missedExpectations(played.scenario, played.draft)).toEqual([]);
    expect(usualNamesFrom(played.playground)).toEqual([]);
    expect(JSON.stringify(played.playground.wire.calls('reactions.add'))).toContain(otherNames.answerEmoji);
  });
});

test('the usual names are found where they are said', async () => {
  const { playground } = await playOut('memory-leak');
  const found = usualNamesFrom(playground).join('\n');
  expect(found).toContain('/incident confirm A2');
  expect(found).toContain(':pushpin:');
  expect(found).toContain('"name":"memo"');
  expect(usualNamesIn('INC-1 in #incidents, `/inc times`, :bookmark:')).toEqual([]);
});
