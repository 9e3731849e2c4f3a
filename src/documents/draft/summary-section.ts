import type { Field } from '../../domain/details/field';
import { fieldWords, shownFields } from '../../domain/details/field-value';
import { groupBy } from '../../domain/incident/group-by';
import type { Incident } from '../../domain/incident/incident';
import { readIncident } from '../../domain/incident-view';
import type { Holding } from '../../domain/ledger/role';
import { impactSpans } from '../../domain/milestones/duration';
import { elapsedText, spanBetween } from '../../domain/milestones/elapsed';
import type { ImpactWindow } from '../../domain/milestones/impact';
import { sectionsOf } from '../../domain/postmortem/sections';
import { lead } from '../../domain/role';
import { sectionNames } from '../../domain/section';
import { firstSentence } from '../../domain/text/first-sentence';
import { masked } from '../../domain/text/secrets/masked';
import { isBlank, type Wording } from '../../domain/text/wording';
import { sameDay } from '../../domain/time/zone';
import type { Markdown } from '../markdown/markdown';
import type { DraftContext } from './draft-context';
import { aboutSign, fullMoment, moment, zoneName } from './moment';
import { paragraphs, type SaidBy, saidInForm, shownWords, sourcesOf } from './said-by';

/** The facts of the whole incident on one screen; null where nobody said anything. */
export interface SummarySection {
  /** The summary as somebody wrote it. */
  readonly text: Markdown | null;
  /** Who said what it was made of, where nobody wrote it; likewise below. */
  readonly from: readonly SaidBy[];
  /** `2023-11-08 15:00 EAT`: impact started. */
  readonly start: string | null;
  /** Resolved. */
  readonly end: string | null;
  /** `Africa/Nairobi (EAT, UTC+03:00)`, as it is when impact starts. */
  readonly zone: string;
  /** Of several impact windows all together. */
  readonly duration: string | null;
  /** The impact windows, where there are several. */
  readonly windows: readonly WindowView[];
  /** What people noticed, as somebody wrote it. */
  readonly impact: Markdown | null;
  readonly impactFrom: readonly SaidBy[];
  /** What share of the users were affected, as somebody wrote it. */
  readonly share: Markdown | null;
  readonly shareFrom: readonly SaidBy[];
  /** The impact in numbers, as far as somebody said them: what is counted, and how many. */
  readonly numbers: readonly {
    readonly label: string;
    readonly value: Markdown;
    readonly from: readonly SaidBy[];
  }[];
  /** The first sentence of the root cause. */
  readonly rootCause: Markdown | null;
  /** Who led from when to when. */
  readonly leads: readonly HolderView[];
  /** The other roles that somebody had, in the order in which they were taken first. */
  readonly roles: readonly { readonly name: string; readonly holders: readonly HolderView[] }[];
  /** The names of everybody who said or did something; null where nobody did. */
  readonly tookPart: string | null;
  /** The names of the services that it was about; null where nobody said so. */
  readonly services: string | null;
  /** What was filled in besides, and what must be and is not. */
  readonly fields: readonly { readonly label: string; readonly value: Markdown | null }[];
}

/** Somebody who took part, and in which roles. */
export interface ResponderView {
  /** Their name. */
  readonly person: string;
  /** The roles that they had, `lead, comms`; null where they had none. */
  readonly roles: string | null;
}

/** Somebody who had a role. */
export interface HolderView {
  /** Their name. */
  readonly person: string;
  /** `15:04`, with its date where the incident spans several days. */
  readonly from: string;
  /** When they gave it up or somebody else took it; null where they had it to the end. */
  readonly until: string | null;
}

/** A time of impact. */
export interface WindowView {
  /** `2023-11-08 15:00 EAT`. */
  readonly from: string;
  /** `15:45 EAT`, with its date where that is another; null while nothing says that it ended. */
  readonly until: string | null;
  /** `40 min`; null while nothing says that it ended. */
  readonly duration: string | null;
}

