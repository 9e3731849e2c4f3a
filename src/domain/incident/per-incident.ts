import type { Incident } from './incident';

/**
 * What is derived from an incident, computed once for each state of it: an incident never changes, it is followed by
 * another. Whoever reads the ledger for each of a thousand messages does so in no time.
 */
export function perIncident<T>(derive: (incident: Incident) => T): (incident: Incident) => T {
  const known = new WeakMap<Incident, { readonly value: T }>();
  return (incident) => {
    const found = known.get(incident);
    if (found !== undefined) return found.value;
    const value = derive(incident);
    known.set(incident, { value });
    return value;
  };
}
