const { default: Sequencer } = require('@jest/test-sequencer');

// What takes longest, so that no worker is left alone with it at the end. Jest itself knows only after a first run.
const long = [
  'crash',
  'safety',
  'surface',
  'commands',
  'rest',
  'marks',
  'browser',
  'absence',
  'transport',
  'storage',
  'cli',
  'processes',
  'start',
];

/** Runs the long suites first. */
module.exports = class extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const found = long.findIndex((name) => path.endsWith(`${name}.suite.ts`));
      return found < 0 ? long.length : found;
    };
    return [...tests].sort((one, other) => rank(one) - rank(other));
  }
};
