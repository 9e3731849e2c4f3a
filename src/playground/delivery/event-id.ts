import { randomBytes } from 'node:crypto';

/** A new `event_id`, by which an app can tell that it was sent the same event twice. */
export function newEventId(): string {
  return `Ev${randomBytes(5).toString('hex').toUpperCase()}`;
}
