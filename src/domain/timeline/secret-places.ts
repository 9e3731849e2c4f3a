import { fieldValuesOf } from '../details/field-value';
import { sectionEntry } from '../facts/section';
import type { Incident } from '../incident/incident';
import { entryKeyOf } from '../incident/incident-event';
import { factsOf, lastOf } from '../incident/kept-facts';
import { perIncident } from '../incident/per-incident';
import { followUpName, followUpsOf } from '../ledger/follow-up';
import { sectionNames, sections } from '../section';
import { maskedText, secretsIn } from '../text/secrets/masked';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import { timelineOf } from './timeline';

/** Words that a document shows and in which something looks like a secret. */
export interface SecretPlace {
  /** The key of the entry, under which its words can be removed for good. */
  readonly key: string;
  /** When it happened, where it is a line of the timeline. */
  readonly at?: Instant;
  /** What it is where it is no line of the timeline: `the title`. */
  readonly name?: string;
  readonly words: Wording;
  /** As they stand there. */
  readonly secrets: readonly string[];
}

/** Every place of an incident where something looks like a secret, each key once. */
const secretPlaces = perIncident((incident): readonly SecretPlace[] => {
  const all = [
    ...titles(incident),
    ...entries(incident),
    ...tasks(incident),
    ...fields(incident),
    ...written(incident),
  ];
  const places = new Map<string, SecretPlace>();
  for (const each of all) {
    const secrets = places.has(each.key) ? [] : secretsIn(each.words);
    if (secrets.length > 0) places.set(each.key, { ...each, secrets });
  }
  return [...places.values()];
});

/** What looks like a secret and is shown, because somebody said that it is none. */
export const shownSecrets = perIncident(
  (incident): ReadonlySet<string> => new Set(Object.values(incident.notSecrets).flat()),
);

/** The places in which something is masked. */
export const maskedPlaces = perIncident((incident): readonly SecretPlace[] => {
  const shown = shownSecrets(incident);
  return secretPlaces(incident).filter(({ secrets }) => secrets.some((secret) => !shown.has(secret)));
});

/** The title as it is shown. */
export function shownTitle(incident: Incident): string {
  return maskedText(incident.title, shownSecrets(incident));
}

type Place = Omit<SecretPlace, 'secrets'>;

function titles(incident: Incident): readonly Place[] {
  const { declared, title } = incident;
  const latest = lastOf(incident, 'retitled') ?? declared;
  return [
    { key: entryKeyOf(latest), name: 'the title', words: [title] },
    { key: entryKeyOf(declared), name: 'the title', words: [declared.title] },
  ];
}

function entries(incident: Incident): readonly Place[] {
  return timelineOf(incident).map(({ key, occurredAt, text }) => ({ key, at: occurredAt, words: text }));
}

function tasks(incident: Incident): readonly Place[] {
  return [...followUps(incident), ...outcomes(incident)];
}

function outcomes(incident: Incident): readonly Place[] {
  return factsOf(incident, 'follow-up-settled').map((fact) => ({
    key: entryKeyOf(fact),
    name: `what became of ${followUpName({ number: fact.followUp })}`,
    words: fact.reason ?? [],
  }));
}

function followUps(incident: Incident): readonly Place[] {
  const tasks = new Map(followUpsOf(incident).map((task) => [task.number, task]));
  return incident.followUps.flatMap((origin) => {
    const task = tasks.get(origin.number);
    if (task === undefined) return [];
    const key = 'typed' in origin ? entryKeyOf({ seq: origin.typed }) : origin.marked;
    return [{ key, name: followUpName(task), words: task.text }];
  });
}

function fields(incident: Incident): readonly Place[] {
  return fieldValuesOf(incident).flatMap(({ seq, label, value }) =>
    'text' in value ? [{ key: entryKeyOf({ seq }), name: `the field “${label}”`, words: value.text }] : [],
  );
}

function written({ written }: Incident): readonly Place[] {
  return sections.flatMap((section) => {
    const words = written?.[section];
    if (words === undefined) return [];
    return [{ key: sectionEntry(section), name: `the postmortem’s ${sectionNames[section]}`, words }];
  });
}
