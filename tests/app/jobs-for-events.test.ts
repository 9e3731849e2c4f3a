import type { JobRequest } from '../../src/app/job';
import { isDone, jobsFor } from '../../src/app/jobs-for-events';
import type { Declaration } from '../../src/domain/decisions/declare';
import { fold } from '../../src/domain/fold/fold';
import type { Incident } from '../../src/domain/incident/incident';
import type { Fact } from '../../src/domain/incident/incident-event';
import { addFollowUp } from '../../src/domain/ledger/follow-up';
import { plain } from '../../src/domain/text/wording';
import { amina, at, baraka, channel, chebet, messageAt } from '../support/cast';
import { deleted, edited, given, type Log, said } from '../support/log';

/** A job in a word or two: its kind and what tells it from others of its kind. */
function brief({ kind, payload }: JobRequest): string {
  const about = Object.values(payload).map((value) =>
    typeof value === 'object' && value !== null && 'message' in value ? value.message : value,
  );
  return [kind, ...about].join(' ');
}

/** The jobs that the events of `after` cause which `before` does not have yet. */
function caused(before: Log, after: Log): readonly string[] {
  let incident: Incident | undefined = before.incident;
  return after.events.slice(before.events.length).flatMap((event) => {
    const [was, is]: [Incident | undefined, Incident] = [incident, fold(incident, [event])];
    incident = is;
    return jobsFor(event, is, was).map(brief);
  });
}

/** An incident with its channel. */
function opened(declaration: Partial<Declaration> = {}): Log {
  return given(declaration).when('10:00:01', undefined, () => [
    { type: 'channel-opened', channel, name: 'inc-7' },
  ]);
}

/** The jobs that a fact causes in an incident with its channel, or in the one that is given. */
function causedBy(fact: Fact, before = opened()): readonly string[] {
  return caused(
    before,
    before.when('10:30', amina, () => [fact]),
  );
}

const everywhere = ['card', 'topic', 'announcement'];
/** Where nothing changed that the topic says. */
const withoutTopic = ['card', 'announcement'];
const news = ['announce-news 3', 'spread-news 3'];
const words = plain('the pool is exhausted');

