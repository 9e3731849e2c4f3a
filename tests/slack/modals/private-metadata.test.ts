import { instant } from '../../../src/domain/time/instant';
import {
  type ModalMetadata,
  readModalMetadata,
  writeMetadata,
} from '../../../src/slack/block-kit/private-metadata';
import { amina, nairobi } from '../../support/cast';
import { World } from '../../support/world';

const message = { channel: 'C0OPS', message: '1699455600.000100', zone: nairobi };

describe('what a modal carries along', () => {
  test.each<[string, ModalMetadata]>([
    ['nothing', {}],
    ['an incident', { incident: 12 }],
    ['an entry', { incident: 12, entry: 'C0OPS:1699455600.000100' }],
    ['when an incident was closed', { incident: 12, closedAt: instant(1_699_455_600_000_000) }],
    ['a channel', { from: 'C0OPS' }],
    [
      'a message',
      { message: { ...message, author: { person: amina } }, respondAt: 'https://hooks.slack.com/' },
    ],
    ['a reply by a bot', { message: { ...message, thread: '1699455500.000100', author: { bot: 'CI' } } }],
  ])('is read as it was written: %s', (_, metadata) => {
    expect(readModalMetadata(writeMetadata(metadata))).toEqual(metadata);
  });

  test.each([
    ['nothing at all', ''],
    ['what an earlier version wrote', '12:C0OPS:1699455600.000100'],
    ['a bare number', '12'],
    ['broken JSON', '{"incident":12'],
    ['an incident that has no number', '{"incident":"12"}'],
    ['an incident that cannot be', '{"incident":0}'],
    ['something more', '{"incident":12,"team":"T0OTHER"}'],
    ['a zone that does not exist', JSON.stringify({ message: { ...message, zone: 'Mars/Olympus' } })],
    ['a message that has no time', JSON.stringify({ message: { ...message, message: 'now' } })],
    ['a time that is none', '{"closedAt":1.5}'],
  ])('is refused in a sentence where it is %s', (_, text) => {
    expect(() => readModalMetadata(text)).toThrow(expect.objectContaining({ code: 'unreadable-form' }));
  });
});

test('a form that carries nothing readable says so at its first field and records nothing', async () => {
  const world = await World.open();
  const channel = await world.declare();
  const before = world.said(channel);
  const answer = await world.playground.deliveries.interaction('interactive', 'view_submission', {
    type: 'view_submission',
    team: { id: world.playground.state.team.id },
    user: { id: world.person('amina').id },
    trigger_id: '1.2.x',
    view: {
      id: 'V1',
      type: 'modal',
      callback_id: 'update',
      private_metadata: '1',
      blocks: [],
      state: { values: { text: { value: { value: 'All is well' } } } },
    },
  });
  await world.settled();
  expect(answer).toMatchObject({
    payload: { response_action: 'errors', errors: { text: expect.stringContaining('Copy what you typed') } },
  });
  expect(world.said(channel)).toEqual(before);
  expect(world.lines.filter((line) => line.includes('A request failed'))).toEqual([]);
  await world.close();
});
