import { type TimeOffer, timeOffersOf } from './decisions/time-offers';
import type { Entry } from './entry';
import type { Finding } from './findings/finding';
import { findingsOf } from './findings/findings';
import type { Incident } from './incident/incident';
import { perIncident } from './incident/per-incident';
import { type Assumption, assumptionsOf } from './ledger/assumption';
import { type Escalation, escalationsOf } from './ledger/escalation';
import { type FollowUp, followUpsOf } from './ledger/follow-up';
import { type Holding, holdingsOf } from './ledger/role';
import { type Duration, durationsOf } from './milestones/duration';
import { type Impact, impactOf } from './milestones/impact';
import { type Times, timesOf } from './milestones/times';
import type { PersonId } from './person';
import { peopleIn, placesIn, tookPartIn } from './timeline/people-in';
import { timelineOf } from './timeline/timeline';

/** What the facts of an incident come to, as people read it. Each part is made when it is first asked for. */
export interface IncidentView {
  /** Everything that happened, in the order in which it happened. */
  readonly timeline: readonly Entry[];
  readonly assumptions: readonly Assumption[];
  readonly escalations: readonly Escalation[];
  readonly followUps: readonly FollowUp[];
  /** Who had which role when, in the order in which they took them. */
  readonly roles: readonly Holding[];
  /** Everybody who said or did something, in the order in which they did so first. */
  readonly tookPart: readonly PersonId[];
  /** When each milestone was reached. */
  readonly times: Times;
  /** When there was impact. */
  readonly impact: Impact;
  readonly durations: readonly Duration[];
  /** Times that may be meant otherwise than they are recorded. */
  readonly timeOffers: readonly TimeOffer[];
  /** What a draft would still lack or contradict itself in, but for what the settings ask for: `withEmptyFields` adds that. */
  readonly findings: readonly Finding[];
  /** Everybody whom a document may name. */
  readonly people: readonly PersonId[];
  /** The channels and groups of which it may have nothing but their ids. */
  readonly places: readonly string[];
}

const durations = perIncident(durationsOf);
const findings = perIncident(findingsOf);
const people = perIncident(peopleIn);
const places = perIncident(placesIn);
const tookPart = perIncident(tookPartIn);

/** Reads an incident: every part once for each state of it, in time linear in the length of its log. */
export const readIncident = perIncident(
  (incident: Incident): IncidentView => ({
    get timeline() {
      return timelineOf(incident);
    },
    get assumptions() {
      return assumptionsOf(incident);
    },
    get escalations() {
      return escalationsOf(incident);
    },
    get followUps() {
      return followUpsOf(incident);
    },
    get roles() {
      return holdingsOf(incident);
    },
    get tookPart() {
      return tookPart(incident);
    },
    get times() {
      return timesOf(incident);
    },
    get impact() {
      return impactOf(incident);
    },
    get durations() {
      return durations(incident);
    },
    get timeOffers() {
      return timeOffersOf(incident);
    },
    get findings() {
      return findings(incident);
    },
    get places() {
      return places(incident);
    },
    get people() {
      return people(incident);
    },
  }),
);
