import { z } from 'zod';
import { type Method, method } from '../calling/method';

/** Who the app is, and whether it is heard. */
export const auth: readonly Method[] = [
  method({
    name: 'api.test',
    token: 'none',
    args: z.looseObject({ error: z.string().optional() }),
    run: (_call, args) => (args.error === undefined ? { args } : { ok: false, error: args.error, args }),
  }),

  method({
    name: 'auth.test',
    token: 'bot',
    args: z.object({}),
    run({ workspace: { state }, me }) {
      return {
        url: `https://${state.team.domain}.slack.com/`,
        team: state.team.name,
        user: state.people[me]?.name,
        team_id: state.team.id,
        user_id: me,
        bot_id: state.app.botId,
        is_enterprise_install: false,
      };
    },
  }),

  method({
    name: 'team.info',
    scopes: ['team:read'],
    args: z.object({}),
    run: ({ workspace: { state } }) => ({ team: { ...state.team, email_domain: '', icon: {} } }),
  }),
];
