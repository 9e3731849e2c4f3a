// Loaded into the bot's process before the bot: kills it right before or after a commit, or a call beside the Web API,
// or once the answer to a Web API call has come. The bot itself knows nothing of it.
//
// Its `CRASH_FOLDER` holds `orders` (`{ "step", "aim": { "at", "name", "moment" } }`; without an aim it only watches),
// `fatal-answer` (the answer at which to die), and what it writes: `moments` (what it saw, a JSON line each) and
// `struck` (at what it died).
const { appendFileSync, readFileSync, unlinkSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const Database = require('better-sqlite3');

const folder = process.env.CRASH_FOLDER;
const areSeveral = process.env.CRASH_SEVERAL !== undefined;
const fatalAnswer = join(folder, 'fatal-answer');

function orders() {
  return JSON.parse(readFileSync(join(folder, 'orders'), 'utf8'));
}

/** How often each thing was seen in its step, so that every one has a name of its own there. */
const seen = new Map();

function counted(step, what) {
  // Where there are several, none of them knows how often the others did so.
  if (areSeveral) return what;
  const key = `${step}: ${what}`;
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return count === 1 ? what : `${what}, ${count}`;
}

/** Whether this process is the first one to come to what was ordered. */
function isFirst(order) {
  try {
    writeFileSync(join(folder, `order-${order}`), '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function strike(name) {
  appendFileSync(join(folder, 'struck'), `${name}\n`);
  process.kill(process.pid, 'SIGKILL');
  // Nothing more may happen until the signal has arrived.
  for (;;);
}

function isMeant(aim, name) {
  if (aim.name === '*') return name.includes('INC-');
  return aim.name.endsWith('…') ? name.startsWith(aim.name.slice(0, -1)) : name === aim.name;
}

function begin(at, whats) {
  const ordered = orders();
  const names = whats.map((what) => counted(ordered.step, what));
  aimAt(ordered, at, names, 'before');
  return { ordered, names };
}

function end({ ordered, names }, at, after) {
  const { step, aim } = ordered;
  if (aim === undefined) appendFileSync(join(folder, 'moments'), `${JSON.stringify({ step, at, names })}\n`);
  aimAt(ordered, at, names, after);
}

function aimAt({ aim, order }, at, names, moment) {
  if (aim?.at !== at || aim.moment !== moment) return;
  const name = names.find((each) => isMeant(aim, each));
  if (name !== undefined && isFirst(order)) strike(name);
}

/** What the jobs are by their ids. */
const jobs = new Map();

function jobName(id, kind, incident) {
  const name = `${kind} of INC-${incident}`;
  jobs.set(id, name);
  return name;
}

/** What a statement that writes does, most telling first; `rows` is what it returned. */
function doings(sql, bound, rows) {
  const [, verb = '', table = ''] =
    /^(insert into|update|delete from|create \w+)[^"]*"(\w+)"/.exec(sql) ?? [];
  if (verb === 'insert into' && (table === 'incident_events' || table === 'jobs'))
    return inserted(sql, table, bound);
  if (table !== 'jobs' || verb.startsWith('create'))
    return [{ rank: 3, what: verb === '' ? sql.slice(0, 40) : `${verb} ${table}` }];
  const claimed =
    verb === 'update' && Array.isArray(rows) ? rows.filter(({ kind }) => kind !== undefined) : [];
  if (claimed.length > 0) {
    return claimed.map((row) => ({ rank: 1, what: `claim of ${jobName(row.id, row.kind, row.number)}` }));
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
  if (done.length === 0) return write();
  const whats = [...done].sort((a, b) => a.rank - b.rank).map(({ what }) => what);
  const begun = begin('commit', whats);
  const result = write();
  end(begun, 'commit', 'after');
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
  try {
    if (readFileSync(fatalAnswer, 'utf8') !== answer) return false;
    // The next life survives the same answer.
    unlinkSync(fatalAnswer);
    return true;
  } catch {
    return false;
  }
}

const plainFetch = globalThis.fetch;
globalThis.fetch = async (resource, options) => {
  const { pathname } = new URL(typeof resource === 'string' ? resource : (resource.url ?? resource.href));
  const [, place = '', method = ''] = pathname.split('/');
  const begun = place === 'api' ? undefined : begin('post', [`post to ${place}`]);
  const headers = new Headers(options?.headers);
  headers.set('user-agent', `${headers.get('user-agent') ?? ''} process/${process.pid}`);
  const response = await plainFetch(resource, { ...options, headers });
  const body = await response.clone().text();
  if (begun !== undefined) end(begun, 'post', 'answered');
  else if (isFatal(`${method}\n${body}`)) strike(method);
  return response;
};

module.exports = { begin, doings, end };
