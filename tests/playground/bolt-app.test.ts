import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { openTown, openTownWithApp, type Town, until } from './support/town';

describe('a Bolt app over Socket Mode', () => {
  const heard: { type: string; text: string; channel: string }[] = [];
  let town: Town & { app: App };

  beforeAll(async () => {
    town = await openTownWithApp((app) => {
      app.message(async ({ message }) => {
        const text = 'text' in message ? (message.text ?? '') : '';
        heard.push({ type: message.subtype ?? 'message', text, channel: message.channel });
      });
      app.event('reaction_added', async ({ event, client }) => {
        if (event.user === town.playground.botUserId) return;
        await client.reactions.add({ channel: event.item.channel, timestamp: event.item.ts, name: 'memo' });
      });
      app.command('/echo', async ({ ack, command, client }) => {
        if (command.text === 'ask') {
          await ack();
          await client.views.open({ trigger_id: command.trigger_id, view: question });
          return;
        }
        await ack({ text: `You said: ${command.text}`, response_type: 'in_channel' });
      });
      app.view('question', async ({ ack, view }) => {
        const answer = view.state.values.what?.answer?.value ?? '';
        if (answer === 'no') await ack({ response_action: 'errors', errors: { what: 'Say yes' } });
        else await ack();
      });
    });
  });

  afterAll(() => town.close());

  const question = {
    type: 'modal' as const,
    callback_id: 'question',
    title: { type: 'plain_text' as const, text: 'A question' },
    submit: { type: 'plain_text' as const, text: 'Answer' },
    blocks: [
      {
        type: 'input' as const,
        block_id: 'what',
        label: { type: 'plain_text' as const, text: 'Well?' },
        element: { type: 'plain_text_input' as const, action_id: 'answer' },
      },
    ],
  };

  test('it hears what people write in its channels', async () => {
    await town.ana.post(town.ops, 'Checkout is <down> @ben');
    await until(() => heard.some(({ text }) => text === `Checkout is &lt;down&gt; <@${town.ben.id}>`));
  });

  test('it answers a reaction with a reaction', async () => {
    const ts = await town.ana.post(town.ops, 'Look at this');
    await town.ben.react(town.ops, ts, 'pushpin');
    await until(() => town.playground.thread(town.ops, ts)[0]?.reactions.length === 2);
    const names = town.playground.thread(town.ops, ts)[0]?.reactions.map(({ name }) => name);
    expect(names).toEqual(['pushpin', 'memo']);
  });

  test('a command is answered in its acknowledgement', async () => {
    const answer = await town.ana.command(town.ops, '/echo hello @ben');
    const text = `You said: hello <@${town.ben.id}|ben>`;
    expect(answer).toEqual({ acknowledged: true, text, visibility: 'in_channel' });
    expect(town.playground.messages(town.ops).at(-1)?.text).toBe(text);
  });

  test('a modal refuses a wrong answer and closes on a right one', async () => {
    await town.ana.command(town.ops, '/echo ask');
    await until(() => town.ana.modal() !== undefined);
    const modal = town.ana.modal();
    expect((await modal?.submit())?.errors).toEqual({ what: 'Please complete this required field.' });
    modal?.fill('what', 'no');
    expect(await modal?.submit()).toEqual({ acknowledged: true, errors: { what: 'Say yes' } });
    modal?.fill('what', 'yes');
    expect(await modal?.submit()).toEqual({ acknowledged: true, errors: {} });
    expect(town.ana.modal()).toBeUndefined();
  });
});

test('a Bolt app comes back after a request to reconnect, and misses nothing', async () => {
  const town = await openTown();
  const { playground } = town;
  const clientOptions = { slackApiUrl: playground.apiUrl, retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({
    appToken: playground.appToken,
    clientPingTimeout: 100,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions },
  });
  const app = new App({ token: playground.botToken, receiver, clientOptions, logLevel: LogLevel.ERROR });
  const heard: unknown[] = [];
  app.message(async ({ message }) => {
    heard.push('text' in message && message.text);
  });
  await app.start();
  await town.ana.post(town.ops, 'before');
  await until(() => heard.length === 1);
  playground.disconnect();
  expect(playground.connections).toBe(0);
  await town.ana.post(town.ops, 'meanwhile');
  await until(() => heard.length === 2);
  expect(heard).toEqual(['before', 'meanwhile']);
  expect(playground.connections).toBe(1);
  await app.stop();
  await town.close();
});
