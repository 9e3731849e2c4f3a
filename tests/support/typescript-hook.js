// Lets a child process run the sources as they are: `node --require tests/support/typescript-hook.js file.ts`.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { version } = require('@swc/core/package.json');

const options = {
  jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

// Tests start many processes, and to compile the same files in each is a third of what one costs.
const cache = join(__dirname, '../../node_modules/.cache/firelog');
mkdirSync(cache, { recursive: true });

require.extensions['.ts'] = (module, filename) => {
  module._compile(compiled(filename, readFileSync(filename, 'utf8')), filename);
};

function compiled(filename, source) {
  const key = JSON.stringify([version, options, filename, source]);
  const path = join(cache, `${createHash('sha256').update(key).digest('hex')}.js`);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const { code } = require('@swc/core').transformSync(source, { ...options, filename });
    // Under its name only when it is whole: another process may read it at once.
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, code);
    renameSync(draft, path);
    return code;
  }
}
