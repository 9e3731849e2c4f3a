import { ControlRefused, type ScenarioController } from '../controller';
import { type ActionContext, type ActionHandlers, ActionRefused, SUCCESS } from './action';

/** What people do to the playground itself: make trouble, play a scenario, start over. */
export const stageActions: ActionHandlers<
  'set-trouble' | 'disconnect' | 'play' | 'pause' | 'resume' | 'set-speed' | 'start-over' | 'leave-scenario'
> = {
  async 'set-trouble'({ troubles, sockets, installation }, { trouble }) {
    if (trouble.doubled && !sockets) throw overHttp();
    troubles.set(trouble);
    installation.workspace.touch();
    return SUCCESS;
  },

  async disconnect({ sockets, installation }, { how }) {
    if (!sockets) throw overHttp();
    if (how === 'refresh') sockets.disconnect('refresh_requested');
    else sockets.cut();
    installation.workspace.touch();
    return SUCCESS;
  },

  async play(context, { scenario, speed }) {
    await controllerOf(context).play(scenario, speed);
    return SUCCESS;
  },

  async pause(context) {
    controllerOf(context).pause();
    return SUCCESS;
  },

  async resume(context) {
    controllerOf(context).resume();
    return SUCCESS;
  },

  async 'set-speed'(context, { speed }) {
    controllerOf(context).setSpeed(speed);
    return SUCCESS;
  },

  async 'start-over'(context) {
    await controllerOf(context).startOver();
    return SUCCESS;
  },

  async 'leave-scenario'(context) {
    await controllerOf(context).leave();
    return SUCCESS;
  },
};

function overHttp(): ActionRefused {
  return new ActionRefused('no_sockets', 'This app is reached over HTTP: there is nothing to break.');
}

function controllerOf({ controller }: ActionContext): ScenarioController {
  if (!controller) throw new ControlRefused('There are no scenarios here, and nothing to start over.');
  return controller;
}
