import { changeStatus } from '../../src/domain/decisions/change-status';
import { close } from '../../src/domain/decisions/close';
import { note } from '../../src/domain/decisions/note';
import { assume, settle } from '../../src/domain/ledger/assumption';
import { acknowledge, escalate } from '../../src/domain/ledger/escalation';
import { addFollowUp } from '../../src/domain/ledger/follow-up';
import { settleFollowUp } from '../../src/domain/ledger/settle-follow-up';
import type { SeenMessage } from '../../src/domain/marks/marking';
import { setTimes } from '../../src/domain/milestones/set-times';
import { typedSections } from '../../src/domain/section';
import type { Wording } from '../../src/domain/text/wording';
import { parseZone } from '../../src/domain/time/zone';
import { amina, at, baraka, chebet, david } from '../support/cast';
import { deleted, edited, given, type Log, said } from '../support/log';

/** What a monitor posts. */
function alert(clock: string, text: Wording, place: { day?: string } = {}): SeenMessage {
  return { ...said(clock, amina, text, place), author: { bot: 'Grafana' } };
}

/** Nothing happened but the declaration. */
export function bareIncident(): Log {
  return given();
}

/** Every service is down for 105 minutes: two wrong assumptions, an escalation, and everything is filled in at the close. */
export function fullIncident(): Log {
  const firing = alert('15:00', [
    '[FIRING:1] WebsiteDown: 5xx rate 98 % on all pods ',
    { link: 'https://grafana.example.com/d/web?from=now-1h&var-env=prod', label: 'Dashboard' },
  ]);
  const restarting = said('15:02:10', baraka, 'Restarting the web application server, that helped last time');
  const stillDown = said('15:05', baraka, 'Restarted, still 5xx. So it is not a hung worker.');
  const config = said('15:10', amina, 'Could be the new server configuration from this morning');
  const memory = said(
    '15:12',
    chebet,
    'Memory of web-1 … web-4 is far too high: 31 of 32 GB. Looks like a leak.',
  );
  const help = said('15:20', baraka, [
    { person: chebet },
    ' the cause is in the application’s code, we need development: who knows session_cache.ts?',
  ]);
  const found = said('15:45', chebet, 'Found it: `session_cache` keeps every session for ever since 4.18.0');
  const deployed = said('16:30', chebet, 'Fix 4.18.1 is deployed, server restarted.\nMemory is flat at 4 GB');
  const back = said('16:45', david, 'Everything is back, customers confirm');
  const review = said('16:50', amina, ['Review all caches for missing limits ', { person: chebet }]);
  const training = said('16:52', david, 'Memory training for operations');
  return given({ title: 'Website down', severity: 'sev1', at: '15:01' })
    .mark('15:01:30', amina, 'impact started', firing)
    .mark('15:01:40', baraka, 'detected', firing)
    .mark('15:02:30', amina, 'assumption', restarting)
    .mark('15:05:30', baraka, 'ruled out', restarting)
    .mark('15:05:40', amina, 'entry', stillDown)
    .mark('15:10:20', amina, 'assumption', config)
    .when('15:12:00', chebet, (incident) =>
      settle(incident, 'ruled out', 'A2', ['unchanged since Monday, `git log` is empty']),
    )
    .told('15:12:05')
    .mark('15:12:20', chebet, 'assumption', memory)
    .mark('15:20:10', baraka, 'escalation', help)
    .when('15:20:30', amina, (incident) =>
      escalate(incident, {
        to: [{ team: 'development', people: [chebet] }],
        team: 'operations',
        reason: ['the cause is in the application’s code'],
      }),
    )
    .told('15:20:32')
    .when('15:23', chebet, (incident) => acknowledge(incident, 2))
    .mark('15:45:20', amina, 'root cause', found)
    .when('15:45:30', chebet, (incident) =>
      settle(incident, 'confirmed', 'A3', ['heap dump: 29 GB of sessions']),
    )
    .when('16:00', amina, (incident) => note(incident, ['Told the shops that we expect to be back by 16:30']))
    .mark('16:30:20', amina, 'mitigated', deployed)
    .see(
      '16:33',
      edited(deployed, '16:33', 'Fix 4.18.1 is deployed, server restarted.\nMemory is flat at 3.8 GB'),
    )
    .mark('16:45:10', amina, 'resolved', back)
    .when('16:46', amina, (incident) => changeStatus(incident, 'resolved'))
    .mark('16:51', amina, 'follow-up', review)
    .mark('16:53', amina, 'follow-up', training)
    .when('16:54', amina, (incident) =>
      addFollowUp(incident, {
        ...{ text: ['Alert on the size of the cache'], owner: david, due: '2023-11-30' },
        ...{ priority: 'p1', purpose: 'detect' },
      }),
    )
    .mark('16:58', david, 'confirmed', review)
    .when('16:59', baraka, (incident) =>
      settleFollowUp(incident, {
        ...{ state: 'dropped', reference: 'F2' },
        reason: ['Operations did it in October'],
      }),
    )
    .when('16:55', amina, (incident) => setTimes(incident, { 'triggering change': at('09:30') }))
    .when('17:00', amina, (incident) =>
      close(
        incident,
        typedSections({
          summary: 'Every service of the website was down for an hour and three quarters.',
          impact: 'Every service of the website: errors or an unresponsive page.',
          share: 'All of the about 12,000 users of that afternoon',
          detection: 'Grafana’s alert on the rate of errors, within the same minute.',
          rootCause:
            'A memory leak in the web application overloaded the server. Release 4.18.0 took the limit off the session cache, so that it kept every session for ever.\n\nUnder the traffic of a Wednesday the servers ran out of memory after five hours.',
          resolution:
            'The limit was put back (4.18.1) and the servers were restarted.\nThe cache now also drops what is older than a day.',
          lessons: 'The alert on memory was set for a disk that no longer exists.',
          improvements:
            '- Regular reviews for leaks\n- Stricter tests before production\n\n3. Finer monitoring of server resources',
        }),
      ),
    );
}