describe('the jobs for an event', () => {
  test('of a declaration open the channel, and find out who declared where that decides', () => {
    const { incident, events } = given();
    const [declared] = events;
    if (declared?.type !== 'declared') throw new Error('The log begins otherwise');
    expect(jobsFor(declared, incident, undefined).map(brief)).toEqual(['open-channel']);
    const unsure = { ...declared, onlyFor: ['member'] } as const;
    expect(jobsFor(unsure, incident, undefined).map(brief)).toEqual(['open-channel', `identify ${amina}`]);
  });

  test.each([
    ['an incident', {}, ['announcement']],
    ['a drill', { isDrill: true }, []],
    ['a private incident', { isPrivate: true }, []],
  ])('of the channel of %s furnish it, and announce only what is for everybody', (_, declaration, more) => {
    const before = given(declaration);
    expect(caused(before, opened(declaration))).toEqual([
      ...[`invite ${amina}`, 'read-members', 'card', 'topic', 'purpose'],
      ...more,
    ]);
  });

  test.each<[Fact, readonly string[]]>([
    [{ type: 'noted', text: words }, []],
    [{ type: 'assumed', text: words }, ['tell 3', 'card']],
    [{ type: 'settled', assumption: 1, verdict: 'confirmed' }, ['tell 3', 'card']],
    [{ type: 'milestone-set', milestone: 'detected', occurredAt: at('09:50') }, ['card']],
    [{ type: 'milestone-cleared', milestone: 'detected' }, ['card']],
    [{ type: 'status-changed', to: 'identified' }, ['tell 3', ...withoutTopic]],
    [
      { type: 'severity-changed', to: 'sev1' },
      ['tell 3', ...everywhere, 'announce-news 3', 'follow-title severity', 'invite-risen sev2 sev1'],
    ],
    [{ type: 'retitled', title: 'Checkout is down' }, [...everywhere, 'purpose', 'follow-title slug']],
    [{ type: 'updated', text: words }, ['tell 3', 'card', 'announcement', ...news]],
    [{ type: 'status-changed', to: 'resolved' }, ['tell 3', ...everywhere, ...news]],
    [{ type: 'follow-up-added', text: words }, ['tell 3']],
    [{ type: 'follow-up-settled', followUp: 1, state: 'done' }, ['tell 3']],
    [{ type: 'joined', person: baraka }, [`show-brief ${baraka}`]],
    [{ type: 'role-asked', role: 'lead', isUnique: true, to: baraka }, ['tell 3', 'invite-asked 3']],
    [{ type: 'role-taken', role: 'lead', isUnique: true }, ['tell 3', 'card', `tell-role 3 ${amina}`]],
    [{ type: 'role-left', role: 'lead' }, ['tell 3', 'card']],
    [{ type: 'closed', closing: {} }, ['tell 3', ...everywhere, ...news]],
    [{ type: 'canceled' }, ['tell 3', ...everywhere, ...news]],
    [{ type: 'followed', person: baraka }, []],
    [{ type: 'unfollowed', person: baraka }, []],
    [
      { type: 'news-addressed', fact: 2, people: [amina, baraka] },
      [`send-news 2 ${amina}`, `send-news 2 ${baraka}`],
    ],
    [{ type: 'thread-unread', source: messageAt('10:20'), person: amina }, ['tell 3']],
    [{ type: 'card-posted', source: messageAt('10:20') }, ['pin-card']],
    [{ type: 'draft-requested' }, ['deliver-draft 1 U0AMINA']],
    [
      { type: 'draft-addressed', revision: 1, people: [amina, baraka] },
      [`send-draft 1 ${amina}`, `send-draft 1 ${baraka}`],
    ],
    [
      { type: 'draft-delivered', revision: 1, file: 'F1', link: 'https://example.com' },
      ['deliver-chart 1', 'bookmark-draft 1', 'card', 'make-postmortem-canvas', 'make-record-canvas'],
    ],
  ])('that says %j are %j', (fact, jobs) => {
    expect(causedBy(fact)).toEqual(jobs);
  });

  test('of a role that somebody was asked to take bring the question up to date, and tell who had it before', () => {
    const before = opened()
      .when('10:10', baraka, () => [{ type: 'role-taken', role: 'lead', isUnique: true }])
      .when('10:20', baraka, () => [{ type: 'role-asked', role: 'lead', isUnique: true, to: amina }]);
    expect(causedBy({ type: 'role-taken', role: 'lead', isUnique: true, asked: 4 }, before)).toEqual([
      ...['tell 4', 'card', `tell-role 5 ${amina}`, `tell-role 5 ${baraka}`],
    ]);
    expect(causedBy({ type: 'role-asked', role: 'lead', isUnique: true, to: chebet }, before)).toEqual([
      ...['tell 5', 'invite-asked 5', 'tell 4'],
    ]);
  });

  test('of a drill tell nobody but its channel', () => {
    expect(causedBy({ type: 'closed', closing: {} }, opened({ isDrill: true }))).toEqual([
      'tell 3',
      'card',
      'topic',
    ]);
  });
});

describe('the jobs for a channel', () => {
  const gone: Fact = { type: 'bot-moved', present: false, asOf: at('10:10') };
  const back: Fact = { type: 'bot-moved', present: true, asOf: at('10:20') };
  const resumed = ['resume', 'read-members', 'card', 'topic'];

  test('without the bot tell the declarer, once', () => {
    expect(causedBy(gone)).toEqual(['tell-declarer']);
    const without = opened().when('10:10', undefined, () => [gone]);
    expect(causedBy({ ...gone, asOf: at('10:11') }, without)).toEqual([]);
    expect(causedBy(back, without)).toEqual(resumed);
  });

  test('that is archived tell nobody, and go on once it is back', () => {
    const archived: Fact = { type: 'channel-archived', archived: true, asOf: at('10:10') };
    expect(causedBy(archived)).toEqual([]);
    const without = opened().when('10:10', amina, () => [archived]);
    expect(causedBy({ ...archived, archived: false, asOf: at('10:20') }, without)).toEqual(resumed);
  });

  test('that is deleted let go of what waited for it', () => {
    expect(causedBy({ type: 'channel-deleted' })).toEqual(['tell-declarer', 'resume']);
  });
});

