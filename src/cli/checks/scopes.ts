import type { Diagnosis } from './diagnosis';

const check = 'scopes';
const mend = 'Put what `npx firelog manifest` prints into the app’s manifest, and reinstall the app.';

/** Without these the bot does all but one thing. */
const optional: Readonly<Record<string, string>> = {
  'canvases:write':
    'Without canvases:write incidents have no canvases; their drafts come as files all the same.',
};

/** Compares the scopes that were granted with those of the manifest: none may lack, and none be there for nothing. */
export function checkScopes(granted: readonly string[], needed: readonly string[]): Diagnosis {
  const missing = needed.filter((scope) => !granted.includes(scope));
  const superfluous = granted.filter((scope) => !needed.includes(scope));
  if (missing.length === 0 && superfluous.length === 0) {
    return { check, state: 'ok', sentence: `The ${needed.length} of the manifest and no others.` };
  }
  const lacks = missing.length === 0 ? [] : [`Not granted: ${missing.join(', ')}.`];
  const without = missing.flatMap((scope) => optional[scope] ?? []);
  const extra = superfluous.length === 0 ? [] : [`Granted for nothing: ${superfluous.join(', ')}.`];
  return {
    check,
    state: stateOf(missing, superfluous),
    sentence: [...lacks, ...without, ...extra, mend].join(' '),
  };
}

function stateOf(missing: readonly string[], superfluous: readonly string[]): Diagnosis['state'] {
  if (missing.some((scope) => optional[scope] === undefined)) return 'missing';
  return superfluous.length > 0 ? 'wrong' : 'warning';
}
