import { createHash } from 'node:crypto';
import type { ActionScope } from './actions/action';
import { builtIns } from './actions/built-ins';
import type { AppInfo, Offered, OfferedCommand, TabUpdate, Welcome } from './contract';
import type { Viewer } from './reading/viewer';

/** What a tab's picture is made of, besides messages, time and wire: the parts that are told anew when they change. */
export type PagePart = Extract<
  TabUpdate,
  { type: 'people' | 'app' | 'channels' | 'ephemerals' | 'modals' | 'home' | 'trouble' | 'scenarioStatus' }
>;

/** The parts as a person sees them now. */
export function partsFor(scope: ActionScope, viewer: Viewer): PagePart[] {
  const { installation, troubles, controller } = scope;
  const { workspace, ephemerals, views } = installation;
  const { state } = workspace;
  const { id: me } = viewer.person;
  const user = state.app.botUserId;
  const home = state.homes[me];
  return [
    { type: 'people', people: state.people, bots: namesOfBots(scope), userGroups: state.userGroups },
    { type: 'app', app: appOf(scope) },
    { type: 'channels', channels: viewer.list() },
    { type: 'ephemerals', ephemerals: ephemerals.of(me).map((shown) => ({ ...shown, user })) },
    { type: 'modals', modals: views.stack(me) },
    { type: 'home', ...(home && { home }) },
    { type: 'trouble', trouble: troubles.trouble },
    ...(controller ? [{ type: 'scenarioStatus' as const, scenarioStatus: controller.scenarioStatus() }] : []),
  ];
}

/** All that a tab needs to draw itself anew. */
export function welcomeFor(
  scope: ActionScope,
  viewer: Viewer,
  offered: Offered,
  time: { readonly now: number; readonly rate: number },
): Welcome {
  const { state } = scope.installation.workspace;
  const parts = partsFor(scope, viewer).map(({ type: _, ...part }) => part);
  // Each part brings the fields that it is made of; what they are together, the compiler cannot tell.
  const drawn = Object.assign({}, ...parts) as Omit<
    Welcome,
    'type' | 'epoch' | 'me' | 'team' | keyof Offered | 'builtIns' | 'now' | 'rate'
  >;
  return {
    ...drawn,
    type: 'welcome',
    epoch: epochOf(scope),
    me: viewer.person.id,
    team: state.team,
    ...offered,
    builtIns,
    ...time,
  };
}

/** A name for the workspace that no other has, made from what only it knows and telling nothing of that. */
function epochOf({ installation }: ActionScope): string {
  const { signingSecret } = installation.workspace.state.app;
  return createHash('sha256').update(`epoch ${signingSecret}`).digest('hex').slice(0, 16);
}

function namesOfBots({ installation }: ActionScope): Welcome['bots'] {
  const { bots } = installation.workspace.state;
  return Object.fromEntries(
    Object.values(bots).map(({ id, name, userId }) => [
      id,
      { name, ...(userId !== undefined && { userId }) },
    ]),
  );
}

function appOf({ installation, sockets }: ActionScope): AppInfo {
  const { app, workspace } = installation;
  return {
    name: app.name,
    description: app.description,
    botUserId: workspace.state.app.botUserId,
    commands: app.commands.map(
      ({ command, description, usage_hint: usageHint = '' }): OfferedCommand => ({
        command,
        description,
        usageHint,
      }),
    ),
    shortcuts: app.shortcuts.map(({ callback_id: callbackId, name, description, type }) => ({
      callbackId,
      name,
      description,
      type,
    })),
    hasHome: app.homeTab,
    isConnected: sockets === undefined || sockets.connections > 0,
  };
}
