import { hearReaction } from '../reaction-delivery';
import type { EventListener } from './event';

/** Somebody set a reaction. */
export const reactionAdded: EventListener = {
  type: 'reaction_added',
  subscriptions: ['reaction_added'],
  hear: (event, context) => hearReaction(event, true, context),
};
