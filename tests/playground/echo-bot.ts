import { type App, LogLevel, App as SlackApp, type types } from '@slack/bolt';
import type { Playground } from '../../src/playground/playground';

/** What the echo bot asks of a workspace. It was written for Slack; nothing of it knows a playground. */
export const echoManifest = {
  display_information: { name: 'Echo', description: 'Says again what it hears' },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    bot_user: { display_name: 'echo' },
    slash_commands: [
      { command: '/echo', description: 'Says it again', usage_hint: '[text | ask]', should_escape: true },
    ],
    shortcuts: [
      { type: 'message', name: 'Say it again', callback_id: 'again', description: 'Repeats a message' },
    ],
  },
  oauth_config: {
    scopes: { bot: ['channels:history', 'chat:write', 'commands', 'im:history', 'reactions:write'] },
  },
  settings: {
    event_subscriptions: { bot_events: ['app_home_opened', 'message.channels', 'message.im'] },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
} as const;

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const question: types.ModalView = {
  type: 'modal',
  callback_id: 'question',
  title: plain('What shall I say?'),
  submit: plain('Say it'),
  blocks: [
    {
      type: 'input',
      block_id: 'words',
      label: plain('Words'),
      element: { type: 'plain_text_input', action_id: 'typed', max_length: 20 },
    },
    {
      type: 'input',
      block_id: 'voice',
      label: plain('Voice'),
      element: {
        type: 'static_select',
        action_id: 'chosen',
        options: [
          { text: plain('Loud'), value: 'loud' },
          { text: plain('Quiet'), value: 'quiet' },
        ],
      },
    },
    {
      type: 'input',
      block_id: 'times',
      optional: true,
      label: plain('How often'),
      element: {
        type: 'number_input',
        action_id: 'number',
        is_decimal_allowed: false,
        min_value: '1',
        max_value: '3',
      },
    },
    {
      type: 'input',
      block_id: 'mood',
      optional: true,
      label: plain('Mood'),
      element: { type: 'external_select', action_id: 'mood', min_query_length: 1 },
    },
    {
      type: 'actions',
      block_id: 'more',
      elements: [{ type: 'button', action_id: 'explain', text: plain('Explain') }],
    },
  ],
};

/** Starts the echo bot where these tokens are good. */
export async function startEchoBot({ botToken, appToken, apiUrl }: Playground): Promise<App> {
  const app = new SlackApp({
    token: botToken,
    appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: apiUrl },
  });

  app.command('/echo', async ({ ack, command, client }) => {
    if (command.text === 'ask') {
      await ack();
      const metadata = JSON.stringify({ channel: command.channel_id });
      await client.views.open({
        trigger_id: command.trigger_id,
        view: { ...question, private_metadata: metadata },
      });
    } else if (command.text === '') {
      await ack({ text: 'Say something', response_type: 'ephemeral' });
    } else {
      await ack({ text: command.text, response_type: 'in_channel' });
    }
  });

  app.message('hello', async ({ message, say }) => {
    const name = 'user' in message ? `<@${message.user}>` : 'you';
    await say({
      text: `Hello ${name}`,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `Hello ${name}` } },
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'wave', text: plain('Wave'), value: 'both hands' }],
        },
      ],
    });
  });

  app.action('wave', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.message || !body.channel) return;
    await client.reactions.add({ channel: body.channel.id, timestamp: body.message.ts, name: 'wave' });
  });

  app.action('explain', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    const typed = body.view?.state.values.words?.typed?.value ?? 'nothing';
    await client.views.push({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        title: plain('Explained'),
        blocks: [{ type: 'section', text: plain(`You typed ${typed}`) }],
      },
    });
  });

  app.options('mood', async ({ ack, payload }) => {
    const moods = ['glad', 'grim', 'gloomy'].filter((mood) => mood.startsWith(payload.value));
    await ack({ options: moods.map((mood) => ({ text: plain(mood), value: mood })) });
  });

  app.view('question', async ({ ack, view, client }) => {
    const { words, voice, mood } = view.state.values;
    const typed = words?.typed?.value ?? '';
    const how = mood?.mood?.selected_option?.value;
    if (typed === 'damn') {
      await ack({ response_action: 'errors', errors: { words: 'I do not swear' } });
      return;
    }
    await ack();
    const loud = voice?.chosen?.selected_option?.value === 'loud';
    const { channel } = JSON.parse(view.private_metadata);
    const said = loud ? typed.toUpperCase() : typed;
    await client.chat.postMessage({ channel, text: how === undefined ? said : `${said} (${how})` });
  });

  app.shortcut('again', async ({ ack, shortcut, client }) => {
    await ack();
    if (shortcut.type !== 'message_action') return;
    await client.chat.postEphemeral({
      channel: shortcut.channel.id,
      user: shortcut.user.id,
      text: `Again: ${shortcut.message.text ?? ''}`,
    });
  });

  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: {
        type: 'home',
        blocks: [
          { type: 'header', text: plain('Echo at home') },
          { type: 'actions', elements: [{ type: 'button', action_id: 'knock', text: plain('Knock') }] },
        ],
      },
    });
  });

  app.action('knock', async ({ ack, body, client }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: 'Who is there?' });
  });

  await app.start();
  return app;
}
