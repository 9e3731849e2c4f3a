import type { Compilable, CompiledQuery, Kysely, QueryResult } from 'kysely';
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
