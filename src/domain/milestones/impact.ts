import type { Incident } from '../incident/incident';
import { occurredAt, type Recorded } from '../incident/incident-event';
import { factsOf, lastOf } from '../incident/kept-facts';
import { perIncident } from '../incident/per-incident';
import {
  compareMakers,
  first,
  last,
  markedTimes,
  type Reached,
  reachedBy,
  statusTimes,
  typedBy,
  typedTime,
} from './reached';

/** From a start of impact to the mitigation or resolution after it. */
export interface ImpactWindow {
  readonly start: Reached;
  readonly mitigated?: Reached;
  readonly resolved?: Reached;
  /** The mitigation or the resolution, whichever came first; absent while nothing says that it ended. */
  readonly end?: Reached;
  /** The messages that are marked as a start, too, before this one had ended. */
  readonly again: readonly Reached[];
}

/** When there was impact. */
export interface Impact {
  /** In the order of time. Empty where nothing says when impact started. */
  readonly windows: readonly ImpactWindow[];
  /** Where the last window, or an incident without any, was mitigated and resolved. */
  readonly mitigated?: Reached;
  readonly resolved?: Reached;
  /** The reopenings that were closed again while nothing said that impact was back. */
  readonly unexplained: readonly Recorded<'reopened'>[];
}

type Ending = 'mitigated' | 'resolved';

/** What says that impact started: a reopening and a status that was set back do so only where impact had ended. */
type StartSource = 'typed' | 'again' | 'mark' | 'reopening' | 'status';

/** What says that it ended; `until` is the end of a window that somebody typed. */
type EndSource = 'typed' | 'until' | 'mark' | 'status';

interface Start {
  readonly type: 'start';
  readonly from: StartSource;
  readonly reached: Reached;
}

interface End {
  readonly type: 'end';
  readonly from: EndSource;
  readonly ending: Ending;
  readonly reached: Reached;
}

/** What says that impact started or ended at a time. */
type Signal = Start | End;

/** Starts that nothing ends, and the ends after them. */
interface Stretch {
  readonly starts: Start[];
  readonly ends: End[];
}

/**
 * The windows of impact, by what was typed, marked and said. It goes by the time at which things happened, so that it is
 * the same in whatever order they became known.
 */
export const impactOf = perIncident((incident): Impact => {
  const ends = endsOf(incident);
  const { starts, unexplained } = startsOf(incident, ends);
  const stretches = stretchesOf([...starts, ...ends].sort(compareSignals));
  const windows = stretches.flatMap(windowOf);
  const newest = windows.length > 1 ? windows.at(-1) : undefined;
  // Of a single window a mark may say that it ended before it began, which is for the draft's check to find.
  const { mitigated, resolved } = newest ?? endingsOf(ends);
  return {
    windows,
    ...(mitigated !== undefined && { mitigated }),
    ...(resolved !== undefined && { resolved }),
    unexplained,
  };
});

/** The windows after the first that somebody typed, unless they were emptied since. */
export function typedWindowsOf(incident: Incident): Recorded<'impact-windows-set'> | undefined {
  const set = lastOf(incident, 'impact-windows-set');
  const cleared = lastOf(incident, 'impact-windows-cleared');
  return set !== undefined && (cleared?.seq ?? 0) < set.seq ? set : undefined;
}

function endsOf(incident: Incident): readonly End[] {
  const ends = (['mitigated', 'resolved'] as const).flatMap((ending): readonly End[] => {
    const typed = typedTime(incident, ending);
    const status = ending === 'mitigated' ? 'monitoring' : 'resolved';
    const end = (from: EndSource) => (reached: Reached) => ({ type: 'end', from, ending, reached }) as const;
    return [
      ...(typed === undefined ? [] : [end('typed')(typed)]),
      ...markedTimes(incident, ending).map(end('mark')),
      ...statusTimes(incident, status).map(end('status')),
    ];
  });
  const again = typedWindowsOf(incident);
  const until = (again?.windows ?? []).flatMap(({ end, endsAbout }): readonly End[] =>
    end === undefined || again === undefined
      ? []
      : [
          {
            type: 'end',
            from: 'until',
            ending: 'resolved',
            reached: typedBy(again.seq, end, { approximate: endsAbout }),
          },
        ],
  );
  return [...ends, ...until];
}

