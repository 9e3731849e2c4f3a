import { ChatFailure } from '../app/chat-failure';
import { type Obstacle, obstacleIn } from '../domain/incident/channel';
import type { Incident } from '../domain/incident/incident';
import type { Instant } from '../domain/time/instant';

/** Nothing can be done in the incident's channel for now: the job waits until something can. */
export class OutOfReach extends Error {
  override readonly name = 'OutOfReach';

  constructor(readonly obstacle: Obstacle) {
    super(`The incident’s channel is ${obstacle}`);
  }
}

/** Throws `OutOfReach` where it is known beforehand that nothing can be done in the incident's channel. */
export function checkReach(incident: Incident): void {
  const obstacle = obstacleIn(incident);
  if (obstacle !== undefined) throw new OutOfReach(obstacle);
}

/** The same failure, as one that another try may not meet. */
export function worthAnother(error: unknown): unknown {
  return error instanceof ChatFailure ? new ChatFailure(error.code, error.sentence, { again: true }) : error;
}

/** It is too early: the job is done at another time, as if it had not begun. */
export class NotDueYet extends Error {
  override readonly name = 'NotDueYet';

  constructor(readonly due: Instant) {
    super('It is too early');
  }
}

/** The incident's channel is still being read: the job is held, and goes on once it was. */
export class NotReadYet extends Error {
  override readonly name = 'NotReadYet';

  constructor() {
    super('The incident’s channel is still being read');
  }
}
