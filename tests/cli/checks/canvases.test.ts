import { checkCanvases } from '../../../src/cli/checks/canvases';
import { CanvasRoom } from '../../slack/canvases/room';

test('doctor knows from the logs whether the workspace has canvases', async () => {
  const room = await CanvasRoom.open({ playground: { team: { withoutCanvases: true } } });
  const found = async () =>
    (await checkCanvases(room.world.databaseUrl)).map(({ state, sentence }) => `${state}: ${sentence}`);
  expect(await found()).toEqual([]);
  await room.types('postmortem');
  expect(await found()).toEqual([
    expect.stringMatching(/^warning: The workspace let the bot make none \(canvas_disabled_user_team\)/),
  ]);
  Object.assign(room.world.playground.state.team, { withoutCanvases: false });
  await room.world.turn(60_000_000);
  await room.types('postmortem');
  expect(await found()).toEqual(['ok: The workspace has canvases.']);
  await room.close();
});
