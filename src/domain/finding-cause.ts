import { say } from '../sentence';
import { fillIn, type Rule } from './finding';

const noResolution: Rule = {
  id: 'R03',
  severity: 'error',
  place: 'Root cause and resolution',
  find: (incident) => {
    if (incident.closing?.resolution?.trim()) return [];
    return [{ sentence: say`Nobody wrote how the incident was resolved. ${fillIn('Resolution', incident)}` }];
  },
};

/** What the telling of cause and resolution lacks. */
export const causeRules: readonly Rule[] = [noResolution];
