import { preparedQuery } from '../../src/storage/prepared';
import { databaseKinds, TestDatabase } from '../support/test-database';

test.each(databaseKinds)(
  'on %s, a prepared query takes its values by name each time it is run',
  async (kind) => {
    const database = await TestDatabase.open(kind);
    const { db } = database.connection;
    const insert = preparedQuery<{ readonly id: string }, unknown>((build, value) =>
      build.insertInto('sessions').values({ id: value('id') }),
    );
    const found = preparedQuery<{ readonly id: string; readonly most: number }, { id: string }>(
      (build, value) =>
        build
          .selectFrom('sessions')
          .select('id')
          .where((eb) =>
            eb.or([eb('id', '=', value('id')), eb('id', '=', eb.fn<string>('upper', [eb.val(value('id'))]))]),
          )
          .orderBy('id')
          .limit(value('most')),
    );
    for (const id of ['ONE', 'one', 'two']) await insert(db, { id });
    expect((await found(db, { id: 'one', most: 5 })).rows).toEqual([{ id: 'ONE' }, { id: 'one' }]);
    expect((await found(db, { id: 'one', most: 1 })).rows).toEqual([{ id: 'ONE' }]);
    expect((await found(db, { id: 'two', most: 5 })).rows).toEqual([{ id: 'two' }]);
    await database.close();
  },
);