/** Nothing that people say here may be more than text. */
export function hostileIncident(): Log {
  const markup =
    '# Not a heading\n\n- not a bullet\n```\ncode *block*\n```\n| a | b |\n| - | - |\n</script><script>alert(1)</script>';
  const long = 'The queue is growing and nobody knows why. '.repeat(100).slice(0, 4_000).trim();
  const control = said(
    '10:03',
    baraka,
    '<!channel> <@U0AMINA> &lt;!here&gt; {{constructor}} {{{raw}}} {% raw %} [x](javascript:alert(1))',
  );
  const arabic = said('10:04', chebet, 'الخادم لا يستجيب (10:42) **مهم**');
  const backwards = said('10:05', david, 'see \u202egpj.exe and \u2066half open');
  const gone = said('10:06', david, 'password is *hunter2*');
  return given({ title: 'Checkout *down* <b>now</b> | {{title}} #' })
    .mark('10:02:30', amina, 'entry', said('10:02', baraka, markup))
    .mark('10:03:30', amina, 'detected', control)
    .mark('10:04:30', amina, 'assumption', arabic)
    .when('10:04:40', david, (incident) =>
      settle(incident, 'ruled out', 'A1', ['](https://evil.example) ~~no~~']),
    )
    .mark('10:05:30', amina, 'root cause', backwards)
    .mark('10:06:30', amina, 'entry', gone)
    .see('10:07', deleted(gone, '10:07'))
    .mark('10:08:30', amina, 'entry', said('10:08', baraka, long))
    .mark('10:09:30', amina, 'entry', said('10:09', baraka, ''))
    .mark('10:10:30', amina, 'follow-up', said('10:10', baraka, '[x] done?\n- [ ] F9 fake'))
    .when('10:10:40', baraka, (incident) =>
      settleFollowUp(incident, {
        ...{ state: 'dropped', reference: 'F1' },
        reason: ['no\n- [x] F8 fake\n\n## Timeline <b>x</b> [y](javascript:alert(1))'],
      }),
    )
    .when('10:11', amina, (incident) =>
      escalate(incident, {
        to: [{ outside: '**Vendor** → <i>' }, { group: 'S1', name: 'on_call' }],
        reason: [],
      }),
    )
    .when('10:20', amina, (incident) =>
      close(
        incident,
        typedSections({
          summary: '## Timeline\n\n---\n\n<details open><img src=x onerror=alert(1)>',
          impact: 'a | b\n| - |',
          share: 'all',
          improvements: '* # heading\n2) <!-- hidden',
        }),
      ),
    );
}

/** People write as Slack lets them: words that stand out, lists, quotes, code, and more than a line holds. */
export function formattedIncident(): Log {
  const trace = [
    'Error: pool exhausted',
    '    at Pool.acquire (pool.js:41:11)',
    '',
    '    at async Orders.find (orders.js:7:3)',
  ];
  const checks = said('10:02', baraka, [
    'Checked ',
    { bold: ['all ', { italic: ['three'] }] },
    ' replicas:',
    {
      list: [
        ['db-1: ', { code: 'max_connections' }, ' 200'],
        ['db-2: ', { strike: ['400'] }, ' 200'],
      ],
    },
  ]);
  const stack = said('10:05', chebet, [
    'The log of ',
    { code: 'orders' },
    ' says',
    { codeBlock: trace.join('\n') },
  ]);
  const onlyCode = said('10:06', chebet, [{ codeBlock: 'SELECT 1;' }]);
  const quoted = said('10:08', david, [
    { quote: ['Orders fail since ten'] },
    'says support ',
    { emoji: 'fire', character: '🔥' },
  ]);
  const long = said(
    '10:12',
    amina,
    `${'The pool of orders was set to two hundred last week. '.repeat(12).trim()} End.`,
  );
  const plan = said('10:15', amina, [
    'We do',
    { list: [['raise the limit'], ['restart ', { code: 'orders' }]], isNumbered: true },
  ]);
  return given({ title: 'Orders fail' })
    .mark('10:02:30', amina, 'entry', checks)
    .mark('10:05:30', amina, 'root cause', stack)
    .mark('10:06:30', amina, 'entry', onlyCode)
    .mark('10:08:30', amina, 'detected', quoted)
    .mark('10:12:30', amina, 'entry', long)
    .mark('10:15:30', amina, 'assumption', plan);
}

/** Begins before midnight in Berlin, on the night on which clocks go back there, and goes on through the hour that comes twice. */
export function nightIncident(): Log {
  const day = '2024-10-27';
  const firing = alert('00:50', ['Backup failed'], { day });
  const first = said('03:30', baraka, 'First attempt to restore', { day });
  const second = said('04:30', baraka, 'Second attempt to restore', { day });
  const back = said('05:15', chebet, 'Backups run again', { day });
  return given({ title: 'No backups', zone: parseZone('Europe/Berlin'), at: at('00:55', day) })
    .mark(at('00:56', day), amina, 'impact started', firing)
    .mark(at('03:31', day), amina, 'entry', first)
    .mark(at('04:31', day), amina, 'entry', second)
    .when(at('04:40', day), amina, (incident) => assume(incident, ['the disk is full']))
    .mark(at('05:16', day), amina, 'resolved', back)
    .when(at('05:20', day), amina, (incident) => settle(incident, 'confirmed', 'A1', []))
    .when(at('05:30', day), amina, (incident) => close(incident, {}));
}
