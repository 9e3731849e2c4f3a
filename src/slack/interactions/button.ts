import type { View } from '@slack/web-api';
import type { Settings } from '../../app/settings';
import type { Incident } from '../../domain/incident/incident';
import type { BlockMessage } from '../block-kit/message';
import type { Access } from '../request/guest-access';
import type { RequestContext } from '../request/request-context';
import type { Answer } from './answer';

/** Somebody pressed a button; it is about the incident whose number begins its value. */
export interface ButtonContext extends RequestContext {
  /** What stands behind the incident's number in the button's value. */
  readonly value: string;
  /** The text of the message that holds the button, as Slack has it. */
  readonly said: string;
  /** Where the person alone can be answered; from Home there is nowhere. */
  readonly respondAt?: string | undefined;
  /** The answer of `timeline` as it is drawn now, and what the button did. */
  timelineAnswer(incident: Incident, done: string): BlockMessage;
  /** The answer of `check` as it is drawn now, and what the button did. */
  checkAnswer(incident: Incident, done: string): BlockMessage;
  /** What is known of the incident now. */
  brief(incident: Incident): BlockMessage;
}

/** A button: its name, its label and what pressing it does. */
export interface Button extends Access {
  readonly action: string;
  readonly label: string;
  /** Whether it stands on the pinned card, and while what. */
  readonly onCard?: (incident: Incident, settings: Settings) => boolean;
  /** While what it is the next thing to do: it stands first there, and stands out. */
  readonly isNext?: (incident: Incident) => boolean;
  press(context: ButtonContext): Promise<Answer>;
}

/** A button that is about no incident and stands on a message that its person alone sees: what takes the place of that. */
export interface PlainButton {
  readonly action: string;
  readonly label: string;
  press(drawn: { wholeHelp(): BlockMessage }): BlockMessage;
}

/** A button of the Home tab, which is about no incident: the modal that it opens. */
export interface HomeButton {
  readonly action: string;
  readonly label: string;
  view(context: RequestContext): View;
}
