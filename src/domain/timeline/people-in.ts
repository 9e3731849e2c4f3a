import type { Incident } from '../incident/incident';
import { mentionedIn } from '../incident/message-text';
import { assumptionsOf } from '../ledger/assumption';
import { escalationsOf } from '../ledger/escalation';
import { followUpsOf } from '../ledger/follow-up';
import type { Author, PersonId } from '../person';
import { peopleOf } from '../target';
import { leavesOf } from '../text/wording';
import { timelineOf } from './timeline';

/** Everybody whom a document about the incident may name. */
export function peopleIn(incident: Incident): readonly PersonId[] {
  const entries = timelineOf(incident);
  const people = [
    incident.declaredBy,
    ...entries.flatMap((entry) => [
      ...entry.recorders,
      ...personOf(entry.author),
      ...personOf(entry.forwarded?.by),
      ...mentionedIn(entry.text),
      ...mentionedIn(entry.firstWording ?? []),
    ]),
    ...assumptionsOf(incident).flatMap((assumption) => [
      ...personOf(assumption.author),
      ...mentionedIn(assumption.text),
      ...assumption.verdicts.flatMap((verdict) => [
        ...(verdict.by === undefined ? [] : [verdict.by]),
        ...mentionedIn(verdict.evidence ?? []),
      ]),
    ]),
    ...escalationsOf(incident).flatMap((escalation) => [
      ...(escalation.by === undefined ? [] : [escalation.by]),
      ...(escalation.acknowledged?.by === undefined ? [] : [escalation.acknowledged.by]),
      ...escalation.to.flatMap(peopleOf),
      ...mentionedIn(escalation.reason),
    ]),
    ...followUpsOf(incident).flatMap(({ text, owner }) => [
      ...mentionedIn(text),
      ...(owner === undefined ? [] : [owner]),
    ]),
    ...Object.values(incident.closing ?? {}).flatMap(mentionedIn),
  ];
  return [...new Set(people)];
}

/** The channels and groups that a document about the incident names, and that are known by their ids alone. */
export function placesIn(incident: Incident): readonly string[] {
  const wordings = [
    ...timelineOf(incident).flatMap(({ text, firstWording = [] }) => [text, firstWording]),
    ...assumptionsOf(incident).flatMap(({ text, verdicts }) => [
      text,
      ...verdicts.map(({ evidence = [] }) => evidence),
    ]),
    ...escalationsOf(incident).map(({ reason }) => reason),
    ...followUpsOf(incident).map(({ text }) => text),
    ...Object.values(incident.closing ?? {}),
  ];
  const named = [
    ...wordings.flatMap(leavesOf),
    ...escalationsOf(incident).flatMap(({ to }) => to.filter((target) => 'group' in target)),
  ];
  const nameless = named.flatMap((piece) => {
    if (typeof piece === 'string' || !('name' in piece)) return [];
    const id = 'group' in piece ? piece.group : piece.channel;
    return id === piece.name ? [id] : [];
  });
  return [...new Set(nameless)];
}

function personOf(author: Author | undefined): readonly PersonId[] {
  return author !== undefined && 'person' in author ? [author.person] : [];
}
