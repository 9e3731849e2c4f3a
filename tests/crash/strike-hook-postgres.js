// Loaded into the bot's process after strike-hook.js: the same moments, of transactions on PostgreSQL.
const { Client } = require('pg');
const { begin, doings, end } = require('./strike-hook');

/** What each connection has done so far in its open transaction; nothing while it has none. */
const pending = new WeakMap();

/** What counts calls is nothing that an incident is made of. */
const isWrite = (sql) => /^(insert into|update|delete from|create|alter) (?!call_budgets)/i.test(sql);

async function commit(done, write) {
  if (done.length === 0) return write();
  const whats = [...done].sort((a, b) => a.rank - b.rank).map(({ what }) => what);
  const begun = begin('commit', whats);
  const result = await write();
  end(begun, 'commit', 'after');
  return result;
}

async function around(client, sql, bound, write) {
  const done = pending.get(client);
  if (/^(commit|rollback)\b/i.test(sql)) pending.delete(client);
  if (/^begin\b/i.test(sql)) pending.set(client, []);
  if (/^commit\b/i.test(sql)) return commit(done ?? [], write);
  if (!isWrite(sql)) return write();
  if (done === undefined) return commit(doings(sql, bound), write);
  const result = await write();
  done.push(...doings(sql, bound, result.rows));
  return result;
}

const plainQuery = Client.prototype.query;
Client.prototype.query = function (config, ...others) {
  const { text, values = [] } = typeof config === 'string' ? { text: config } : config;
  // What takes a callback, or a query of its own making, is none of the bot's.
  if (others.length > 1 || typeof others[0] === 'function' || typeof config?.submit === 'function')
    return plainQuery.call(this, config, ...others);
  return around(this, text, values, () => plainQuery.call(this, config, ...others));
};