/** The issue summary: when impact began and ended, and what whoever closed the incident said about it. */
export function summarySection(setting: DraftContext, fields: readonly Field[] = []): SummarySection {
  const { incident, times } = setting;
  const { zone } = incident;
  const states = sectionsOf(incident);
  const { 'impact started': began, resolved } = times;
  const [start, end] = [began?.at, resolved?.at];
  return {
    text: paragraphs(states.summary.words, setting),
    from: sourcesOf(states.summary, setting),
    start: start === undefined ? null : `${aboutSign(began)}${fullMoment(start, zone)}`,
    end: end === undefined ? null : `${aboutSign(resolved)}${fullMoment(end, zone)}`,
    zone: zoneName(start ?? incident.declaredAt, zone),
    ...durationOf(setting),
    impact: saidInForm(states.impact.words, setting),
    impactFrom: sourcesOf(states.impact, setting),
    share: saidInForm(states.share.words, setting),
    shareFrom: sourcesOf(states.share, setting),
    numbers: numbersOf(setting),
    rootCause: rootCause(setting),
    ...rolesOf(setting),
    services: incident.services.length === 0 ? null : incident.services.join(', '),
    fields: fieldsOf(setting, fields),
  };
}

const counted = ['requests', 'tickets', 'money', 'customers'] as const;

function numbersOf(setting: DraftContext): SummarySection['numbers'] {
  const states = sectionsOf(setting.incident);
  return counted.flatMap((section) => {
    const value = saidInForm(states[section].words, setting);
    const from = sourcesOf(states[section], setting);
    return value === null ? [] : [{ label: sectionNames[section], value, from }];
  });
}

function fieldsOf(setting: DraftContext, fields: readonly Field[]): SummarySection['fields'] {
  return shownFields(setting.incident, fields)
    .filter(({ field, filled }) => filled !== undefined || field?.isRequired)
    .map(({ label, filled }) => ({
      label,
      value:
        filled === undefined ? null : saidInForm(fieldWords(filled.value, setting.context.nameOf), setting),
    }));
}

/** Everybody who said or did something, in the order in which they did so first. */
export function respondersOf({ incident, context }: DraftContext): readonly ResponderView[] {
  const { roles, tookPart } = readIncident(incident);
  const byPerson = groupBy(roles, ({ person }) => person);
  return tookPart.map((person) => {
    const names = [...new Set((byPerson.get(person) ?? []).map(({ role }) => role))].join(', ');
    return { person: context.nameOf(person), roles: names === '' ? null : names };
  });
}

function rolesOf(setting: DraftContext): Pick<SummarySection, 'leads' | 'roles' | 'tookPart'> {
  const { incident, context } = setting;
  const { roles, tookPart } = readIncident(incident);
  const byRole = groupBy(roles, ({ role }) => role);
  const holders = (role: string) => (byRole.get(role) ?? []).map((each) => holderView(each, setting));
  const names = tookPart.map(context.nameOf).join(', ');
  return {
    leads: holders(lead),
    roles: [...byRole.keys()]
      .filter((name) => name !== lead)
      .map((name) => ({ name, holders: holders(name) })),
    tookPart: names === '' ? null : names,
  };
}

function holderView(holding: Holding, setting: DraftContext): HolderView {
  const { person, from, until, isUntilApproximate: isApproximate } = holding;
  return {
    person: setting.context.nameOf(person),
    from: moment(from, setting, holding),
    until: until === undefined ? null : moment(until, setting, { isApproximate }),
  };
}

function durationOf({ incident, times }: DraftContext): Pick<SummarySection, 'duration' | 'windows'> {
  const { windows } = readIncident(incident).impact;
  const { 'impact started': from, resolved: to } = times;
  if (windows.length > 1) {
    const spans = impactSpans(incident);
    return {
      duration: spans.length === 0 ? null : elapsedText(spans),
      windows: windows.map((window) => windowView(window, incident)),
    };
  }
  const duration = from === undefined || to === undefined ? null : elapsedText([spanBetween(from, to)]);
  return { duration, windows: [] };
}

function windowView({ start, end }: ImpactWindow, { zone }: Incident): WindowView {
  const from = `${aboutSign(start)}${fullMoment(start.at, zone)}`;
  if (end === undefined) return { from, until: null, duration: null };
  const moment = fullMoment(end.at, zone);
  const until = sameDay(start.at, end.at, zone) ? moment.slice(moment.indexOf(' ') + 1) : moment;
  return {
    from,
    until: `${aboutSign(end)}${until}`,
    duration: elapsedText([spanBetween(start, end)]),
  };
}

/** Of several that were marked the last. */
function rootCause(setting: DraftContext): Markdown | null {
  const { words, from } = sectionsOf(setting.incident).rootCause;
  const last = from.at(-1)?.words ?? words;
  return isBlank(last) ? null : firstSaid(last, setting);
}

function firstSaid(wording: Wording, setting: DraftContext): Markdown | null {
  return shownWords(firstSentence(masked(wording, setting.shown)), setting);
}
