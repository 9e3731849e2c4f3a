/**
 * Waits for work that was begun at once, until none of it is under way any more: a transaction that ends while a statement of
 * it is on its way would leave that to the next one. Throws the first failure in the order of the list.
 */
export async function atOnce<T extends readonly unknown[]>(
  ...works: {
    readonly [K in keyof T]: Promise<T[K]>;
  }
): Promise<T> {
  await Promise.allSettled(works);
  return (await Promise.all(works)) as unknown as T;
}
