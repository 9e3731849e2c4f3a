import { SlackError } from '../../state/slack-error';
import { Viewer } from '../reading/viewer';
import { type ActionContext, ActionRefused, type Success } from './action';
import { isBuiltIn, runBuiltIn } from './built-ins';

/** Does what a line that begins with a slash says: a command of the app, or one that every workspace has. */
export async function typeLine(context: ActionContext, channel: string, line: string): Promise<Success> {
  const [, name = '', rest = ''] = /^\s*(\/\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  const { installation, member } = context;
  // The app's own command comes first, as in Slack one may take a built-in's name.
  if (installation.app.commands.some(({ command }) => command === name)) {
    const { acknowledged, error } = await member.command(channel, line);
    if (error === undefined) return { ok: true, acknowledged };
    throw new ActionRefused(error, `The app answered with something that cannot be shown (${error}).`);
  }
  if (!isBuiltIn(name)) {
    const advice = 'Messages that begin with “/” are commands; put a space before it to send one as it is.';
    throw new ActionRefused(
      'invalid_command',
      `${shortened(name || line)} is not a valid command. ${advice}`,
    );
  }
  const place = new Viewer(installation, context.person).channel(channel);
  if (place.archived) throw new SlackError('is_archived');
  await runBuiltIn(name, { installation, member, channel: place.id, rest: rest.trim() });
  return { ok: true };
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
