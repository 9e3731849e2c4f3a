import type { About, Entry } from '../../src/domain/entry';
import type { Incident } from '../../src/domain/incident/incident';
import { assumptionsOf } from '../../src/domain/ledger/assumption';
import { escalationsOf } from '../../src/domain/ledger/escalation';
import { followUpsOf } from '../../src/domain/ledger/follow-up';
import type { Verdict } from '../../src/domain/ledger/verdict';
import type { Reached } from '../../src/domain/milestones/reached';
import { timesOf } from '../../src/domain/milestones/times';
import { timelineOf } from '../../src/domain/timeline/timeline';

/**
 * What an incident is, whatever the order in which it was learnt: without moments of recording, positions in the log,
 * first wordings and the numbers given on arrival, in whose place stands what the number was given to.
 */
export function pictureOf(incident: Incident) {
  return {
    status: incident.status,
    timeline: timelineOf(incident).map((entry) => lineOf(incident, entry)),
    assumptions: sorted(
      assumptionsOf(incident).map(({ number, recordedAt: _, settled, verdicts, ...assumption }) => ({
        ...assumption,
        origin: originOf(incident.assumptions, number),
        settled: settled && verdictOf(settled),
        verdicts: verdicts.map(verdictOf),
      })),
    ),
    escalations: sorted(
      escalationsOf(incident).map(({ number, recordedAt: _, seq: __, ...escalation }) => ({
        ...escalation,
        origin: originOf(incident.escalations, number),
      })),
    ),
    followUps: sorted(
      followUpsOf(incident).map(({ number, seq: _, settled, ...followUp }) => ({
        ...followUp,
        settled: settled && verdictOf(settled),
        origin: originOf(incident.followUps, number),
      })),
    ),
    times: Object.fromEntries(
      Object.entries(timesOf(incident)).map(([milestone, reached]) => [milestone, timeOf(reached)]),
    ),
  };
}

type Origin = { readonly number: number; readonly marked?: string };

function originOf(origins: readonly Origin[], number: number): string {
  return origins.find((origin) => origin.number === number)?.marked ?? 'typed';
}

function lineOf(incident: Incident, { key: _, recordedAt: __, firstWording: ___, ...entry }: Entry) {
  return { ...entry, about: entry.about.map((about) => aboutOf(incident, about)) };
}

function aboutOf(incident: Incident, about: About) {
  if (!('number' in about)) return about;
  const { number, ...rest } = about;
  const isHelp = about.type === 'escalation' || about.type === 'acknowledgement';
  return { ...rest, origin: originOf(isHelp ? incident.escalations : incident.assumptions, number) };
}

function verdictOf<K extends string>({ seq: _, ...verdict }: Verdict<K>) {
  return verdict;
}

function timeOf({ at, by, typed }: Reached) {
  return { at, typed, by: 'message' in by ? by.message : 'a fact' };
}

function sorted<T extends { readonly origin: string }>(all: readonly T[]): readonly T[] {
  return [...all].sort((a, b) => (a.origin < b.origin ? -1 : 1));
}
