import { isZone } from '../../scenario/local-time';
import { SlackError } from '../../state/slack-error';
import { addPerson } from '../../workspace/people';
import { type ActionContext, type ActionHandlers, ActionRefused, SUCCESS } from './action';

/** What people do with channels, and with one another. */
export const channelActions: ActionHandlers<
  | 'join'
  | 'leave'
  | 'archive'
  | 'unarchive'
  | 'convert'
  | 'invite'
  | 'create-channel'
  | 'direct-messages'
  | 'start-huddle'
  | 'join-huddle'
  | 'leave-huddle'
  | 'add-person'
> = {
  async join({ member }, { channel }) {
    await member.join(channel);
    return SUCCESS;
  },

  async leave({ member }, { channel }) {
    await member.leave(channel);
    return SUCCESS;
  },

  async archive({ member }, { channel }) {
    member.channels.archive(channel);
    return SUCCESS;
  },

  async unarchive({ member }, { channel }) {
    member.channels.unarchive(channel);
    return SUCCESS;
  },

  async convert({ member }, { channel, to }) {
    member.channels.convert(channel, to);
    return SUCCESS;
  },

  async invite(context, { channel, people }) {
    context.member.channels.invite(channel, ...known(context, people));
    return SUCCESS;
  },

  async 'create-channel'({ member }, { name, isPrivate }) {
    return { ok: true, channel: member.channels.create(name.replace(/^#/, ''), { private: isPrivate }) };
  },

  async 'direct-messages'(context, { people }) {
    return { ok: true, channel: await context.member.directMessages(...known(context, people)) };
  },

  async 'start-huddle'({ member }, { channel }) {
    member.huddles.start(channel);
    return SUCCESS;
  },

  async 'join-huddle'({ member }, { channel }) {
    member.huddles.join(channel);
    return SUCCESS;
  },

  async 'leave-huddle'({ member }, { channel }) {
    member.huddles.leave(channel);
    return SUCCESS;
  },

  async 'add-person'({ installation }, { name, realName, title = '', timezone }) {
    const handle = name.trim().replace(/^@/, '');
    if (!/^[a-z0-9][a-z0-9._-]{0,20}$/.test(handle)) {
      const allowed = 'lower-case letters, digits, “.”, “_” and “-”, at most 21 of them';
      throw new ActionRefused('invalid_name', `A name that people are mentioned by has ${allowed}.`);
    }
    const called = realName.trim();
    if (called.length > 80)
      throw new ActionRefused('name_too_long', 'A name may have at most 80 characters.');
    if (!isZone(timezone))
      throw new ActionRefused('invalid_timezone', 'Choose a time zone such as Africa/Nairobi.');
    const does = title.trim().slice(0, 80);
    addPerson(installation.workspace, {
      name: handle,
      timezone,
      ...(called !== '' && { realName: called }),
      ...(does !== '' && { title: does }),
    });
    return SUCCESS;
  },
};

/** The ids of people who are there; refuses with `user_not_found` as soon as one is not. */
function known({ installation }: ActionContext, ids: readonly string[]): string[] {
  const { people } = installation.workspace.state;
  return ids.map((id) => {
    const person = Object.hasOwn(people, id) ? people[id] : undefined;
    if (!person || person.deactivated) throw new SlackError('user_not_found');
    return person.id;
  });
}
