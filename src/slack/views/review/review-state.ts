import type { Incident } from '../../../domain/incident/incident';
import type { PersonId } from '../../../domain/person';
import { promiseOf } from '../../../domain/promises/promises';
import { type ReviewRequest, reviewOf, reviewPromise } from '../../../domain/review/review';
import type { DrawContext } from '../../block-kit/message';
import { inReadersZone } from '../../text/instants';
import { escaped, link } from '../../text/mrkdwn';
import { quotation } from '../ledger/said';

/** Where the postmortem stands: `in review since …, 1 of 2 answered`; undefined while it is a draft and nothing else. */
export function reviewInWords(incident: Incident): string | undefined {
  const { state, since, publication, isChangedSince } = reviewOf(incident);
  const when = since === undefined ? '' : ` since ${inReadersZone(since)}`;
  switch (state) {
    case 'in review':
      return `in review${when}, ${answersInWords(incident)}`;
    case 'published':
      return `published ${publication === undefined ? '' : inReadersZone(publication.recordedAt)}${isChangedSince ? ', changed since' : ''}`;
    case 'draft':
      return publication === undefined
        ? undefined
        : `was published ${inReadersZone(publication.recordedAt)}, reopened since`;
    default:
      return state satisfies never;
  }
}

/** `1 of 2 answered`, with how many of them want changes. */
export function answersInWords(incident: Incident): string {
  const asked = reviewOf(incident).requests.filter(({ isOpen }) => isOpen);
  const given = asked.flatMap(({ outcome }) => (outcome?.type === 'given' ? [outcome.given] : []));
  const unhappy = given.filter(({ verdict }) => verdict === 'changes wanted').length;
  const changes = unhappy === 0 ? '' : `, ${unhappy} of them ${unhappy === 1 ? 'wants' : 'want'} changes`;
  return asked.length === 0
    ? 'nobody is waited for'
    : `${given.length} of ${asked.length} answered${changes}`;
}

/** A line for somebody who was asked for a review: what came of it. */
export function requestLine(request: ReviewRequest, incident: Incident, draw: DrawContext): string {
  return `• ${escaped(draw.nameOf(request.reviewer))}: ${cameOf(request, incident, draw)}`;
}

function cameOf(
  { number, outcome, isOpen, due }: ReviewRequest,
  incident: Incident,
  draw: DrawContext,
): string {
  switch (outcome?.type) {
    case undefined: {
      const by = due ?? dueOf(incident, number);
      return by === undefined ? 'asked' : `asked, by ${by}`;
    }
    case 'given': {
      const { verdict, text, recordedAt } = outcome.given;
      if (verdict === 'approved') return `*reviewed* ${inReadersZone(recordedAt)}`;
      const words = text === undefined ? '' : `\n${quotation(text, incident, draw)}`;
      return `*${isOpen ? 'wants' : 'wanted'} changes*, ${inReadersZone(recordedAt)}${words}`;
    }
    case 'not needed':
      return `not needed${outcome.by === undefined ? '' : `, says ${escaped(draw.nameOf(outcome.by))}`}`;
    case 'asked again':
      return 'asked again since';
    case 'published':
      return 'it was published before they answered';
    case 'reopened':
      return 'the incident was reopened before they answered';
    default:
      return outcome satisfies never;
  }
}

/** By when a review is to be given where no day was named. */
export function dueOf(incident: Incident, number: number): string | undefined {
  const promise = promiseOf(incident, reviewPromise(number));
  return promise === undefined ? undefined : inReadersZone(promise.due);
}

/** ` Read the draft` as a link, where there is one. */
export function draftLink(incident: Incident): string {
  const draft = incident.drafts.findLast((each) => each.link !== '');
  return draft === undefined ? '' : link(draft.link, `Read the draft, revision ${draft.revision}`);
}

/** `Ana, Ben and Cem`, escaped; nobody is notified. */
export function namesOf(people: readonly PersonId[], { nameOf }: Pick<DrawContext, 'nameOf'>): string {
  const names = people.map((person) => escaped(nameOf(person)));
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
