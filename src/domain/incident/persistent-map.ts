/**
 * A map by strings, in the order in which keys first came, that never changes: `with` makes another one, which shares
 * with it all but its newest values. To copy thousands of messages for each mark of a storm would hold up everything.
 */
export class PersistentMap<T> implements Iterable<[string, T]> {
  #older: ReadonlyMap<string, T>;
  /** What came or changed since. */
  #newer: Map<string, T>;

  private constructor(older: ReadonlyMap<string, T>, newer: Map<string, T>) {
    this.#older = older;
    this.#newer = newer;
  }

  /** A map of nothing. */
  static empty<T>(): PersistentMap<T> {
    return new PersistentMap<T>(new Map(), new Map());
  }

  /** The value of a key. */
  get(key: string): T | undefined {
    return this.#newer.get(key) ?? this.#older.get(key);
  }

  /** The map with a value more, or with another one. */
  with(key: string, value: T): PersistentMap<T> {
    // While the newer ones are at most the square root of all, copying them each time and all now and then cost alike.
    return this.#newer.size ** 2 > this.#older.size
      ? new PersistentMap(this.#all(), new Map([[key, value]]))
      : new PersistentMap(this.#older, new Map(this.#newer).set(key, value));
  }

  /** Sets a value in place: only while nobody else holds the map. */
  set(key: string, value: T): void {
    this.#newer.set(key, value);
  }

  /** Every value. */
  values(): IterableIterator<T> {
    return this.#all().values();
  }

  [Symbol.iterator](): IterableIterator<[string, T]> {
    return this.#all()[Symbol.iterator]();
  }

  /** All in one map, which is kept: who reads them all does so several times. */
  #all(): ReadonlyMap<string, T> {
    if (this.#newer.size === 0) return this.#older;
    const all = this.#older.size === 0 ? this.#newer : new Map(this.#older);
    if (all !== this.#newer) for (const [key, value] of this.#newer) all.set(key, value);
    this.#older = all;
    this.#newer = new Map();
    return all;
  }
}
