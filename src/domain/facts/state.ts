import { entryKeyOf } from '../incident/incident-event';
import { factsOf, firstOf, lastOf } from '../incident/kept-facts';
import type { Severity } from '../severity';
import type { Instant } from '../time/instant';
import type { Zone } from '../time/zone';
import type { Unnamed } from '../unnamed';
import { type FactDefinition, quoted } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    'severity-changed': { to: Severity; occurredAt?: Instant; approximate?: true };
    retitled: { title: string; occurredAt?: Instant; approximate?: true; unnamed?: readonly Unnamed[] };
    /** It is known what those are called whom the title mentions that this fact gave the incident. */
    'title-named': { fact: number; title: string };
    /** `from`: nobody said so; it is the zone of whoever declared the incident. */
    'zone-changed': { zone: Zone; occurredAt?: Instant; approximate?: true; from?: 'declarer' };
    /** Somebody typed a time in another zone than the incident's: `EAT` or `+03:00`. */
    'zone-spoken': { name: string };
  }
}

/** Somebody said how bad it is. */
export const severityChanged: FactDefinition<'severity-changed'> = {
  version: 1,
  isKept: true,
  derive: (incident) => ({
    severity: lastOf(incident, 'severity-changed')?.to ?? incident.declared.severity,
  }),
  isWithdrawable: true,
  isCorrectable: true,
  line: ({ seq, to }, incident) => {
    const before = factsOf(incident, 'severity-changed').findLast((each) => each.seq < seq);
    return { about: [{ type: 'severity', from: before?.to ?? incident.declared.severity, to }] };
  },
};

/** Somebody gave the incident another title. */
export const retitled: FactDefinition<'retitled'> = {
  version: 1,
  isKept: true,
  isTimed: true,
  derive: (incident) => ({ title: lastOf(incident, 'retitled')?.title ?? incident.declared.title }),
  quotes: (event) => quoted(event, event.title, (title) => ({ title })),
};

/** A title names whomever it mentions. */
export const titleNamed: FactDefinition<'title-named'> = {
  version: 1,
  apply: (incident, { fact: seq, title }) => {
    const facts = incident.facts.map((fact) =>
      fact.seq === seq && (fact.type === 'declared' || fact.type === 'retitled')
        ? { ...fact, title, unnamed: [] }
        : fact,
    );
    const declared = firstOf({ ...incident, facts }, 'declared') ?? incident.declared;
    const last = lastOf({ ...incident, facts }, 'retitled');
    return { ...incident, facts, declared, title: last?.title ?? declared.title };
  },
  quotes: (event) => quoted(event, event.title, (title) => ({ title }), entryKeyOf({ seq: event.fact })),
};

/** Somebody said which zone the incident is in. */
export const zoneChanged: FactDefinition<'zone-changed'> = {
  version: 1,
  isKept: true,
  isTimed: true,
  apply: (incident, { zone, from }) =>
    from === 'declarer' ? { ...incident, zone } : { ...incident, zone, isZoneConfirmed: true },
};

/** Somebody typed a time in another zone. */
export const zoneSpoken: FactDefinition<'zone-spoken'> = {
  version: 1,
  apply: (incident, { name }) => ({ ...incident, zonesSpoken: [...incident.zonesSpoken, name] }),
};
