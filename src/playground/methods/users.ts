import { z } from 'zod';
import { flag, page, required, text } from '../calling/arguments';
import { type Call, type Method, method } from '../calling/method';
import { nextCursor, pageOf } from '../calling/pages';
import { botProfile } from '../rendering/rendering';
import { SlackError } from '../state/slack-error';
import { own } from '../state/workspace';
import { renderPerson } from '../workspace/people';

/** Members, bots and groups of members. */
export const users: readonly Method[] = [
  method({
    name: 'users.list',
    scopes: ['users:read'],
    args: z.object({ include_locale: flag.optional(), ...page }),
    run(call, request) {
      // Those of other workspaces are no members of this one.
      const people = Object.values(call.workspace.state.people).filter(({ team }) => team === undefined);
      // Without a limit Slack tries to return everybody.
      const shown = pageOf(people, (person) => person.id, request, { usual: people.length, most: 999 });
      return {
        members: shown.items.map((person) => renderPerson(call.workspace, person, readsEmail(call))),
        cache_ts: call.workspace.seconds(),
        ...nextCursor(shown),
      };
    },
  }),

  method({
    name: 'users.info',
    scopes: ['users:read'],
    args: z.object({ user: required, include_locale: flag.optional() }),
    run(call, { user: id }) {
      const person = call.workspace.member(id);
      if (person.isUnknown) throw new SlackError('user_not_found');
      return { user: renderPerson(call.workspace, person, readsEmail(call)) };
    },
  }),

  method({
    name: 'users.lookupByEmail',
    scopes: ['users:read.email'],
    args: z.object({ email: required }),
    run(call, { email }) {
      const wanted = email.toLowerCase();
      const people = Object.values(call.workspace.state.people);
      const person = people.find(
        (candidate) => candidate.email.toLowerCase() === wanted && !candidate.deactivated,
      );
      if (!person) throw new SlackError('users_not_found');
      return { user: renderPerson(call.workspace, person, true) };
    },
  }),

  method({
    name: 'bots.info',
    scopes: ['users:read'],
    args: z.object({ bot: text.optional() }),
    run(call, { bot: id = call.workspace.state.app.botId }) {
      const bot = own(call.workspace.state.bots, id);
      if (!bot) throw new SlackError('bot_not_found');
      return { bot: botProfile(call.workspace, bot) };
    },
  }),

  method({
    name: 'usergroups.list',
    scopes: ['usergroups:read'],
    args: z.object({ include_users: flag.default(false), include_count: flag.default(false) }),
    run: ({ workspace: { state } }, { include_users: withUsers, include_count: counted }) => ({
      usergroups: Object.values(state.userGroups).map((group) => ({
        id: group.id,
        team_id: state.team.id,
        is_usergroup: true,
        name: group.name,
        description: '',
        handle: group.handle,
        is_external: false,
        date_create: group.created,
        date_update: group.created,
        date_delete: 0,
        prefs: { channels: [], groups: [] },
        ...(withUsers ? { users: group.members } : {}),
        ...(counted ? { user_count: group.members.length } : {}),
      })),
    }),
  }),

  method({
    name: 'usergroups.users.list',
    scopes: ['usergroups:read'],
    args: z.object({ usergroup: required, include_disabled: flag.optional() }),
    run({ workspace: { state } }, { usergroup }) {
      const group = own(state.userGroups, usergroup);
      if (!group) throw new SlackError('no_such_subteam');
      return { users: [...group.members] };
    },
  }),
];

function readsEmail({ installation }: Call): boolean {
  return installation.app.scopes.includes('users:read.email');
}
