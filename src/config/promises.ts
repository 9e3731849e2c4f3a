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
/** For how many minutes nobody may say anything while impact lasts, in all incidents but those of the mildest severity. */
const SILENCE = 45;
const RESOLUTION = 120;
const CLOSING = 24 * 60;
/** In minutes after midnight. */
const QUIET_HOURS = { from: 22 * 60, to: 8 * 60 };

/** By when what is owed falls due. */
export function readPromises(
  { promises: given = {} }: FileSettings,
  severities: readonly SeverityLevel[],
  complain: Complain,
): PromiseTerms {
  const {
    acknowledgement,
    lead,
    resolution,
    closing,
    quiet_hours: quietHours,
  } = {
    ...{ acknowledgement: ACKNOWLEDGEMENT, lead: LEAD, resolution: RESOLUTION, closing: CLOSING },
    ...{ quiet_hours: QUIET_HOURS, ...given },
  };
  return {
    'next update': readUpdates(given, severities, complain),
    silence: readSilence(given, severities, complain),
    areTasksAsked: given.tasks !== 'off',
    ...(quietHours !== undefined && { quietHours }),
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
  return bySeverity('next_update', given.next_update ?? {}, severities, complain);
}

/** A number holds for every severity; unless said, nobody is asked about incidents of the mildest. */
function readSilence(
  given: NonNullable<FileSettings['promises']>,
  severities: readonly SeverityLevel[],
  complain: Complain,
): PromiseTerms['silence'] {
  const { silence } = given;
  if (typeof silence === 'object') return bySeverity('silence', silence, severities, complain);
  const asked = 'silence' in given ? severities : severities.slice(0, -1);
  const minutes = 'silence' in given ? silence : SILENCE;
  return minutes === undefined
    ? {}
    : Object.fromEntries(asked.map(({ name }) => [name, micros(minutes)] as const));
}

/** Minutes by the names of severities, as they were typed. */
function bySeverity(
  setting: string,
  given: Readonly<Record<string, number | undefined>>,
  severities: readonly SeverityLevel[],
  complain: Complain,
): Readonly<Record<string, number>> {
  const typed = Object.entries(given).flatMap(([name, minutes]) => {
    const severity = severities.find((each) => plainName(each.name) === plainName(name));
    if (severity === undefined) {
      const known = severities.map((each) => each.name).join(', ');
      complain(`FIRELOG_CONFIG: promises.${setting}: there is no severity “${name}”. There are ${known}.`);
    }
    return severity === undefined || minutes === undefined ? [] : [[severity.name, micros(minutes)] as const];
  });
  return Object.fromEntries(typed);
}

/** Instants are whole microseconds. */
function micros(minutes: number): number {
  return Math.round(minutes * minute);
}
