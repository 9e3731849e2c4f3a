import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../src/config';
import { createDocuments } from '../../../src/documents/documents';
import { readIncident } from '../../../src/domain/incident-view';
import { createStore } from '../../../src/storage/incidents/incidents';
import { createPeople } from '../../../src/storage/people';
import { connect } from '../../../src/storage/sqlite/connect';
import { at } from '../../support/cast';

const earlier = join(__dirname, '../../golden/earlier');

describe('a database that an earlier version wrote', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firelog-earlier-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  // The file and the draft that version made of it; another one comes beside them with each version that is released.
  test.each(['firelog-0.1.0'])('opens, folds and gives the draft that it gave then: %s', async (version) => {
    const path = join(folder, 'firelog.db');
    copyFileSync(join(earlier, `${version}.db`), path);
    const connection = await connect(`sqlite:${path}`);
    try {
      const [row] = await connection.db.selectFrom('incidents').select(['team_id', 'number']).execute();
      if (row === undefined) throw new Error('The database holds no incident');
      const incident = await createStore(connection).load({ team: row.team_id, number: row.number });
      const people = await createPeople(connection).find(row.team_id, readIncident(incident).people);
      const names = new Map(people.map(({ id, name }) => [id, name]));
      const draft = createDocuments(readConfig({})).postmortem(incident, {
        revision: 1,
        renderedAt: at('15:04'),
        nameOf: (person) => names.get(person) ?? person,
        linkTo: ({ channel, message }) =>
          `https://playground.slack.com/archives/${channel}/p${message.replace('.', '')}`,
      });
      if (process.env.UPDATE_GOLDEN) writeFileSync(join(earlier, `${version}.md`), draft);
      expect(draft).toBe(readFileSync(join(earlier, `${version}.md`), 'utf8'));
    } finally {
      await connection.close();
    }
  });
});
