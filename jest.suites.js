/**
 * What `npm test` runs: the same tests as jest.config.js, many files in one go, so that what they share is loaded once.
 *
 * @type {import('jest').Config}
 */
module.exports = { ...require('./jest.config'), testMatch: ['**/suites/*.suite.ts'] };
