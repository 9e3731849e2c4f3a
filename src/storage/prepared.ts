import type { Compilable, CompiledQuery, InsertObject, Kysely, QueryResult } from 'kysely';
import type { Tables } from './tables';

/** Stands for a value in a query that is built before its values are known. */
class Placeholder {
  constructor(readonly name: PropertyKey) {}
}

/** A place in a query for the value of that name. */
type Place<V> = <N extends keyof V>(name: N) => V[N];

/**
 * A query that Kysely builds and compiles once, when it is first run, and that takes its values by name each time: to
 * build one anew takes longer than SQLite takes to run it.
 */
export function preparedQuery<V extends object, R>(
  build: (db: Kysely<Tables>, value: Place<V>) => Compilable<R>,
): (db: Kysely<Tables>, values: V) => Promise<QueryResult<R>> {
  // Each kind of database has an adapter, and its own way to write a query.
  const compiled = new WeakMap<object, CompiledQuery<R>>();
  return (db, values) => {
    const { adapter } = db.getExecutor();
    let query = compiled.get(adapter);
    if (query === undefined) {
      // Kysely takes the place of a value for the value itself and hands it through to `parameters`.
      query = build(db, (name) => new Placeholder(name) as never).compile();
      compiled.set(adapter, query);
    }
    const parameters = query.parameters.map((parameter) =>
      parameter instanceof Placeholder ? values[parameter.name as keyof V] : parameter,
    );
    return db.executeQuery({ ...query, parameters });
  };
}

/** Rows are inserted so many at a time, the rest in fewer: few statements, each of them at hand. */
const INSERTED_AT_ONCE = [64, 16, 4, 2, 1] as const;

/** Inserts any number of rows, in their order, with statements that are built once as those of `preparedQuery` are. */
export function preparedInsert<T extends keyof Tables>(
  table: T,
  columns: readonly (keyof InsertObject<Tables, T> & string)[],
): (db: Kysely<Tables>, rows: readonly InsertObject<Tables, T>[]) => Promise<void> {
  type Values = Record<string, unknown>;
  const statements = INSERTED_AT_ONCE.map((count) => {
    const places = Array.from({ length: count }, (_, place) => place);
    return {
      count,
      insert: preparedQuery<Values, unknown>((db, value) => {
        const rows = places.map((place) =>
          Object.fromEntries(columns.map((column) => [column, value(`${column} ${place}`)])),
        );
        // The values are of the type of the rows, which building them by name forgets.
        return db.insertInto(table).values(rows as InsertObject<Tables, T>[]);
      }),
    };
  });
  return async (db, rows) => {
    let done = 0;
    for (const { count, insert } of statements) {
      for (; rows.length - done >= count; done += count) {
        const together = rows
          .slice(done, done + count)
          .flatMap((row, place) => columns.map((column) => [`${column} ${place}`, row[column]] as const));
        await insert(db, Object.fromEntries(together));
      }
    }
  };
}
