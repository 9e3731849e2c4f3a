import { timeOfDay } from '../../time/time-forms';

/** A window of impact as a text states it, in minutes of the day; the end is on the next day where it is not later. */
export interface StatedWindow {
  readonly from: number;
  readonly to: number;
  /** The abbreviation of a zone that stands with it. */
  readonly zone?: string;
  /** Whether it is said of the whole incident, and not of a part or a kind of it. */
  readonly isWhole: boolean;
}

/** For how many minutes a text says that there was impact. */
export interface StatedDuration {
  readonly minutes: number;
  /** By how many it may be off, as it is worded: whole hours are as good as half an hour. */
  readonly tolerance: number;
  readonly isWhole: boolean;
}

/** What stands further behind is seldom what somebody states of an incident. */
const MAX_SEARCHED = 20_000;
/** A clause is looked at so far to either side. */
const MAX_CLAUSE = 160;

const date = String.raw`(?:\d{4}-\d\d-\d\d[ T],?\s?)?`;
const clock = (n: number): string =>
  String.raw`${date}(?<h${n}>\d{1,2}):(?<m${n}>\d\d)(?::\d\d)?(?:\s?(?<half${n}>[AaPp]\.?[Mm]\.?)(?![a-z]))?(?:\s(?<zone${n}>[A-Z]{2,5})\b)?`;
