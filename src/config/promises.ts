import type { PromiseTerms } from '../domain/promises/terms';
import type { SeverityLevel } from '../domain/severity';
import { minute } from '../domain/time/instant';
import { bySeverity, type Severities } from './by-severity';
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
/** After how many minutes a postmortem is to be in review, or published. */
const PUBLICATION = 5 * 24 * 60;
/** After how many minutes a review is to be given. */
const REVIEW = 3 * 24 * 60;
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
    publication,
    review,
    quiet_hours: quietHours,
  } = {
    ...{ acknowledgement: ACKNOWLEDGEMENT, lead: LEAD, resolution: RESOLUTION, closing: CLOSING },
    ...{ publication: PUBLICATION, review: REVIEW, quiet_hours: QUIET_HOURS, ...given },
  };
  const named = { severities, complain };
  return {
    'next update': readUpdates(given, named),
    silence: readSilence(given, named),
    areTasksAsked: given.tasks !== 'off',
    ...(quietHours !== undefined && { quietHours }),
    ...(acknowledgement !== undefined && { acknowledgement: micros(acknowledgement) }),
    ...(lead !== undefined && { lead: micros(lead) }),
    ...(resolution !== undefined && { resolution: micros(resolution) }),
    ...(closing !== undefined && { closing: micros(closing) }),
    ...(publication !== undefined && { publication: micros(publication) }),
    ...(review !== undefined && { review: micros(review) }),
  };
}

function readUpdates(
  given: NonNullable<FileSettings['promises']>,
  named: Severities,
): PromiseTerms['next update'] {
  if (!('next_update' in given)) {
    const usual = UPDATES.flatMap((minutes, place) => {
      const severity = named.severities[place];
      return severity === undefined ? [] : [[severity.name, micros(minutes)] as const];
    });
    return Object.fromEntries(usual);
  }
  return termsOf('next_update', given.next_update ?? {}, named);
}

/** A number holds for every severity; unless said, nobody is asked about incidents of the mildest. */
function readSilence(
  given: NonNullable<FileSettings['promises']>,
  named: Severities,
): PromiseTerms['silence'] {
  const { silence } = given;
  const { severities } = named;
  if (typeof silence === 'object') return termsOf('silence', silence, named);
  const asked = 'silence' in given ? severities : severities.slice(0, -1);
  const minutes = 'silence' in given ? silence : SILENCE;
  return minutes === undefined
    ? {}
    : Object.fromEntries(asked.map(({ name }) => [name, micros(minutes)] as const));
}

/** Minutes by the names of severities, as they were typed; one that is off is left out. */
function termsOf(
  setting: string,
  given: Readonly<Record<string, number | undefined>>,
  named: Severities,
): Readonly<Record<string, number>> {
  const typed = Object.entries(bySeverity(`promises.${setting}`, given, named));
  return Object.fromEntries(
    typed.flatMap(([name, minutes]) => (minutes === undefined ? [] : [[name, micros(minutes)] as const])),
  );
}

/** Instants are whole microseconds. */
function micros(minutes: number): number {
  return Math.round(minutes * minute);
}
