import type { Deed, Outcome } from '../../src/playground/page/contract';
import { act } from '../shell/ask';
import { useWelcome } from '../shell/store';

/** Does something as this tab's person. */
export function useDeed(): (deed: Deed) => Promise<Outcome> {
  const { me } = useWelcome();
  return (deed) => act(me, deed);
}
