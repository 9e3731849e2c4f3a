import { chosenLines, wireKinds, wireLines } from '../../page/stage/wire-lines';
import type { WireRecord } from '../../src/playground/wire';

const records: readonly WireRecord[] = [
  {
    type: 'envelope',
    seq: 1,
    envelopeId: 'E1',
    envelopeType: 'slash_commands',
    what: '/incident',
    attempt: 1,
    payload: { text: 'start' },
    at: 1_000,
  },
  {
    type: 'call',
    seq: 2,
    method: 'conversations.create',
    args: { name: 'inc-1' },
    ok: false,
    error: 'name_taken',
    startedAt: 1_010,
    endedAt: 1_030,
  },
  { type: 'ack', seq: 3, envelopeId: 'E1', latencyMs: 12, payload: { text: 'Declared' }, at: 1_012 },
  {
    type: 'envelope',
    seq: 4,
    envelopeId: 'E2',
    envelopeType: 'events_api',
    what: 'reaction_added',
    attempt: 2,
    payload: {},
    at: 1_100,
  },
  {
    type: 'dropped',
    seq: 5,
    envelopeId: 'E2',
    what: 'reaction_added',
    reason: 'timeout',
    attempt: 4,
    at: 1_200,
  },
];

describe('the lines of the wire', () => {
  test('are newest first, each payload with its acknowledgement or its failure', () => {
    expect(
      wireLines(records).map(({ kind, what, tookMs, error, attempt }) => ({
        kind,
        what,
        tookMs,
        error,
        attempt,
      })),
    ).toEqual([
      { kind: 'events', what: 'reaction_added', tookMs: undefined, error: 'given up: timeout', attempt: 2 },
      { kind: 'calls', what: 'conversations.create', tookMs: 20, error: 'name_taken', attempt: undefined },
      { kind: 'commands', what: '/incident', tookMs: 12, error: undefined, attempt: undefined },
    ]);
  });

  test('can be chosen by kind and by anything that stands in them', () => {
    const lines = wireLines(records);
    const chosen = (kinds: readonly (typeof wireKinds)[number][], text = '') =>
      chosenLines(lines, { kinds: new Set(kinds), text }).map(({ what }) => what);
    expect(chosen(['commands'])).toEqual(['/incident']);
    expect(chosen(['errors'])).toEqual(['reaction_added', 'conversations.create']);
    expect(chosen(wireKinds, 'INC-1')).toEqual(['conversations.create']);
    expect(chosen(wireKinds, 'declared')).toEqual(['/incident']);
    expect(chosen([])).toEqual([]);
  });

  test('leave out what belongs to no payload that is kept', () => {
    expect(wireLines([{ type: 'ack', seq: 9, envelopeId: 'E0', latencyMs: 1, payload: {}, at: 1 }])).toEqual(
      [],
    );
  });
});
