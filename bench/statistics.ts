/** The middle one of several values, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = inOrder(values);
  const middle = (sorted.length - 1) / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  // The mean of two that never ended is no number.
  return low === high ? low : (low + high) / 2;
}

/** The value that so many of a hundred do not exceed: the smallest such one of those that were measured. */
export function percentile(values: readonly number[], of100: number): number {
  const sorted = inOrder(values);
  return sorted[Math.max(0, Math.ceil((of100 / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** All of them together. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function inOrder(values: readonly number[]): readonly number[] {
  return [...values].sort((one, other) => (one < other ? -1 : 1));
}
