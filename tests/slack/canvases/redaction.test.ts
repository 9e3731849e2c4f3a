import { minute } from '../../../src/domain/time/instant';
import { textsIn } from '../../support/asking';
import { CanvasRoom } from './room';

const secret = 'hunter2-swordfish';

describe('words that are removed for good', () => {
  let room: CanvasRoom;
  beforeEach(async () => {
    room = await CanvasRoom.open();
    await room.world.turn(5 * minute);
    await room.types(`note the door says ${secret}`);
  });
  afterEach(() => room.close());

  const told = (): string => textsIn(room.world.person('amina').modal()?.view ?? {}).join('\n');

  test('go from the record at once, and whoever removed them hears what only people can clean', async () => {
    await room.types('postmortem');
    expect(room.read('Record')).toContain(secret);
    await room.redacts(secret);
    expect(room.read('Record')).not.toContain(secret);
    expect(room.read('Record')).toContain('\\[redacted\\]');
    expect(room.read('Postmortem')).toContain(secret);
    expect(room.edits('Postmortem')).toBe(0);
    expect(told()).toContain(`docs/T0000000001/${room.idOf('Postmortem')}|Postmortem canvas>`);
    expect(told()).toContain('take the words out of it by hand');
    expect(told()).toContain('The version history of a canvas keeps what it said before');
  });

  test('nobody hears of canvases where there are none', async () => {
    await room.redacts(secret);
    expect(told()).not.toContain('canvas');
    await room.types('postmortem');
    expect(room.read('Postmortem') + room.read('Record')).not.toContain(secret);
  });

  test('go from the record also where canvases were turned off since', async () => {
    await room.types('postmortem');
    await room.world.stopBot();
    room.world.configure({ canvases: false });
    await room.world.startBot();
    await room.redacts(secret);
    expect(room.read('Record')).not.toContain(secret);
  });
});

test('what looks like a secret is masked in both canvases', async () => {
  const room = await CanvasRoom.open();
  await room.types('note rotated AKIAIOSFODNN7EXAMPLE');
  await room.types('postmortem');
  expect(room.read('Postmortem') + room.read('Record')).not.toContain('IOSFODNN7');
  await room.close();
});
