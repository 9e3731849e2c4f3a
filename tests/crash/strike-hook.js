// Loaded into the bot's process before the bot: kills it right before or after a commit, or a call beside the Web API,
// or once the answer to a Web API call has come. The bot itself knows nothing of it.
//
// CRASH_FOLDER: where it writes what it saw (`moments`, a JSON line each) and at what it struck (`struck`), and where
//   the test puts the answer after which to strike (`fatal-answer`).
// CRASH_POINT: `{ "at": "commit" | "post", "name": …, "moment": … }`; without it, it only writes what it sees.
const { appendFileSync, existsSync, readFileSync, unlinkSync } = require('node:fs');
const { join } = require('node:path');
const Database = require('better-sqlite3');

const folder = process.env.CRASH_FOLDER;
const point = process.env.CRASH_POINT === undefined ? undefined : JSON.parse(process.env.CRASH_POINT);
const fatalAnswer = join(folder, 'fatal-answer');

/** How often each thing was seen, so that every one has a name of its own. */
const seen = new Map();

function counted(what) {
  const count = (seen.get(what) ?? 0) + 1;
  seen.set(what, count);
  return count === 1 ? what : `${what}, ${count}`;
}

function strike(name) {
  appendFileSync(join(folder, 'struck'), `${name}\n`);
  process.kill(process.pid, 'SIGKILL');
  // Nothing more may happen until the signal has arrived.
  for (;;);
}

function at(kind, names, moment) {
  if (point?.at !== kind || point.moment !== moment) return;
  // `*` is the first thing that is done for an incident.
  const name = names.find((each) => each === point.name || (point.name === '*' && each.includes('INC-')));
  if (name !== undefined) strike(name);
}

function record(kind, names) {
  if (point === undefined)
    appendFileSync(join(folder, 'moments'), `${JSON.stringify({ at: kind, names })}\n`);
}

/** The names of the jobs by their ids. */
const jobs = new Map();

function jobName(id, kind, incident) {
  const known = jobs.get(id) ?? counted(`${kind} of INC-${incident}`);
  jobs.set(id, known);
  return known;
}

/** What a statement that writes does, most telling first; `rows` is what it returned. */
function doings(sql, bound, rows) {
  const [, verb = '', table = ''] =
    /^(insert into|update|delete from|create \w+)[^"]*"(\w+)"/.exec(sql) ?? [];
  if (verb === 'insert into' && (table === 'incident_events' || table === 'jobs'))
    return inserted(sql, table, bound);
  if (table !== 'jobs' || verb.startsWith('create'))
    return [{ rank: 3, what: verb === '' ? sql.slice(0, 40) : `${verb} ${table}` }];
  if (Array.isArray(rows) && verb === 'update') {
    return rows.map((row) => ({ rank: 1, what: `claim of ${jobName(row.id, row.kind, row.number)}` }));
  }
  const job = jobs.get(bound.find((value) => jobs.has(value)));
  if (job === undefined) return [{ rank: 3, what: `${verb} jobs` }];
  const column = /set "(\w+)"/.exec(sql)?.[1] ?? '';
  return [{ rank: 2, what: `${verb === 'update' ? `${column} of` : 'end of'} ${job}` }];
}

function inserted(sql, table, bound) {
  const columns = (/\(([^)]*)\)/.exec(sql)?.[1] ?? '')
    .split(', ')
    .map((column) => column.replaceAll('"', ''));
  const rows = [];
  for (let from = 0; from < bound.length; from += columns.length) {
    rows.push(Object.fromEntries(columns.map((column, index) => [column, bound[from + index]])));
  }
  return rows.map((row) =>
    table === 'jobs'
      ? { rank: 2, what: `queueing of ${jobName(row.id, row.kind, row.number)}` }
      : { rank: 0, what: `INC-${row.number} ${row.type}` },
  );
}

/** What the open transaction has done so far. */
let pending = [];

function commit(done, write) {
  const names = [...done].sort((a, b) => a.rank - b.rank).map(({ what }) => counted(what));
  if (names.length === 0) return write();
  at('commit', names, 'before');
  const result = write();
  record('commit', names);
  at('commit', names, 'after');
  return result;
}

function around(db, statement, sql, bound, write) {
  if (/^commit/i.test(sql)) {
    const done = pending;
    pending = [];
    return commit(done, write);
  }
  if (/^(begin|rollback)/i.test(sql)) {
    pending = [];
    return write();
  }
  if (statement.readonly) return write();
  const values = bound.flat();
  if (!db.inTransaction) return commit(doings(sql, values), write);
  const result = write();
  pending.push(...doings(sql, values, result));
  return result;
}

const { prepare } = Database.prototype;
Database.prototype.prepare = function (sql) {
  const statement = prepare.call(this, sql);
  if (this.name.endsWith('.lock')) return statement;
  for (const how of ['run', 'all', 'get']) {
    const plain = statement[how];
    statement[how] = (...bound) => around(this, statement, sql, bound, () => plain.apply(statement, bound));
  }
  return statement;
};

function isFatal(answer) {
  if (!existsSync(fatalAnswer) || readFileSync(fatalAnswer, 'utf8') !== answer) return false;
  // The next life survives the same answer.
  unlinkSync(fatalAnswer);
  return true;
}

const plainFetch = globalThis.fetch;
globalThis.fetch = async (resource, options) => {
  const { pathname } = new URL(typeof resource === 'string' ? resource : (resource.url ?? resource.href));
  const [, place = '', method = ''] = pathname.split('/');
  const names = place === 'api' ? [] : [counted(`post to ${place}`)];
  if (names.length > 0) record('post', names);
  at('post', names, 'before');
  const response = await plainFetch(resource, options);
  const body = await response.clone().text();
  at('post', names, 'answered');
  if (place === 'api' && isFatal(`${method}\n${body}`)) strike(method);
  return response;
};
