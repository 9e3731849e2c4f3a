import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { localClock } from '../../../src/playground/scenario/local-time';
import { readScenario } from '../../../src/playground/scenario/scenario';

const folder = join(__dirname, '../../../data/scenarios');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (file: string) => readScenario(readFileSync(join(folder, file), 'utf8'), file);

describe.each(files)('data/scenarios/%s', (file) => {
  test('can be read and is named as its file', () => {
    expect(read(file).name).toBe(basename(file, '.json'));
  });

  test('has chatter that the draft must leave out, and says what it must keep', () => {
    const { expect: wanted, steps } = read(file);
    const said = steps.map(({ form }) => JSON.stringify(form)).join('\n');
    for (const text of wanted.absent) expect(said).toContain(text);
    expect(wanted.absent.filter((text) => wanted.draft.some((kept) => kept.includes(text)))).toEqual([]);
  });
});

test('the memory leak happens at the times of its story', () => {
  const { steps, zone } = read('memory-leak.json');
  const times = new Set(steps.map(({ at }) => localClock(at, zone).slice(0, 5)));
  for (const time of ['15:00', '15:05', '15:10', '15:12', '15:15', '15:45', '16:30', '16:45', '17:00'])
    expect(times).toContain(time);
});
