import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../app/ports';
import type { OfferedScenario } from '../../playground/page/contract';
import { readScenario, type Scenario } from '../../playground/scenario/scenario';

/** The scenarios that come with the program. */
export const ownScenarios = join(__dirname, '..', '..', '..', 'data', 'scenarios');

/** Every scenario of a folder by its id, its file's name without `.json`; one that is broken is left out, and logged. */
export async function readScenarios(folder: string, log: Log): Promise<ReadonlyMap<string, Scenario>> {
  const names = await readdir(folder).catch(() => []);
  const found = new Map<string, Scenario>();
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    try {
      const scenario = readScenario(await readFile(join(folder, name), 'utf8'), name);
      found.set(name.slice(0, -'.json'.length), scenario);
    } catch (error) {
      log.warn({ error, scenario: name }, 'A scenario cannot be read and is left out');
    }
  }
  return found;
}

/** A scenario as somebody chooses one. */
export function offered(id: string, scenario: Scenario): OfferedScenario {
  const { title, about = '', steps, people, start } = scenario;
  return {
    id,
    name: title,
    description: about,
    steps: steps.length,
    from: steps[0]?.at ?? start,
    to: steps.at(-1)?.at ?? start,
    people: Object.keys(people),
  };
}
