/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // Node requires modules as they are, jest does not: d3 brings the same code in a form for both.
  moduleNameMapper: { '^(d3-[a-z-]+|internmap)$': '<rootDir>/node_modules/$1/dist/$1.min.js' },
  globalSetup: '<rootDir>/tests/support/temporary-folder.ts',
  // Many tests start the real bot, some a browser: on a busy machine that takes a while.
  testTimeout: 180_000,
  // By default one core is left to others, which on a machine of two means half of it.
  maxWorkers: '100%',
  // What test files leave behind makes a worker slow in the end: a fresh one takes its place.
  workerIdleMemoryLimit: '1GB',
};
