import { type Director, NotOnStage } from './director';
import { type Deeds, DONE, type Doer, Unwanted } from './doing';

/** What people do to the playground itself: make trouble, play a scenario, start over. */
export const stageDeeds: Deeds<
  'set-trouble' | 'disconnect' | 'play' | 'pause' | 'resume' | 'set-speed' | 'start-over' | 'leave-scenario'
> = {
  async 'set-trouble'({ troubles, installation }, { trouble }) {
    troubles.set(trouble);
    installation.workspace.touch();
    return DONE;
  },

  async disconnect({ sockets, installation }, { how }) {
    if (!sockets)
      throw new Unwanted('no_sockets', 'This app is reached over HTTP: there is nothing to break.');
    if (how === 'refresh') sockets.disconnect('refresh_requested');
    else sockets.cut();
    installation.workspace.touch();
    return DONE;
  },

  async play(doer, { scenario, speed }) {
    await directorOf(doer).play(scenario, speed);
    return DONE;
  },

  async pause(doer) {
    directorOf(doer).pause();
    return DONE;
  },

  async resume(doer) {
    directorOf(doer).resume();
    return DONE;
  },

  async 'set-speed'(doer, { speed }) {
    directorOf(doer).setSpeed(speed);
    return DONE;
  },

  async 'start-over'(doer) {
    await directorOf(doer).startOver();
    return DONE;
  },

  async 'leave-scenario'(doer) {
    await directorOf(doer).leave();
    return DONE;
  },
};

function directorOf({ director }: Doer): Director {
  if (!director) throw new NotOnStage('There are no scenarios here, and nothing to start over.');
  return director;
}
