import { RecentMessages } from '../../src/app/catch-up/recent-messages';
import { readConfig } from '../../src/config';
import { createDocuments } from '../../src/documents/documents';
import { addMessage } from '../../src/domain/entries/add-message';
import { fold } from '../../src/domain/fold/fold';
import type { Incident } from '../../src/domain/incident/incident';
import type { IncidentEvent } from '../../src/domain/incident/incident-event';
import type { SeenMessage } from '../../src/domain/marks/marking';
import { plain } from '../../src/domain/text/wording';
import { instant, later, minute, second, toTimestamp } from '../../src/domain/time/instant';
import { timelineOf } from '../../src/domain/timeline/timeline';
import { chooseEntryView } from '../../src/slack/modals/choose-entry';
import { closeView } from '../../src/slack/modals/close';
import { drawTimeline } from '../../src/slack/views/timeline';
import { amina, at, baraka, channel, nameOf } from '../support/cast';
import { defaultSettings } from '../support/default-settings';
import { given } from '../support/log';

/** The most that a message of Slack's can hold. */
const longest = 40_000;

function messageOf(index: number, text: string): SeenMessage {
  const when = later(at('10:00'), index * second);
  return {
    source: { channel, message: toTimestamp(when) },
    text: plain(text),
    author: { person: baraka },
    asOf: when,
  };
}

/** How long this process has worked since, whatever else the machine does meanwhile. */
function secondsSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000_000;
}

/** An incident in which amina put this many messages on the timeline, one by one. */
function pinned(count: number, text: (index: number) => string): Incident {
  const { incident, events } = given();
  const facts: IncidentEvent[] = [];
  for (let index = 0; index < count; index += 1) {
    const now = later(at('14:00'), index * second);
    const added = addMessage(incident, messageOf(index, text(index)), {
      kind: 'entry',
      person: amina,
      now,
      correction: {},
    });
    for (const fact of added) {
      facts.push({ ...fact, seq: events.length + facts.length + 1, recordedAt: now, by: amina });
    }
  }
  return fold(incident, facts);
}

describe('somebody who marks 10,000 messages', () => {
  const linkTo = ({ message }: { message: string }): string => `https://example.com/${message}`;
  let incident: Incident;
  let foldedIn: number;
  beforeAll(() => {
    const begun = process.cpuUsage();
    incident = pinned(10_000, (index) => `message ${index}`);
    foldedIn = secondsSince(begun);
  }, 60_000);

  test('lets the whole log be read again within seconds, as every start does', () => {
    expect(foldedIn).toBeLessThan(8);
  });

  test('costs each later mark a moment and no more', () => {
    const begun = process.cpuUsage();
    for (let index = 10_000; index < 10_020; index += 1) {
      const facts = addMessage(incident, messageOf(index, 'one more'), {
        kind: 'entry',
        person: amina,
        now: at('20:00'),
        correction: {},
      });
      const seq = incident.seq;
      const events = facts.map((fact, place) => ({ ...fact, seq: seq + place + 1, recordedAt: at('20:00') }));
      incident = fold(incident, events);
    }
    expect(secondsSince(begun) / 20).toBeLessThan(0.2);
  });

  test('gets a timeline and forms of a size that Slack takes', () => {
    const { blocks } = drawTimeline(incident, timelineOf(incident), { nameOf, linkTo });
    expect(blocks.length).toBeLessThanOrEqual(49);
    expect(JSON.stringify(blocks).length).toBeLessThan(20_000);
    expect(JSON.stringify(chooseEntryView(incident, nameOf)).length).toBeLessThan(250_000);
    expect(JSON.stringify(closeView(incident, { nameOf, settings: defaultSettings })).length).toBeLessThan(
      250_000,
    );
  });

  test('gets a draft with all of them, a thousand within seconds', () => {
    const fewer = pinned(1_000, (index) => `message ${index}`);
    const begun = process.cpuUsage();
    const draft = createDocuments(readConfig({})).postmortem(fewer, {
      revision: 1,
      renderedAt: later(at('14:00'), 300 * minute),
      nameOf,
      linkTo,
    });
    expect(draft.match(/message \d+/g)).toHaveLength(1_000);
    expect(secondsSince(begun)).toBeLessThan(10);
  });
});

describe('messages of 40,000 characters', () => {
  test('leave the timeline and the forms at a size that Slack takes', () => {
    const incident = pinned(200, (index) => `${index} ${'<&> '.repeat(longest / 4)}`);
    const draw = { nameOf, linkTo: () => 'https://example.com/' };
    const { blocks, text } = drawTimeline(incident, timelineOf(incident), draw);
    expect(blocks.length).toBeLessThanOrEqual(49);
    expect(text.length + JSON.stringify(blocks).length).toBeLessThan(40_000);
    expect(JSON.stringify(chooseEntryView(incident, nameOf)).length).toBeLessThan(250_000);
    expect(JSON.stringify(closeView(incident, { nameOf, settings: defaultSettings })).length).toBeLessThan(
      250_000,
    );
  });

  test('take up only so much memory, however many come', () => {
    const recent = new RecentMessages();
    for (let index = 0; index < 2_000; index += 1) {
      const text = `${index}`.padEnd(longest, 'x');
      recent.note(messageOf(index, text));
    }
    const kept = Array.from({ length: 2_000 }, (_, index) => recent.find(messageOf(index, '').source));
    const characters = kept.reduce((sum, seen) => sum + JSON.stringify(seen?.text ?? []).length, 0);
    expect(kept.at(-1)).toBeDefined();
    expect(characters).toBeLessThan(12_000_000);
  });

  test('are counted by what they hold now, not by what they held', () => {
    const recent = new RecentMessages(5_000, 100_000);
    for (let index = 0; index < 50; index += 1) {
      const seen = messageOf(1, 'x'.repeat(longest));
      recent.note({ ...seen, asOf: instant(seen.asOf + index) });
      recent.forget(seen.source);
      recent.note({ ...seen, asOf: instant(seen.asOf + index) });
    }
    recent.note(messageOf(2, 'small'));
    expect(recent.find(messageOf(1, '').source)).toBeDefined();
    recent.note(messageOf(3, 'x'.repeat(longest)));
    recent.note(messageOf(4, 'x'.repeat(longest)));
    expect(recent.find(messageOf(1, '').source)).toBeUndefined();
    expect(recent.find(messageOf(4, '').source)).toBeDefined();
  });
});
