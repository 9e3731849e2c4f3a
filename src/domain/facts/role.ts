import { holdingsOf, leavingsOf, roleRequestsOf } from '../ledger/role';
import type { PersonId } from '../person';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import type { FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** Somebody is asked to take a role, and has it once they say so. `isHandOver`: with a brief. */
    'role-asked': {
      role: string;
      isUnique?: true;
      to: PersonId;
      isHandOver?: true;
      reason?: Wording;
      occurredAt?: Instant;
      approximate?: true;
    };
    /** Whoever says so has the role; `asked` is the fact that asked them. */
    'role-taken': {
      role: string;
      isUnique?: true;
      asked?: number;
      occurredAt?: Instant;
      approximate?: true;
    };
    /** Whoever was asked by the fact `asked` says that they cannot. */
    'role-declined': { asked: number };
    /** Whoever says so has the role no longer. */
    'role-left': { role: string; occurredAt?: Instant; approximate?: true };
  }
}

/** Somebody was asked to take a role. Nobody has it for being asked, so it is on no timeline. */
export const roleAsked: FactDefinition<'role-asked'> = {
  version: 1,
  isKept: true,
  said: 'reason',
  isWithdrawable: true,
};

/** Somebody took a role. Whoever has it already takes nothing. */
export const roleTaken: FactDefinition<'role-taken'> = {
  version: 1,
  isKept: true,
  isWithdrawable: true,
  isCorrectable: true,
  line: ({ seq, asked }, incident) => {
    const holding = holdingsOf(incident).find((each) => each.seq === seq);
    if (holding === undefined) return undefined;
    const { role, person, former } = holding;
    const source = asked === undefined ? undefined : incident.told[asked];
    return { about: [{ type: 'role', role, person, former }], ...(source !== undefined && { source }) };
  },
};

/** Somebody who was asked to take a role cannot. */
export const roleDeclined: FactDefinition<'role-declined'> = {
  version: 1,
  isKept: true,
  line: ({ seq }, incident) => {
    const request = roleRequestsOf(incident).find(
      ({ outcome }) => outcome?.type === 'declined' && outcome.declined.seq === seq,
    );
    if (request === undefined) return undefined;
    const { role, to: person, seq: asked } = request;
    const source = incident.told[asked];
    return { about: [{ type: 'role declined', role, person }], ...(source !== undefined && { source }) };
  },
};

/** Somebody gave a role up that they had. */
export const roleLeft: FactDefinition<'role-left'> = {
  version: 1,
  isKept: true,
  isWithdrawable: true,
  isCorrectable: true,
  line: ({ seq, role, by }, incident) =>
    by === undefined || !leavingsOf(incident).has(seq)
      ? undefined
      : { about: [{ type: 'role left', role, person: by }] },
};
