import type { PromiseTerms } from '../domain/promises/terms';
import { plainName, type SeverityLevel } from '../domain/severity';
import { minute } from '../domain/time/instant';
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
  const typed = Object.entries(given.next_update ?? {}).flatMap(([name, minutes]) => {
    const severity = severities.find((each) => plainName(each.name) === plainName(name));
    if (severity === undefined) {
      const known = severities.map((each) => each.name).join(', ');
      complain(`FIRELOG_CONFIG: promises.next_update: there is no severity “${name}”. There are ${known}.`);
    }
    return severity === undefined || minutes === undefined ? [] : [[severity.name, micros(minutes)] as const];
  });
  return Object.fromEntries(typed);
}

/** Instants are whole microseconds. */
function micros(minutes: number): number {
  return Math.round(minutes * minute);
}