describe('the jobs for a mark', () => {
  const alert = said('10:05', baraka, 'p99 above 4 s');
  const { message } = alert.source;

  test('answer it, and draw the card again', () => {
    const before = opened();
    expect(caused(before, before.mark('10:06', amina, 'entry', alert))).toEqual([
      ...[`read-message ${message}`, `answer-mark ${message}`, 'card'],
      'card',
    ]);
  });

  test('do not read the message again where its words came with it', () => {
    const marked = opened().mark('10:06', amina, 'entry', alert);
    const read: JobRequest = { kind: 'read-message', payload: { source: alert.source } };
    expect(isDone(read, marked.incident)).toBe(true);
    expect(isDone(read, opened().incident)).toBe(false);
    expect(isDone({ kind: 'card', payload: {} }, marked.incident)).toBe(false);
  });

  test('of a second person have nothing to answer', () => {
    const before = opened().mark('10:06', amina, 'entry', alert);
    expect(caused(before, before.mark('10:07', chebet, 'entry', alert))).toEqual(['card']);
  });

  test('that is taken back take the answer back', () => {
    const before = opened().mark('10:06', amina, 'entry', alert);
    expect(caused(before, before.unmark('10:07', amina, 'entry', alert))).toEqual([
      `answer-mark ${message}`,
      'card',
    ]);
  });

  test('elsewhere answer nothing', () => {
    const before = opened();
    const elsewhere = said('10:05', baraka, 'p99 above 4 s', { channel: 'C0OPS' });
    const jobs = caused(before, before.mark('10:06', amina, 'entry', elsewhere));
    expect(jobs.filter((job) => job.startsWith('answer-mark'))).toEqual([]);
  });

  test('on a message that is deleted draw the card anew, which may have quoted it', () => {
    const before = opened().mark('10:06', amina, 'entry', alert);
    const after = before.see('10:08', deleted(alert, '10:08'));
    expect(after.events.at(-1)?.type).toBe('message-deleted');
    expect(caused(before, after)).toEqual(['card']);
  });

  test('on a message that is deleted tell again what quotes it, and nothing where none does', () => {
    const guess = said('10:05:30', baraka, 'the disk is full');
    const before = opened()
      .mark('10:06', amina, 'assumption', guess)
      .mark('10:06:10', amina, 'entry', alert)
      .when('10:07', amina, () => [{ type: 'settled', assumption: 1, verdict: 'confirmed', evidence: [] }]);
    const verdict = before.incident.seq;
    const told = before.told('10:07:10');
    expect(caused(told, told.see('10:08', deleted(alert, '10:08')))).toEqual(['card']);
    expect(caused(told, told.see('10:08', deleted(guess, '10:08')))).toEqual(['card', `tell ${verdict}`]);
  });
});

describe('the jobs for a follow-up', () => {
  const added = opened().when('10:10', amina, (incident) => addFollowUp(incident, { text: words }));
  const { seq } = added.incident;
  const own = { ...said('10:10:30', amina, 'F1'), source: messageAt('10:10:30') };
  const { message } = own.source;

  test('that is done tell that, and bring the message up to date that tells it', () => {
    const done: Fact = { type: 'follow-up-settled', followUp: 1, state: 'done' };
    expect(causedBy(done, added)).toEqual([`tell ${seq + 1}`]);
    expect(causedBy(done, added.told('10:10:30'))).toEqual([`tell ${seq + 2}`, `tell ${seq}`]);
  });

  test('that is marked done answer the mark and bring its message up to date, also where the mark came first', () => {
    const told = added.told('10:10:30');
    const marked = told.mark('10:11', baraka, 'confirmed', own);
    expect(caused(told, marked)).toEqual([`answer-mark ${message}`, 'card', `tell ${seq}`]);
    expect(caused(marked, marked.unmark('10:12', baraka, 'confirmed', own))).toEqual([
      ...[`answer-mark ${message}`, 'card', `tell ${seq}`],
    ]);
    const early = added.mark('10:11', baraka, 'confirmed', own);
    expect(caused(early, early.told('10:10:30', seq))).toEqual([`answer-mark ${message}`, `tell ${seq}`]);
  });

  test('of which something was withdrawn bring its message up to date', () => {
    const done: Fact = { type: 'follow-up-settled', followUp: 1, state: 'done' };
    const before = added.told('10:10:30').when('10:11', baraka, () => [done]);
    const jobs = causedBy({ type: 'withdrawn', fact: before.incident.seq }, before);
    expect(jobs).toContain(`tell ${seq}`);
  });
});

