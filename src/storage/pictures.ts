import type { Kysely } from 'kysely';
import type { IncidentRef } from '../app/job';
import type { Pictures } from '../app/pictures/pictures';
import type { PictureType } from '../domain/picture';
import { lockedPosition } from './outbox/incident-lock';
import type { Tables } from './tables';
import type { Database } from './transactions';

/** Keeps the bytes of pictures in a database. */
export function createPictures({ db, transact, lineUp = (_, work) => work() }: Database): Pictures {
  return {
    async keptWith(ref, entry) {
      const rows = await picturesOf(db, ref).select('file_id').where('entry', '=', entry).execute();
      return rows.map((row) => row.file_id);
    },
    async placesOf(team, file) {
      const rows = await db
        .selectFrom('pictures')
        .select(['number', 'entry'])
        .where('team_id', '=', team)
        .where('file_id', '=', file)
        .execute();
      return rows.map(({ number, entry }) => ({ ref: { team, number }, entry }));
    },
    count: (ref) => countOf(db, ref),
    keep: (ref, { entry, file, type, bytes }, { position, most, at }) =>
      lineUp(`${ref.team}:${ref.number}`, () =>
        transact(async (trx) => {
          // Nothing is recorded meanwhile: a redaction comes before this, and is seen, or after it, and finds the picture.
          const [incident] = (await lockedPosition(trx, ref)).rows;
          if (incident?.seq !== position) return 'changed';
          if ((await countOf(trx, ref)) >= most) return 'full';
          const row = { entry, file_id: file, type, bytes: Buffer.from(bytes), kept_at: at };
          await trx
            .insertInto('pictures')
            .values({ team_id: ref.team, number: ref.number, ...row })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
          return 'kept';
        }),
      ),
    async remove(ref, entry, files) {
      if (files.length === 0) return;
      await transact(async (trx) => {
        await trx
          .deleteFrom('pictures')
          .where('team_id', '=', ref.team)
          .where('number', '=', ref.number)
          .where('entry', '=', entry)
          .where('file_id', 'in', files)
          .execute();
      });
    },
    async of(ref) {
      const rows = await picturesOf(db, ref)
        .select(['entry', 'file_id', 'type', 'bytes'])
        .orderBy('kept_at')
        .orderBy('entry')
        .orderBy('file_id')
        .execute();
      return rows.map(({ entry, file_id: file, type, bytes }) => ({
        // Written by `keep`, from the bytes.
        ...{ entry, file, type: type as PictureType, bytes },
      }));
    },
    async forget(before) {
      await transact(async (trx) => {
        await trx
          .deleteFrom('pictures')
          .where(({ exists, selectFrom }) =>
            exists(
              selectFrom('incidents')
                .select('incidents.number')
                .whereRef('incidents.team_id', '=', 'pictures.team_id')
                .whereRef('incidents.number', '=', 'pictures.number')
                .where('incidents.status', 'in', ['closed', 'canceled'])
                .where((eb) =>
                  eb(eb.fn.coalesce('incidents.closed_at', 'incidents.declared_at'), '<', before),
                ),
            ),
          )
          .execute();
      });
    },
  };
}

function picturesOf(reader: Kysely<Tables>, { team, number }: IncidentRef) {
  return reader.selectFrom('pictures').where('team_id', '=', team).where('number', '=', number);
}

async function countOf(reader: Kysely<Tables>, ref: IncidentRef): Promise<number> {
  const { kept } = await picturesOf(reader, ref)
    .select((eb) => eb.fn.countAll<number>().as('kept'))
    .executeTakeFirstOrThrow();
  return Number(kept);
}
