import type { Incident } from '../incident/incident';
import type { Recorded } from '../incident/incident-event';
import { factsOf, lastOf } from '../incident/kept-facts';
import { perIncident } from '../incident/per-incident';
import type { PersonId } from '../person';
import type { Instant } from '../time/instant';
import { isLater } from './edits';

/** What a reviewer says of a postmortem. */
export type ReviewVerdict = 'approved' | 'changes wanted';

/** Where a postmortem stands. */
export type ReviewState = 'draft' | 'in review' | 'published';

/** What became of asking somebody for a review. */
export type ReviewOutcome =
  | { readonly type: 'given'; readonly given: Recorded<'review-given'> }
  /** Somebody said that it is not needed. */
  | { readonly type: 'not needed'; readonly by?: PersonId }
  /** They were asked again. */
  | { readonly type: 'asked again' }
  /** It was published, or the incident reopened, before they said anything. */
  | { readonly type: 'published' | 'reopened'; readonly at: Instant };

/** Somebody who was asked for a review. */
export interface ReviewRequest {
  /** Which one it is of the incident, in the order of the log; its promise is named by it. */
  readonly number: number;
  /** The fact that asked them. */
  readonly seq: number;
  readonly reviewer: PersonId;
  readonly by?: PersonId;
  readonly askedAt: Instant;
  /** The day that was named. */
  readonly due?: string;
  /** Missing while they are waited for. */
  readonly outcome?: ReviewOutcome;
  /** Whether what they say still counts: it was not published since, nor reopened. */
  readonly isOpen: boolean;
}

/** Where a postmortem stands, and how it came there. */
export interface Review {
  readonly state: ReviewState;
  /** Since when, where somebody brought it there. */
  readonly since?: Instant;
  readonly requests: readonly ReviewRequest[];
  /** The last time that it was published, also where the incident was reopened since. */
  readonly publication?: Recorded<'published'>;
  /** Whether something that it says was recorded after it was published. */
  readonly isChangedSince: boolean;
}

type Step = Recorded<'review-asked' | 'review-given' | 'published' | 'reopened' | 'promise-dropped'>;

/** Where the postmortem stands by what was recorded, in whatever order: its time decides. */
export const reviewOf = perIncident((incident): Review => {
  const numbers = numbered(incident);
  const requests = new Map<number, ReviewRequest>();
  let at: Pick<Review, 'state' | 'since'> = { state: 'draft' };
  let publication: Recorded<'published'> | undefined;
  for (const step of stepsOf(incident)) {
    switch (step.type) {
      case 'review-asked':
        for (const request of numbers.get(step.seq) ?? []) ask(requests, request);
        at = {
          state: 'in review',
          since: at.state === 'in review' ? (at.since ?? step.recordedAt) : step.recordedAt,
        };
        break;
      case 'review-given':
        give(requests, step);
        break;
      case 'promise-dropped':
        drop(requests, step);
        break;
      case 'published':
        end(requests, { type: 'published', at: step.recordedAt });
        at = {
          state: 'published',
          since: at.state === 'published' ? (at.since ?? step.recordedAt) : step.recordedAt,
        };
        publication = step;
        break;
      case 'reopened':
        end(requests, { type: 'reopened', at: step.recordedAt });
        at = { state: 'draft' };
        break;
      default:
        step satisfies never;
    }
  }
  const { edited } = incident;
  return {
    ...at,
    requests: [...requests.values()].sort((one, other) => one.number - other.number),
    ...(publication !== undefined && { publication }),
    isChangedSince: publication !== undefined && edited !== undefined && isLater(edited, publication),
  };
});

/** Everything that moves a review, the earliest first. */
function stepsOf(incident: Incident): readonly Step[] {
  return [
    ...factsOf(incident, 'review-asked'),
    ...factsOf(incident, 'review-given'),
    ...factsOf(incident, 'published'),
    ...factsOf(incident, 'reopened'),
    ...factsOf(incident, 'promise-dropped'),
  ].sort((one, other) => (isLater(one, other) ? 1 : -1));
}