describe('the jobs for an escalation', () => {
  const typed: Fact = { type: 'escalated', to: [{ person: chebet }], reason: words };

  test('that was typed tell it and bring its people in', () => {
    expect(causedBy(typed)).toEqual(['tell 3', 'card', 'bring-in 1']);
    expect(causedBy({ ...typed, to: [] })).toEqual(['tell 3', 'card']);
  });

  test('that was acknowledged bring its message up to date', () => {
    const before = opened().when('10:10', amina, () => [typed]);
    expect(causedBy({ type: 'escalation-acknowledged', escalation: 1 }, before)).toEqual(['tell 3', 'card']);
  });

  test('that was marked tell it once its words are known, and again when they change', () => {
    const plea = said('10:05', baraka, [{ person: chebet }, ' please help']);
    const before = opened();
    const marked = before.mark('10:06', amina, 'escalation', plea);
    expect(caused(before, marked).slice(-3)).toEqual(['card', 'tell 3', 'bring-in 1']);
    const others = edited(plea, '10:07', [{ person: chebet }, ' please help with the pool']);
    expect(caused(marked, marked.see('10:07', others))).toEqual(['card', 'tell 3']);
    const another = edited(plea, '10:07', [{ person: amina }, ' please help']);
    expect(caused(marked, marked.see('10:07', another))).toEqual(['card', 'tell 3', 'bring-in 1']);
  });
});

describe('the jobs for what was told', () => {
  const told = opened()
    .when('10:10', amina, () => [{ type: 'assumed', text: words }])
    .told('10:11');

  test('bring its message up to date when it is put right', () => {
    expect(causedBy({ type: 'entry-changed', entry: '#3', text: plain('a disk is full') }, told)).toEqual([
      'tell 3',
      'card',
    ]);
    expect(causedBy({ type: 'entry-changed', entry: '#9', text: words }, told)).toEqual(['card']);
  });

  test('bring the message of its verdict up to date with it', () => {
    const settled = told
      .when('10:12', amina, () => [{ type: 'settled', assumption: 1, verdict: 'confirmed' }])
      .told('10:13');
    const corrected: Fact = { type: 'entry-changed', entry: '#3', text: plain('a disk is full') };
    expect(causedBy(corrected, settled)).toEqual(['tell 3', 'tell 5', 'card']);
  });

  test('say so when it is withdrawn', () => {
    expect(causedBy({ type: 'withdrawn', fact: 3 }, told)).toEqual(['tell 3', ...withoutTopic]);
    expect(causedBy({ type: 'withdrawn', fact: 2 }, told)).toEqual(withoutTopic);
  });

  test('write every message without words that were removed, and delete the drafts that hold them', () => {
    const removed: Fact = { type: 'redacted', entry: '#3', closing: [] };
    expect(causedBy(removed, told)).toEqual(['tell 3', ...withoutTopic]);
    const drafted = told.when('10:20', amina, () => [{ type: 'draft-requested' }]);
    expect(causedBy(removed, drafted)).toEqual(['tell 3', ...withoutTopic, 'delete-drafts 2']);
  });

  test('name the channel anew when the title was removed', () => {
    const removed: Fact = { type: 'redacted', entry: '#1', closing: [], others: ['#2'] };
    expect(causedBy(removed)).toEqual([...everywhere, 'purpose', 'rename-channel', 'follow-title slug']);
  });
});
