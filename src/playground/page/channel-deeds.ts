import { isZone } from '../scenario/local-time';
import { addPerson } from '../workspace/people';
import { SlackError } from '../workspace/slack-error';
import { type Deeds, DONE, type Doer, Unwanted } from './doing';

/** What people do with channels, and with one another. */
export const channelDeeds: Deeds<
  'join' | 'leave' | 'archive' | 'unarchive' | 'invite' | 'create-channel' | 'direct-messages' | 'add-person'
> = {
  async join({ member }, { channel }) {
    await member.join(channel);
    return DONE;
  },

  async leave({ member }, { channel }) {
    await member.leave(channel);
    return DONE;
  },

  async archive({ member }, { channel }) {
    member.channels.archive(channel);
    return DONE;
  },

  async unarchive({ member }, { channel }) {
    member.channels.unarchive(channel);
    return DONE;
  },

  async invite(doer, { channel, people }) {
    doer.member.channels.invite(channel, ...known(doer, people));
    return DONE;
  },

  async 'create-channel'({ member }, { name, isPrivate }) {
    return { ok: true, channel: member.channels.create(name.replace(/^#/, ''), { private: isPrivate }) };
  },

  async 'direct-messages'(doer, { people }) {
    return { ok: true, channel: await doer.member.directMessages(...known(doer, people)) };
  },

  async 'add-person'({ installation }, { name, realName, title = '', timezone }) {
    const handle = name.trim().replace(/^@/, '');
    if (!/^[a-z0-9][a-z0-9._-]{0,20}$/.test(handle)) {
      const allowed = 'lower-case letters, digits, “.”, “_” and “-”, at most 21 of them';
      throw new Unwanted('invalid_name', `A name that people are mentioned by has ${allowed}.`);
    }
    const called = realName.trim();
    if (called.length > 80) throw new Unwanted('name_too_long', 'A name may have at most 80 characters.');
    if (!isZone(timezone))
      throw new Unwanted('invalid_timezone', 'Choose a time zone such as Africa/Nairobi.');
    const does = title.trim().slice(0, 80);
    addPerson(installation.workspace, {
      name: handle,
      timezone,
      ...(called !== '' && { realName: called }),
      ...(does !== '' && { title: does }),
    });
    return DONE;
  },
};

/** The ids of people who are there; refuses with `user_not_found` as soon as one is not. */
function known({ installation }: Doer, ids: readonly string[]): string[] {
  const { people } = installation.workspace.state;
  return ids.map((id) => {
    const person = Object.hasOwn(people, id) ? people[id] : undefined;
    if (!person || person.deactivated) throw new SlackError('user_not_found');
    return person.id;
  });
}
