import { fieldValuesOf } from '../details/field-value';
import type { Incident } from '../incident/incident';
import { factsOf } from '../incident/kept-facts';
import { assumptionsOf } from '../ledger/assumption';
import { escalationsOf } from '../ledger/escalation';
import { followUpsOf } from '../ledger/follow-up';
import { calledBy } from '../ledger/ladder';
import { holdingsOf, roleRequestsOf } from '../ledger/role';
import type { Author, PersonId } from '../person';
import { postmortemOwner, reviewOf } from '../review/review';
import { peopleOf } from '../target';
import { leavesOf, namelessPlace, type Wording } from '../text/wording';
import { timelineOf } from './timeline';

/** Everybody whom a document about the incident may name. */
export function peopleIn(incident: Incident): readonly PersonId[] {
  const people = new Set([incident.declaredBy]);
  for (const { recorders, author, forwarded, text, firstWording, deletedWording } of timelineOf(incident)) {
    for (const recorder of recorders) people.add(recorder);
    addAuthor(people, author);
    addAuthor(people, forwarded?.by);
    addMentioned(people, text);
    addMentioned(people, firstWording);
    addMentioned(people, deletedWording);
  }
  for (const { author, text, verdicts } of assumptionsOf(incident)) {
    addAuthor(people, author);
    addMentioned(people, text);
    for (const { by, evidence } of verdicts) {
      if (by !== undefined) people.add(by);
      addMentioned(people, evidence);
    }
  }
  for (const escalation of escalationsOf(incident)) {
    const { by, acknowledged, reason } = escalation;
    const called = calledBy(escalation);
    if (by !== undefined) people.add(by);
    if (acknowledged?.by !== undefined) people.add(acknowledged.by);
    for (const person of [...called, ...(acknowledged?.onBehalfOf ?? [])].flatMap(peopleOf))
      people.add(person);
    addMentioned(people, reason);
  }
  for (const { person, former } of holdingsOf(incident))
    for (const each of [...former, person]) people.add(each);
  for (const person of saidWhatItIsAbout(incident)) people.add(person);
  for (const { value } of fieldValuesOf(incident)) {
    if ('person' in value) people.add(value.person);
    if ('text' in value) addMentioned(people, value.text);
  }
  for (const { to, outcome } of roleRequestsOf(incident)) if (outcome?.type === 'declined') people.add(to);
  for (const { text, owner, settled } of followUpsOf(incident)) {
    addMentioned(people, text);
    addMentioned(people, settled?.evidence);
    if (owner !== undefined) people.add(owner);
    if (settled?.by !== undefined) people.add(settled.by);
  }
  for (const words of Object.values(incident.written ?? {})) addMentioned(people, words);
  for (const person of sawToThePostmortem(incident)) people.add(person);
  return [...people];
}

/**
 * Everybody who said or did something, in the order in which they did so first. Whoever is only named took no part, nor did
 * the author of what somebody forwarded.
 */
export function tookPartIn(incident: Incident): readonly PersonId[] {
  const people = new Set([incident.declaredBy]);
  for (const { recorders, author, forwarded } of timelineOf(incident)) {
    addAuthor(people, forwarded === undefined ? author : forwarded.by);
    for (const recorder of recorders) people.add(recorder);
  }
  for (const { person } of holdingsOf(incident)) people.add(person);
  for (const person of saidWhatItIsAbout(incident)) people.add(person);
  return [...people].filter((person) => person !== '');
}

/** Who has the postmortem, reviews it or published it. */
function sawToThePostmortem(incident: Incident): readonly PersonId[] {
  const { requests, publication } = reviewOf(incident);
  if (requests.length === 0 && publication === undefined) return [];
  const people = [postmortemOwner(incident), publication?.by, ...requests.map(({ reviewer }) => reviewer)];
  return people.flatMap((person) => person ?? []);
}

/** Who named a service or filled in a field, which is on no timeline. */
function saidWhatItIsAbout(incident: Incident): readonly PersonId[] {
  return [...factsOf(incident, 'service-added'), ...factsOf(incident, 'field-set')].flatMap(
    ({ by }) => by ?? [],
  );
}

function addAuthor(people: Set<PersonId>, author: Author | undefined): void {
  if (author !== undefined && 'person' in author) people.add(author.person);
}

function addMentioned(people: Set<PersonId>, wording: Wording = []): void {
  for (const piece of leavesOf(wording))
    if (typeof piece !== 'string' && 'person' in piece) people.add(piece.person);
}

/** The channels and groups that a document about the incident names, and that are known by their ids alone. */
export function placesIn(incident: Incident): readonly string[] {
  const wordings = [
    ...timelineOf(incident).flatMap(({ text, firstWording = [], deletedWording = [] }) => [
      text,
      firstWording,
      deletedWording,
    ]),
    ...assumptionsOf(incident).flatMap(({ text, verdicts }) => [
      text,
      ...verdicts.map(({ evidence = [] }) => evidence),
    ]),
    ...escalationsOf(incident).map(({ reason }) => reason),
    ...followUpsOf(incident).flatMap(({ text, settled }) => [text, settled?.evidence ?? []]),
    ...Object.values(incident.written ?? {}),
  ];
  const named = [
    ...wordings.flatMap(leavesOf),
    ...escalationsOf(incident).flatMap((each) => calledBy(each).filter((target) => 'group' in target)),
  ];
  return [...new Set(named.flatMap((piece) => namelessPlace(piece) ?? []))];
}
