import type { Diagnosis } from './diagnosis';

const check = 'scopes';
const mend = 'Put what `npx firelog manifest` prints into the app’s manifest, and reinstall the app.';

/** Compares the scopes that were granted with those of the manifest: none may lack, and none be there for nothing. */
export function checkScopes(granted: readonly string[], needed: readonly string[]): Diagnosis {
  const missing = needed.filter((scope) => !granted.includes(scope));
  const superfluous = granted.filter((scope) => !needed.includes(scope));
  if (missing.length === 0 && superfluous.length === 0) {
    return { check, state: 'ok', sentence: `The ${needed.length} of the manifest and no others.` };
  }
  const lacks = missing.length === 0 ? [] : [`Not granted: ${missing.join(', ')}.`];
  const extra = superfluous.length === 0 ? [] : [`Granted for nothing: ${superfluous.join(', ')}.`];
  const state = missing.length > 0 ? 'missing' : 'wrong';
  return { check, state, sentence: [...lacks, ...extra, mend].join(' ') };
}
