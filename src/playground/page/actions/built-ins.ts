import type { Installation } from '../../installation';
import type { Member } from '../../people/member';
import { SlackError } from '../../state/slack-error';
import type { Person } from '../../state/state';
import type { OfferedCommand } from '../contract';

/** A command that every workspace has, whatever app is installed. */
interface BuiltIn extends OfferedCommand {
  run(typed: Typed): Promise<void> | void;
}

/** A built-in command as somebody typed it in a channel; `rest` is what follows its name. */
interface Typed {
  installation: Installation;
  member: Member;
  channel: string;
  rest: string;
}

const BUILT_INS: readonly BuiltIn[] = [
  {
    command: '/invite',
    description: 'Brings somebody into the channel',
    usageHint: '@somebody',
    run: ({ installation, member, channel, rest }) =>
      member.channels.invite(channel, ...named(installation, rest)),
  },
  {
    command: '/leave',
    description: 'Leaves the channel',
    usageHint: '',
    run: ({ member, channel }) => member.leave(channel),
  },
  {
    command: '/topic',
    description: 'Sets the channel’s topic',
    usageHint: '[text]',
    run: ({ member, channel, rest }) => member.channels.setTopic(channel, rest),
  },
  {
    command: '/archive',
    description: 'Archives the channel',
    usageHint: '',
    run: ({ member, channel }) => member.channels.archive(channel),
  },
  {
    command: '/shrug',
    description: 'Adds ¯\\_(ツ)_/¯ to your message',
    usageHint: '[message]',
    run: async ({ member, channel, rest }) => {
      await member.post(channel, `${rest} ¯\\_(ツ)_/¯`.trim());
    },
  },
];

/** The commands that the playground has of its own. */
export const builtIns: readonly OfferedCommand[] = BUILT_INS.map(({ command, description, usageHint }) => ({
  command,
  description,
  usageHint,
}));

/** Does what a built-in command says; undefined where there is none of this name. */
export function runBuiltIn(name: string, typed: Typed): Promise<void> | void | undefined {
  return BUILT_INS.find(({ command }) => command === name)?.run(typed);
}

/** Whether the playground has a command of this name of its own. */
export function isBuiltIn(name: string): boolean {
  return BUILT_INS.some(({ command }) => command === name);
}

/** Who is meant by `@amina @baraka`; refuses with `user_not_found` when anybody is nobody, or nobody is named. */
function named({ workspace }: Installation, words: string): string[] {
  const handles = words.split(/[\s,]+/).filter((word) => word !== '');
  const people = Object.values(workspace.state.people);
  const found = handles.map((handle) => people.find((person) => isCalled(person, handle.replace(/^@/, ''))));
  if (found.length === 0) throw new SlackError('user_not_found');
  return found.map((person) => {
    if (!person) throw new SlackError('user_not_found');
    return person.id;
  });
}

function isCalled({ id, name, deactivated }: Person, handle: string): boolean {
  return !deactivated && (name === handle || id === handle);
}
