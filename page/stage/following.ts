import { useEffect, useState } from 'preact/hooks';
import type { Playing } from '../../src/playground/page/contract';
import { currentRoute, goTo } from '../shell/client/route';
import { useWelcome } from '../shell/client/store';

/** Whether this tab goes along to the channel in which the story goes on. */
export interface Following {
  readonly isOn: boolean;
  set(isOn: boolean): void;
}

/** Takes the tab to where the last step was taken, if its person sees that channel, until told otherwise. */
export function useFollowing(playing: Playing | undefined): Following {
  const { channels } = useWelcome();
  const [isOn, setOn] = useState(true);
  const [state, channel] = [playing?.state, playing?.step?.channel];
  const isSeen = channels.some(({ id }) => id === channel);
  useEffect(() => {
    if (!isOn || state !== 'playing' || channel === undefined || !isSeen) return;
    if (currentRoute().channel !== channel) goTo({ channel });
  }, [isOn, state, channel, isSeen]);
  return { isOn, set: setOn };
}
