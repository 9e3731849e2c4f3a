import type { PromiseTerms } from '../domain/promises/terms';
import type { SeverityLevel } from '../domain/severity';
import { minute } from '../domain/time/instant';
import { bySeverity } from './by-severity';
import type { Complain, FileSettings } from './file';

/** After how many minutes the next update is due in incidents of the worst severity, and of the one below. */
const UPDATES = [30, 60] as const;
/** After how many minutes somebody else is looked for who answers. */
const ACKNOWLEDGEMENT = 5;
/** After how many minutes somebody is to lead. */
const LEAD = 5;
const RESOLUTION = 120;
const CLOSING = 24 * 60;

/** By when what is owed falls due. */
export function readPromises(
  { promises: given = {} }: FileSettings,
  severities: readonly SeverityLevel[],
  complain: Complain,
): PromiseTerms {
  const { acknowledgement, lead, resolution, closing } = {
    ...{ acknowledgement: ACKNOWLEDGEMENT, lead: LEAD, resolution: RESOLUTION, closing: CLOSING },
    ...given,
  };
  return {
    'next update': readUpdates(given, severities, complain),
    areTasksAsked: given.tasks !== 'off',
    ...(acknowledgement !== undefined && { acknowledgement: micros(acknowledgement) }),
    ...(lead !== undefined && { lead: micros(lead) }),
    ...(resolution !== undefined && { resolution: micros(resolution) }),
    ...(closing !== undefined && { closing: micros(closing) }),
  };
}

function readUpdates(
  given: NonNullable<FileSettings['promises']>,
  severities: readonly SeverityLevel[],
  complain: Complain,
): PromiseTerms['next update'] {
  if (!('next_update' in given)) {
    const usual = UPDATES.flatMap((minutes, place) => {
      const severity = severities[place];
      return severity === undefined ? [] : [[severity.name, micros(minutes)] as const];
    });
    return Object.fromEntries(usual);
  }
  const typed = bySeverity('promises.next_update', given.next_update ?? {}, { severities, complain });
  const due = Object.entries(typed).flatMap(([name, minutes]) =>
    minutes === undefined ? [] : [[name, micros(minutes)] as const],
  );
  return Object.fromEntries(due);
}

/** Instants are whole microseconds. */
function micros(minutes: number): number {
  return Math.round(minutes * minute);
}
