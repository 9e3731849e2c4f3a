import type { Entry } from '../entry';
import type { Milestone } from '../milestone';
import type { Status } from '../status';
import { isBlank } from '../text/wording';
import { minute } from '../time/instant';

/** Somebody who sets the status by hand and marks the message that tells it does both within so long. */
const TOGETHER = 5 * minute;

/** What moves an incident from one phase to the next. */
const phases: ReadonlySet<Milestone> = new Set([
  'impact started',
  'identified',
  'mitigated',
  'resolved',
  'closed',
]);

/** Which milestone a status or a reopening says again, where another line tells it. */
const meanings: Readonly<Partial<Record<Status | 'reopened', Milestone>>> = {
  identified: 'identified',
  monitoring: 'mitigated',
  resolved: 'resolved',
  reopened: 'impact started',
};

/**
 * The lines of a timeline but for those that only say again what another one tells: a status that somebody typed beside the
 * mark that moved it, and a reopening without a reason beside the line that tells since when impact was back.
 */
export function withoutMirrors(entries: readonly Entry[]): readonly Entry[] {
  const steps = nextSteps(entries);
  let step: Entry | undefined;
  return entries.filter((entry, index) => {
    const meant = meaningOf(entry);
    const next = steps[index];
    const isTogether = next !== undefined && next.occurredAt - entry.occurredAt <= TOGETHER;
    if (meant !== undefined && (tells(step, meant) || (isTogether && tells(next, meant)))) return false;
    if (meant !== undefined || isStep(entry)) step = entry;
    return true;
  });
}

/** Of each line the nearest one after it that moves the incident from one phase to another, and is more than a status. */
function nextSteps(entries: readonly Entry[]): readonly (Entry | undefined)[] {
  let next: Entry | undefined;
  const found = entries.toReversed().map((entry) => {
    const own = next;
    if (meaningOf(entry) === undefined && isStep(entry)) next = entry;
    return own;
  });
  return found.reverse();
}

function tells(entry: Entry | undefined, milestone: Milestone): boolean {
  return entry?.milestones.includes(milestone) ?? false;
}

function isStep({ about, milestones }: Entry): boolean {
  return (
    milestones.some((each) => phases.has(each)) ||
    about.some(({ type }) => type === 'status' || type === 'reopened')
  );
}

/** What a line means that says nothing but a status, or that the incident was reopened, and sets no time of its own. */
function meaningOf({ about: [only, ...others], milestones, text }: Entry): Milestone | undefined {
  if (only === undefined || others.length > 0 || milestones.length > 0 || !isBlank(text)) return undefined;
  if (only.type === 'status') return meanings[only.to];
  return only.type === 'reopened' ? meanings.reopened : undefined;
}