/** Whom each fact asks; numbers are given in the order of the log, in which nothing comes before what is there. */
function numbered(incident: Incident): ReadonlyMap<number, readonly ReviewRequest[]> {
  let number = 0;
  return new Map(
    factsOf(incident, 'review-asked').map(({ seq, reviewers, by, recordedAt, due }) => [
      seq,
      reviewers.map((reviewer): ReviewRequest => {
        number += 1;
        return {
          ...{ number, seq, reviewer, askedAt: recordedAt, isOpen: true },
          ...(by !== undefined && { by }),
          ...(due !== undefined && { due }),
        };
      }),
    ]),
  );
}

function ask(requests: Map<number, ReviewRequest>, request: ReviewRequest): void {
  for (const earlier of openOf(requests, request.reviewer)) {
    settle(requests, { ...earlier, isOpen: false }, { type: 'asked again' });
  }
  requests.set(request.number, request);
}

/** Who said that changes are needed can say that they were made. */
function give(requests: Map<number, ReviewRequest>, given: Recorded<'review-given'>): void {
  if (given.by === undefined) return;
  for (const request of openOf(requests, given.by)) {
    requests.set(request.number, { ...request, outcome: { type: 'given', given } });
  }
}

function drop(requests: Map<number, ReviewRequest>, { promise, by }: Recorded<'promise-dropped'>): void {
  const dropped = [...requests.values()].find(
    ({ number, isOpen }) => isOpen && reviewPromise(number) === promise,
  );
  if (dropped === undefined) return;
  settle(requests, { ...dropped, isOpen: false }, { type: 'not needed', ...(by !== undefined && { by }) });
}

function end(requests: Map<number, ReviewRequest>, outcome: ReviewOutcome): void {
  for (const request of requests.values()) {
    if (request.isOpen) settle(requests, { ...request, isOpen: false }, outcome);
  }
}

/** What was said stays said. */
function settle(requests: Map<number, ReviewRequest>, request: ReviewRequest, outcome: ReviewOutcome): void {
  requests.set(request.number, { ...request, outcome: request.outcome ?? outcome });
}

function openOf(requests: ReadonlyMap<number, ReviewRequest>, person: PersonId): readonly ReviewRequest[] {
  return [...requests.values()].filter(({ reviewer, isOpen }) => isOpen && reviewer === person);
}

/** How the promise is named in the log that somebody gives a review. */
export function reviewPromise(number: number): string {
  return `review:${number}`;
}

/** Those who are waited for. */
export function pendingReviews(incident: Incident): readonly ReviewRequest[] {
  return reviewOf(incident).requests.filter(({ outcome }) => outcome === undefined);
}

/** Who sees to it that the postmortem is reviewed and published: whoever was named, else whoever closed the incident. */
export function postmortemOwner(incident: Incident): PersonId | undefined {
  return lastOf(incident, 'postmortem-owned')?.owner ?? incident.closed?.by;
}

/** Where people read the published postmortem: where somebody said, else the newest draft; undefined where there is neither. */
export function publishedAt(incident: Incident): string | undefined {
  const { publication } = reviewOf(incident);
  const given = publication?.link;
  if (given !== undefined && isWebAddress(given)) return given;
  const draft = incident.drafts.findLast(({ link }) => link !== '');
  return draft?.link;
}

/** Whether a text is the address of a page. With a name before its host it hides which, or holds a password. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s|<>]+$/i.test(text) && !/^https?:\/\/[^/?#]*@/i.test(text);
}

/** Whether publishing says nothing but where it stands now: what stands there was not changed. */
export function isNewLinkAlone(before: Incident): boolean {
  const { state, isChangedSince } = reviewOf(before);
  return state === 'published' && !isChangedSince;
}

/** Whether somebody can still answer: they did not, or they want changes, which may be made since. */
export function isAnswerable({ isOpen, outcome }: ReviewRequest): boolean {
  return isOpen && !(outcome?.type === 'given' && outcome.given.verdict === 'approved');
}
