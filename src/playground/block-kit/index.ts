/** Slack's limits on what apps draw, and what people put into it; pure functions over JSON. */

export { type Applied, applyValue, missingInputs, UnfitValue } from './fill';
export { checkAttachments, checkMessageBlocks, checkMetadata } from './message';
export type { BlockProblem, ProblemCode } from './problem';
export { initialState, type StateValues, withIds } from './state';
export { checkView } from './view';
