import type { View } from '@slack/web-api';
import type { Changes } from '../../app/change';
import type { IncidentRef } from '../../app/job';
import type { Settings } from '../../app/settings';
import type { Incident } from '../../domain/incident';
import type { IncidentEvent } from '../../domain/incident-event';
import type { Instant } from '../../domain/instant';
import type { PersonId } from '../../domain/person';
import type { Answer } from '../answer';
import type { Access } from '../guests';

/** Somebody pressed a button. */
export interface ButtonContext {
  readonly ref: IncidentRef;
  readonly incident: Incident;
  readonly user: PersonId;
  readonly isGuest: boolean;
  /** What stands behind the incident's number in the button's value. */
  readonly value: string;
  /** The text of the message that holds the button, as Slack has it. */
  readonly said: string;
  readonly now: Instant;
  readonly settings: Settings;
  /** The names at hand. */
  readonly nameOf: (person: PersonId) => string;
  /** One event of the incident's log. */
  event(seq: number): Promise<IncidentEvent>;
  /** Queues the jobs of a kind again that were given up; false when there are none. */
  tryAgain(kind: string): Promise<boolean>;
  change(decide: Parameters<Changes['change']>[2]): Promise<Incident>;
}

/** A button: its name, its label and what pressing it does. */
export interface Button extends Access {
  readonly action: string;
  readonly label: string;
  /** Whether it stands on the pinned card, and while what. */
  readonly onCard?: (incident: Incident) => boolean;
  press(context: ButtonContext): Promise<Answer> | Answer;
}

/** A button of the Home tab, which is about no incident: the modal that it opens. */
export interface HomeButton {
  readonly action: string;
  readonly label: string;
  view(settings: Settings): View;
}
