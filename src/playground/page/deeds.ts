import { appDeeds } from './app-deeds';
import { channelDeeds } from './channel-deeds';
import type { Deed } from './contract';
import type { Doer, Doing, Done, Kind } from './doing';
import { messageDeeds } from './message-deeds';
import { stageDeeds } from './stage-deeds';

const DEEDS: { readonly [K in Kind]: Doing<K> } = {
  ...messageDeeds,
  ...channelDeeds,
  ...appDeeds,
  ...stageDeeds,
};

/** Does what a person asked for. Throws `SlackError`, `Impossible`, `Unwanted` or `NotOnStage` when it cannot be done. */
export function perform(doer: Doer, deed: Deed): Promise<Done> {
  // Each entry takes the deeds of its own name, which the compiler cannot follow from the name to the deed.
  const done = DEEDS[deed.do] as (doer: Doer, deed: Deed) => Promise<Done>;
  return done(doer, deed);
}