function startsOf(
  incident: Incident,
  ends: readonly End[],
): { readonly starts: readonly Start[] } & Pick<Impact, 'unexplained'> {
  const typed = typedTime(incident, 'impact started');
  const again = typedWindowsOf(incident);
  const since = typed?.at ?? Number.NEGATIVE_INFINITY;
  const marked = markedTimes(incident, 'impact started').filter(({ at }) => at >= since);
  const told = [...marked, ...ends.map(({ reached }) => reached)];
  const reopenings = factsOf(incident, 'reopened').map((fact) => ({ fact, reached: reachedBy(fact) }));
  const isExplained = (back: Reached): boolean => isToldOf(incident, back, told);
  const earliest = typed === undefined ? first(marked) : undefined;
  // What somebody typed holds of everything up to the moment in which they typed it.
  const isOpen = (each: Reached): boolean =>
    again === undefined || each === earliest || each.at > again.recordedAt;
  const start = (from: StartSource) => (reached: Reached) => ({ type: 'start', from, reached }) as const;
  const backs = (all: readonly Reached[]): readonly Reached[] =>
    all.filter((back) => back.at >= since && isOpen(back) && isExplained(back));
  const starts = [
    ...(typed === undefined ? [] : [start('typed')(typed)]),
    ...(again?.windows ?? []).map((each) =>
      start('again')(typedBy(again?.seq ?? 0, each.start, { approximate: each.startsAbout })),
    ),
    ...marked.filter(isOpen).map(start('mark')),
    ...backs(reopenings.map(({ reached }) => reached)).map(start('reopening')),
    ...backs(statusTimes(incident, 'investigating', 'identified')).map(start('status')),
  ];
  const unexplained = reopenings.filter(({ reached }) => isOpen(reached) && !isExplained(reached));
  return { starts, unexplained: unexplained.map(({ fact }) => fact) };
}

/**
 * Whether an incident that is open again has impact again: as long as it is open, and where something said so before it
 * was closed. Many are reopened to complete what was typed at closing.
 */
function isToldOf(incident: Incident, { at, by }: Reached, told: readonly Reached[]): boolean {
  const seq = 'fact' in by ? by.fact : 0;
  const closed = factsOf(incident, 'closed').find((each) => each.seq > seq);
  if (closed === undefined) return true;
  return told.some((each) => each.at >= at && each.at <= occurredAt(closed));
}

function compareSignals(a: Signal, b: Signal): number {
  const order = a.reached.at - b.reached.at;
  if (order !== 0) return order;
  if (a.type !== b.type) return a.type === 'start' ? -1 : 1;
  return compareMakers(a.reached, b.reached);
}

function stretchesOf(signals: readonly Signal[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const signal of signals) {
    const current = stretches.at(-1);
    if (signal.type === 'end') current?.ends.push(signal);
    else if (opensStretch(signal, current)) stretches.push({ starts: [signal], ends: [] });
    else if (!isImplied(signal)) current?.starts.push(signal);
  }
  return stretches;
}

function opensStretch({ from }: Start, current: Stretch | undefined): boolean {
  if (current === undefined) return !isImplied({ from });
  if (from === 'again') return true;
  // Once it is mitigated its cause may well be looked for; only what was resolved is set back to where there is impact.
  if (from === 'status') return current.ends.some(({ ending }) => ending === 'resolved');
  return current.ends.length > 0;
}

function isImplied({ from }: Pick<Start, 'from'>): boolean {
  return from === 'reopening' || from === 'status';
}

function windowOf({ starts, ends }: Stretch): readonly ImpactWindow[] {
  const of = (...from: StartSource[]): readonly Reached[] =>
    starts.filter((each) => from.includes(each.from)).map(({ reached }) => reached);
  const marked = of('mark');
  const typed = first(of('typed', 'again'));
  const start = typed ?? first(marked) ?? first(of('reopening', 'status'));
  if (start === undefined) return [];
  const { mitigated, resolved } = endingsOf(ends.filter(({ reached }) => reached.at >= start.at));
  const end = first([mitigated, resolved].filter((each) => each !== undefined));
  return [
    {
      start,
      ...(mitigated !== undefined && { mitigated }),
      ...(resolved !== undefined && { resolved }),
      ...(end !== undefined && { end }),
      again: typed === undefined ? marked.filter(({ at }) => at > start.at) : [],
    },
  ];
}

/** What was typed comes first, then the marks, then what was said of the status; of several the last. */
function endingsOf(ends: readonly End[]): Pick<ImpactWindow, Ending> {
  const of = (ending: Ending): Reached | undefined =>
    (['typed', 'mark', 'status'] as const)
      .map((from) =>
        last(
          ends.filter((each) => each.ending === ending && each.from === from).map(({ reached }) => reached),
        ),
      )
      .find((each) => each !== undefined);
  const until = last(ends.filter(({ from }) => from === 'until').map(({ reached }) => reached));
  const [mitigated, resolved] = [of('mitigated'), of('resolved')];
  if (until === undefined) {
    return { ...(mitigated !== undefined && { mitigated }), ...(resolved !== undefined && { resolved }) };
  }
  // Until then there was impact, whatever else is said; it may have been resolved for good later.
  return resolved !== undefined && resolved.at > until.at
    ? { mitigated: until, resolved }
    : { resolved: until };
}