const windows: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\d:.])${clock(1)}\s{0,3}(?:to|until|till|[-–—→]|->)\s{0,3}${clock(2)}(?![\d:])`,
    'g',
  ),
  new RegExp(String.raw`\b[Bb]etween\s{1,3}${clock(1)}\s{1,3}and\s{1,3}${clock(2)}(?![\d:])`, 'g'),
  new RegExp(
    String.raw`\b(?:[Ss]tarted|[Bb]egan)\s{1,3}(?:at\s{1,3})?${clock(1)}[^.;\n\d]{1,60}\b(?:ended|resolved|restored|recovered|over)\s{1,3}(?:at|by)?\s{0,3}${clock(2)}(?![\d:])`,
    'g',
  ),
];

const impact =
  /\b(?:down|outage|downtime|unavailable|unreachable|incident|disruption|disrupted|degraded|degradation|impact(?:ed)?|affected|could not|couldn['’]t|offline|broken|lasted)\b/i;
/** What else takes its time. */
const otherwise =
  /\b(?:chang(?:e|ed|ing)|deploy\w*|migrat\w*|maintenance|roll(?:ed|ing)?[ -]?(?:out|back)|meeting|shift|backup|campaign|investigat\w*|debug\w*|review\w*|monitor\w*|cach\w*|every|each|daily)\b/i;
/** What makes it a part of the whole. */
const partly =
  /\b(?:partial(?:ly)?|partly|complete(?:ly)?|full(?:y)?|total(?:ly)?|first|second|third|last|worst|peak|main|also|some|another|again|part)\b/i;
const whole =
  /\b(?:(?:the|this|our)\s)?(?:incident|outage|downtime|disruption)\b(?:\s(?:was|lasted|ran|started|began|took place|occurred|went on|has been|in total))?[\s(:,]{1,3}(?:from|between|for)?[\s]{0,2}$/i;

/** The windows of impact that a text states in a clear form; `07:00–10:30` of anything else is none. */
export function statedWindows(text: string): readonly StatedWindow[] {
  const searched = text.slice(0, MAX_SEARCHED);
  return windows.flatMap((form) =>
    [...searched.matchAll(form)].flatMap(({ index, 0: all, groups }): readonly StatedWindow[] => {
      const { zone1, zone2, half1, half2 } = groups ?? {};
      const [from, to] = [
        minutesOf(groups?.h1, groups?.m1, half1 ?? half2),
        minutesOf(groups?.h2, groups?.m2, half2),
      ];
      const place = placeOf(searched, index, index + all.length);
      if (from === undefined || to === undefined || !place.isImpact) return [];
      const zone = zone2 ?? zone1;
      return [{ from, to, ...(zone !== undefined && { zone }), isWhole: place.isWhole }];
    }),
  );
}

/** The minute of the day; undefined for a time that no clock shows. */
function minutesOf(hours = '', minutes = '', half?: string): number | undefined {
  const time = timeOfDay({ hours, minutes, half });
  return time === undefined ? undefined : time.hour * 60 + time.minute;
}

/** What the clause around a place is about. */
function placeOf(text: string, start: number, end: number): { isImpact: boolean; isWhole: boolean } {
  const before = text.slice(Math.max(0, start - MAX_CLAUSE), start);
  const after = text.slice(end, end + MAX_CLAUSE);
  const lead = /(?:[^.;,\n]|[.,](?=\S))*$/.exec(before)?.[0] ?? '';
  const tail = /^(?:[^.;,\n]|[.,](?=\S))*/.exec(after)?.[0] ?? '';
  const clause = `${lead} ${tail}`;
  const isImpact = (impact.test(clause) || clause.trim() === '') && !otherwise.test(clause);
  return { isImpact, isWhole: isImpact && whole.test(lead) && !partly.test(clause) };
}

const small = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const amount = String.raw`(?:\d{1,4}(?:\.\d)?|an?|half an|${small.slice(1).join('|')})`;
const hours = String.raw`(?<hours>${amount})[\s-]?(?:hours?|hrs?|h)\b`;
const minutes = (name: string): string => String.raw`(?<${name}>${amount})[\s-]?(?:minutes?|mins?|m)\b`;
const about = String.raw`(?<about>about |around |roughly |approximately |approx\.? |almost |nearly |some |over |more than |less than |under |up to |at least |~ ?|≈ ?)?`;
const length = `${about}(?:${hours}(?:,? (?:and )?${minutes('minutes')})?|${minutes('alone')})`;
const subject =
  '(?:down|outage|downtime|unavailable|unreachable|offline|incident|disruption|disrupted|degraded|impact|affected|broken|lasted)';
const durations: readonly RegExp[] = [
  // A reason or another subject in between makes it the duration of something else.
  new RegExp(
    String.raw`\b${subject}\b(?<gap>(?:(?!\b(?:because|since|as|that|which|when|so|every|each|cached?|within|after|before)\b)[^.;,\n]){0,40}?)\b(?:for|lasted|lasting|of|was|took)(?: a total of)? ${length}`,
    'gi',
  ),
  new RegExp(String.raw`\b(?:lasted|lasting)(?: for)? ${length}`, 'gi'),
  new RegExp(
    String.raw`\b(?:total )?duration(?: of (?:the )?(?:outage|incident|impact))?\s?[:=]\s?${length}`,
    'gi',
  ),
  new RegExp(String.raw`(?<![\w.])${length} (?:of )?(?:outage|downtime|disruption|incident)\b`, 'gi'),
];

/** The durations of impact that a text states in a clear form, each place once. */
export function statedDurations(text: string): readonly StatedDuration[] {
  const searched = text.slice(0, MAX_SEARCHED);
  const found = new Map<number, StatedDuration>();
  for (const form of durations) {
    for (const { index, 0: all, groups = {} } of searched.matchAll(form)) {
      const end = index + all.length;
      const stated = durationIn(groups);
      if (stated === undefined || found.has(end)) continue;
      const around = `${searched.slice(Math.max(0, index - 40), index)} ${all} ${searched.slice(end, end + 20)}`;
      if (otherwise.test(around)) continue;
      const isWhole =
        /\b(?:incident|outage|downtime|disruption|duration|lasted)\b/i.test(all) && !partly.test(around);
      found.set(end, { ...stated, isWhole });
    }
  }
  return [...found.values()];
}

function durationIn(
  groups: Readonly<Record<string, string | undefined>>,
): Omit<StatedDuration, 'isWhole'> | undefined {
  const { about, hours: long, minutes: rest, alone } = groups;
  const [inHours, inMinutes] = [numberOf(long), numberOf(rest ?? alone)];
  const total = (inHours ?? 0) * 60 + (inMinutes ?? 0);
  if (total <= 0) return undefined;
  const rounding = long === undefined || rest !== undefined ? 0 : 30;
  const vague = about === undefined ? 0 : Math.max(10, total / 4);
  return { minutes: total, tolerance: Math.max(rounding, vague) };
}

function numberOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const lower = word.toLowerCase();
  if (lower === 'half an') return 0.5;
  if (lower === 'a' || lower === 'an') return 1;
  const named = small.indexOf(lower);
  return named >= 0 ? named : Number(lower);
}
