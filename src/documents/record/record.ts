import type { Finding } from '../../domain/findings/finding';
import { checkOf } from '../../domain/findings/findings';
import { type Incident, incidentName } from '../../domain/incident/incident';
import type { IncidentEvent } from '../../domain/incident/incident-event';
import { readIncident } from '../../domain/incident-view';
import { type Milestone, milestones } from '../../domain/milestone';
import { impactSpans } from '../../domain/milestones/duration';
import { minutesOf } from '../../domain/milestones/elapsed';
import type { Times } from '../../domain/milestones/times';
import type { PersonId } from '../../domain/person';
import { type Section, sections } from '../../domain/section';
import type { Severity } from '../../domain/severity';
import type { Status } from '../../domain/status';
import { type Instant, toIso } from '../../domain/time/instant';
import { shownSecrets, shownTitle } from '../../domain/timeline/secret-places';
import { inWords } from '../../sentence';
import {
  type RecordedAssumption,
  type RecordedEscalation,
  type RecordedField,
  type RecordedFollowUp,
  type RecordedRole,
  recordedAssumptions,
  recordedEscalations,
  recordedFields,
  recordedFollowUps,
  recordedRoles,
} from './ledgers';
import { type LoggedFact, loggedFact } from './log';
import { isoOf, type RecordContext, recordedText } from './record-context';
import { shownLog } from './shown-log';
import { type RecordedEntry, recordedTimeline } from './timeline';

/**
 * An incident as data for other programs: every instant is ISO 8601 in UTC with microseconds, every key is always
 * there, null stands for what is not known, and people are ids that `people` names. Keys may be added; one that
 * goes away or changes its meaning raises `version`.
 */
export interface IncidentRecord {
  readonly format: 'firelog incident';
  readonly version: 1;
  readonly exportedAt: string;
  /** The workspace's id. */
  readonly team: string;
  /** `INC-7`. */
  readonly name: string;
  readonly number: number;
  readonly title: string;
  readonly severity: Severity;
  readonly status: Status;
  /** An IANA zone, in which the people of the incident read clocks. */
  readonly zone: string;
  readonly isPrivate: boolean;
  readonly isDrill: boolean;
  readonly channel: { readonly id: string; readonly name: string } | null;
  readonly declaredAt: string;
  readonly declaredBy: PersonId;
  readonly closedAt: string | null;
  /** The names of everybody whom the record names by id; the id again where no name is known. */
  readonly people: Readonly<Record<PersonId, string>>;
  /** What was said at the close. */
  readonly closing: Readonly<Record<Section, string | null>> | null;
  /** Every milestone, reached or not; `isTyped` where a person gave the time. */
  readonly times: readonly {
    readonly milestone: Milestone;
    readonly at: string | null;
    readonly isTyped: boolean;
    readonly isApproximate: boolean;
  }[];
  /**
   * In whole minutes, negative when the end came first. Of several impact windows the first says how long it took to
   * mitigate and to resolve.
   */
  readonly durations: readonly {
    readonly name: string;
    readonly from: Milestone;
    readonly to: Milestone;
    readonly minutes: number | null;
    /** Whether an end is known only about. */
    readonly isApproximate: boolean;
  }[];
  /** When there was impact, and for how many minutes in all; null where a window has no end. */
  readonly impact: {
    readonly windows: readonly { readonly start: string; readonly end: string | null }[];
    readonly minutes: number | null;
  };
  readonly timeline: readonly RecordedEntry[];
  readonly assumptions: readonly RecordedAssumption[];
  readonly escalations: readonly RecordedEscalation[];
  readonly followUps: readonly RecordedFollowUp[];
  /** Who had which role, in the order in which they took them. */
  readonly roles: readonly RecordedRole[];
  /** The names of the services that it is about. */
  readonly services: readonly string[];
  /** What was filled in of what the settings ask for. */
  readonly fields: readonly RecordedField[];
  /** What the draft lacks or contradicts, the worst first. */
  readonly findings: readonly (Omit<Finding, 'mends'> & { readonly sentence: string })[];
  /** The log that everything else here is derived from, oldest first. */
  readonly log: readonly LoggedFact[];
}

/** Writes down everything that is known of an incident, from its log and what that means. */
export function recordOf(
  incident: Incident,
  log: readonly IncidentEvent[],
  given: RecordContext & { readonly exportedAt: Instant },
): IncidentRecord {
  const context = { ...given, shown: shownSecrets(incident) };
  const times = readIncident(incident).times;
  return {
    format: 'firelog incident',
    version: 1,
    exportedAt: toIso(context.exportedAt),
    team: context.team,
    name: incidentName(incident),
    number: incident.number,
    title: shownTitle(incident),
    severity: incident.severity,
    status: incident.status,
    zone: incident.zone,
    isPrivate: incident.isPrivate,
    isDrill: incident.isDrill,
    channel: incident.channel === undefined ? null : { id: incident.channel.id, name: incident.channel.name },
    declaredAt: toIso(incident.declaredAt),
    declaredBy: incident.declaredBy,
    closedAt: isoOf(incident.closed?.at),
    people: Object.fromEntries(
      readIncident(incident).people.map((person) => [person, context.nameOf(person)]),
    ),
    closing: closingOf(incident, context),
    times: recordedTimes(times),
    durations: readIncident(incident).durations.map(({ name, from, to, minutes, isApproximate }) => ({
      ...{ name, from, to },
      minutes: minutes ?? null,
      isApproximate: isApproximate === true,
    })),
    impact: recordedImpact(incident),
    timeline: recordedTimeline(incident, context),
    assumptions: recordedAssumptions(incident, context),
    escalations: recordedEscalations(incident, context),
    followUps: recordedFollowUps(incident, context),
    roles: recordedRoles(incident),
    services: incident.services,
    fields: recordedFields(incident, context),
    findings: checkOf(incident, context.settings).map(({ mends: _, sentence, ...finding }) => ({
      ...finding,
      sentence: inWords(sentence, context.settings),
    })),
    log: shownLog(incident, log, context).map(loggedFact),
  };
}

function closingOf({ written }: Incident, context: RecordContext): IncidentRecord['closing'] {
  if (written === undefined) return null;
  const said = (field: Section): string | null => {
    const words = written[field];
    return words === undefined ? null : (recordedText(words, context) ?? '');
  };
  // Typed so because there is one of each.
  return Object.fromEntries(sections.map((section) => [section, said(section)])) as Record<
    Section,
    string | null
  >;
}

function recordedTimes(times: Times): IncidentRecord['times'] {
  return milestones.map((milestone) => {
    const reached = times[milestone];
    return {
      milestone,
      at: isoOf(reached?.at),
      isTyped: reached?.typed ?? false,
      isApproximate: reached?.isApproximate ?? false,
    };
  });
}

function recordedImpact(incident: Incident): IncidentRecord['impact'] {
  const spans = impactSpans(incident);
  return {
    windows: readIncident(incident).impact.windows.map(({ start, end }) => ({
      start: toIso(start.at),
      end: isoOf(end?.at),
    })),
    minutes: spans.length === 0 ? null : minutesOf(spans),
  };
}
