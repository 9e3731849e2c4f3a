import { hearReaction } from '../reaction-delivery';
import type { EventListener } from './event';

/** Somebody took a reaction back. */
export const reactionRemoved: EventListener = {
  type: 'reaction_removed',
  subscriptions: ['reaction_removed'],
  hear: (event, context) => hearReaction(event, false, context),
};
