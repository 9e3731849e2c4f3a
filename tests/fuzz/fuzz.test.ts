import { tryOut } from './campaign';
import { targets } from './targets';

/** A sample of what `npm run fuzz` tries: as many of each as take a second, other ones each time. */
const most: Readonly<Record<string, number>> = {
  slash: 80,
  modals: 80,
  clicks: 50,
  events: 120,
  template: 30,
  scenario: 50,
  growth: 60,
  yaml: 350,
  'http-bot': 100,
  'http-playground': 150,
};

test.each(targets.map((target) => [target.name, target] as const))(
  '%s takes whatever comes',
  async (name, target) => {
    const seed = Date.now() % 1_000_000;
    const { failures, runs } = await tryOut(target, { seed, from: 0, runs: most[name] ?? 1_000 });
    expect(failures).toEqual([]);
    expect(runs).toBe(most[name] ?? 1_000);
  },
  60_000,
);
