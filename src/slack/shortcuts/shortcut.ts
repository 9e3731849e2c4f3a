import type { View } from '@slack/web-api';
import type { OpenIncident } from '../../app/ports';
import type { Settings } from '../../app/settings';
import type { Incident } from '../../domain/incident';
import type { SeenMessage } from '../../domain/marking';
import type { PersonId } from '../../domain/person';

/** Somebody called a shortcut on a message. */
export interface CalledOnMessage {
  readonly seen: SeenMessage;
  /** Whether the message stands in a thread or has one. */
  readonly hasThread: boolean;
  /** The incident whose channel the message stands in. */
  readonly here?: Incident;
  /** The open incidents that the person may see, newest first. */
  readonly open: readonly OpenIncident[];
  /** Where an answer that only the person sees can be sent. */
  readonly respondAt: string;
  readonly settings: Settings;
  /** The names at hand. */
  readonly nameOf: (person: PersonId) => string;
}

/** What the manifest says of a shortcut; Slack shows 24 characters of its name and 150 of its summary. */
interface Words {
  readonly callback: string;
  readonly name: string;
  readonly summary: string;
}

/** A shortcut that is called on a message: the modal that it opens. A `Refusal` is answered to the person alone. */
export interface MessageShortcut extends Words {
  readonly on: 'message';
  view(called: CalledOnMessage): View;
}

/** A shortcut that is called from anywhere. */
export interface GlobalShortcut extends Words {
  readonly on: 'global';
  view(settings: Settings): View;
}

/** Any shortcut. */
export type Shortcut = MessageShortcut | GlobalShortcut;
