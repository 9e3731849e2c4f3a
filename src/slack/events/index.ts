import type { EventListener } from './event';
import { message } from './message';
import { reactionAdded } from './reaction-added';
import { reactionRemoved } from './reaction-removed';

/** Every event that the bot listens to. */
export const events: readonly EventListener[] = [message, reactionAdded, reactionRemoved];
