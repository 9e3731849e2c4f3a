const { availableParallelism } = require('node:os');

/**
 * What `npm test` runs: the same tests as jest.config.js, many files in one go, so that what they share is loaded once.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./jest.config'),
  testMatch: ['**/suites/*.suite.ts'],
  testSequencer: '<rootDir>/tests/suites/sequencer.js',
  // Some wait for a process or for a time that passes: meanwhile another one has the core.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
};
