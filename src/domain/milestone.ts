/** The instants that durations are computed from, in their usual order. */
export const milestones = [
  'triggering change',
  'impact started',
  'detected',
  'declared',
  'acknowledged',
  'identified',
  'mitigated',
  'resolved',
  'closed',
] as const;

/** An instant that durations are computed from. `triggering change` is what set the incident off, where known. */
export type Milestone = (typeof milestones)[number];

/** Every milestone can be set by a person but `closed`: an incident closes when someone closes it. */
export type SettableMilestone = Exclude<Milestone, 'closed'>;

/** The milestones that a person may set, in their usual order. */
export const settableMilestones = milestones.filter(
  (milestone): milestone is SettableMilestone => milestone !== 'closed',
);

/** The milestones that a mark of the same name sets. */
export const markedMilestones = [
  'impact started',
  'detected',
  'mitigated',
  'resolved',
] as const satisfies readonly SettableMilestone[];

/** A milestone that a mark of the same name sets. */
export type MarkedMilestone = (typeof markedMilestones)[number];
