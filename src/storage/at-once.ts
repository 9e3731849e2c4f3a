/**
 * Waits for work that was begun at once, until none of it is under way any more: a transaction that ends while a statement of
 * it is on its way would leave that to the next one. Throws the first failure in the order of the list.
 */
export async function atOnce<T extends readonly Promise<unknown>[]>(
  ...works: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
