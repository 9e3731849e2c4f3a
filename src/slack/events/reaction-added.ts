import { hearReaction } from '../reaction-delivery';
import type { EventListener } from './event';

/** Somebody set a reaction. */
export const reactionAdded: EventListener = {
  type: 'reaction_added',
  subscriptions: ['reaction_added'],
  hear: (event, desk, envelope) => hearReaction(event, true, desk, envelope),
};
