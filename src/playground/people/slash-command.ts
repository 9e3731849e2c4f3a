import type { CommandAnswer } from '../actor';
import { Impossible } from '../actor';
import type { Installation } from '../installation';
import { isEmpty, readAppAnswer, showAnswer } from '../interactions/app-message';
import { channelReference } from '../interactions/payloads';
import { SlackError } from '../state/slack-error';
import type { Channel, Person } from '../state/state';
import { encodeTyped } from '../workspace/typed-text';

/** Types a slash command into a channel's composer and shows what the app answers. Throws for commands nobody offers. */
export async function typeCommand(
  installation: Installation,
  person: Person,
  channel: Channel,
  line: string,
): Promise<CommandAnswer> {
  const { workspace, app, deliveries } = installation;
  // docs.slack.dev, apis/slack-connect: "Slash commands are not shared".
  if (person.team !== undefined) throw new Impossible('an app’s commands are its own workspace’s');
  const [, name = '', rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
  const command = app.commands.find((candidate) => candidate.command === name);
  if (!command) throw new Impossible(`${name || line} is not a valid command`);
  const { team, app: identity } = workspace.state;
  const outcome = await deliveries.interaction('slash_commands', name, {
    token: 'playground-verification',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channelReference(channel).name,
    user_id: person.id,
    user_name: person.name,
    command: name,
    text: command.should_escape ? encodeTyped(workspace.state, rest, 'command') : rest,
    api_app_id: identity.id,
    is_enterprise_install: 'false',
    response_url: installation.responseUrls.issue({ channel: channel.id, user: person.id }),
    trigger_id: installation.triggers.issue(person.id),
  });
  return outcome.acknowledged
    ? showAcknowledgement(installation, person, channel, outcome.payload)
    : { acknowledged: false };
}

function showAcknowledgement(
  installation: Installation,
  person: Person,
  channel: Channel,
  payload: unknown,
): CommandAnswer {
  try {
    const answer = readAppAnswer(payload ?? {});
    if (isEmpty(answer)) return { acknowledged: true };
    showAnswer(installation, { channel: channel.id, user: person.id }, answer);
    return { acknowledged: true, text: answer.text ?? '', visibility: answer.response_type ?? 'ephemeral' };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { acknowledged: true, error: error.code };
  }
}
