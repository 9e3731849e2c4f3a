// The yardstick: a Bolt app that acknowledges everything and does nothing.
const { App, LogLevel, SocketModeReceiver } = require('@slack/bolt');

const { SLACK_API_URL: slackApiUrl, SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: token } = process.env;
const clientOptions = { slackApiUrl };
const logLevel = LogLevel.ERROR;
const receiver = new SocketModeReceiver({ appToken, logLevel, installerOptions: { clientOptions } });
const app = new App({ receiver, token, clientOptions, logLevel });

for (const event of ['message', 'reaction_added', 'member_joined_channel']) {
  app.event(event, async () => undefined);
}
app.command('/incident', async ({ ack }) => ack());

app.start().then(() => {
  process.stdout.write('ready\n');
});
