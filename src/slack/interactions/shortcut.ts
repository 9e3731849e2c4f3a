import type { View } from '@slack/web-api';
import type { SeenMessage } from '../../domain/marks/marking';
import type { RequestContext } from '../request/request-context';

/** Somebody called a shortcut on a message; it is about the incident whose channel that stands in, where it is one's. */
export interface MessageShortcutContext extends RequestContext {
  readonly seen: SeenMessage;
  /** Whether the message stands in a thread or has one. */
  readonly hasThread: boolean;
  /** Where an answer that only the person sees can be sent. */
  readonly respondAt: string;
}

/** What the manifest says of a shortcut; Slack shows 24 characters of its name and 150 of its summary. */
interface Words {
  readonly callback: string;
  readonly name: string;
  readonly summary: string;
}

/** A shortcut that is called on a message: the modal that it opens. A `Refusal` is answered to the person alone. */
export interface MessageShortcut extends Words {
  readonly type: 'message';
  view(context: MessageShortcutContext): Promise<View> | View;
}

/** A shortcut that is called from anywhere. */
export interface GlobalShortcut extends Words {
  readonly type: 'global';
  view(context: RequestContext): View;
}

/** Any shortcut. */
export type Shortcut = MessageShortcut | GlobalShortcut;
