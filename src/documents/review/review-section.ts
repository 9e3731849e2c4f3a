import type { Incident } from '../../domain/incident/incident';
import type { PersonId } from '../../domain/person';
import { postmortemOwner, publishedAt, type ReviewRequest, reviewOf } from '../../domain/review/review';
import type { Instant } from '../../domain/time/instant';
import { addressOf } from '../markdown/address';
import { Markdown } from '../markdown/markdown';

/** Where a postmortem stands that is more than a draft. */
export interface ReviewView {
  /** `draft`, `in review` or `published`. */
  readonly state: 'draft' | 'in review' | 'published';
  /** Since when it is in review. */
  readonly since: string | null;
  /** Who sees to it that it is reviewed and published. */
  readonly owner: string | null;
  /** Who was asked, and what they said: `reviewed`, `wants changes`, `asked`. */
  readonly reviewers: readonly { readonly name: string; readonly said: string }[];
  /** When it was published last, also where the incident was reopened since. */
  readonly publishedAt: string | null;
  /** Who published it. */
  readonly publishedBy: string | null;
  /** Where it was published. */
  readonly link: Markdown | null;
  /** Whether something was recorded after it was published. */
  readonly isChangedSince: boolean;
}

/** How people and times are written. */
interface Written {
  readonly nameOf: (person: PersonId) => string;
  readonly moment: (at: Instant) => string;
}

/** Where the postmortem stands; null while it is a draft and nobody was asked for a review. */
export function reviewSection(incident: Incident, { nameOf, moment }: Written): ReviewView | null {
  const { state, since, requests, publication, isChangedSince } = reviewOf(incident);
  if (requests.length === 0 && publication === undefined) return null;
  const owner = postmortemOwner(incident);
  const at = publication === undefined ? undefined : publishedAt(incident);
  const address = at === undefined ? undefined : addressOf(at);
  const named = (person: string | undefined) => (person === undefined ? null : nameOf(person));
  return {
    state,
    since: since === undefined ? null : moment(since),
    owner: named(owner),
    reviewers: requests.flatMap((request) => {
      const said = whatTheySaid(request);
      return said === undefined ? [] : [{ name: nameOf(request.reviewer), said }];
    }),
    publishedAt: publication === undefined ? null : moment(publication.recordedAt),
    publishedBy: named(publication?.by),
    link: address === undefined ? null : new Markdown(address.destination),
    isChangedSince,
  };
}

/** Nothing of those who need not answer. */
function whatTheySaid({ outcome, isOpen }: ReviewRequest): string | undefined {
  if (outcome === undefined) return 'asked';
  if (outcome.type !== 'given') return undefined;
  if (outcome.given.verdict === 'approved') return 'reviewed';
  return isOpen ? 'wants changes' : 'wanted changes';
}
