import type { Person, Team, UserGroup, View, ViewValues } from '../state/state';
import type { WireRecord } from '../wire';
import type { ListedChannel, ShownEphemeral, ShownMessage } from './shown';

export type { ListedChannel, ShownEphemeral, ShownFile, ShownMessage } from './shown';

/*
 * What the page and the playground say to each other. A tab is one person: it opens the WebSocket `/page/live?as=<user id
 * or handle>` (without `as` it is the first person who is no bot; the welcome says who) and is told everything that this
 * person sees, and it acts by `POST /page/act` with an `ActionRequest`. Older messages, threads and files are read by `GET`. A `ts`
 * is a Slack message id.
 */

/** A slash command of the installed app. */
export interface OfferedCommand {
  /** With the slash. */
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

/** A shortcut of the installed app. */
export interface OfferedShortcut {
  readonly callbackId: string;
  readonly name: string;
  readonly description: string;
  readonly type: 'message' | 'global';
}

/** The app that is installed here. */
export interface AppInfo {
  readonly name: string;
  readonly description: string;
  readonly botUserId: string;
  readonly commands: readonly OfferedCommand[];
  readonly shortcuts: readonly OfferedShortcut[];
  readonly hasHome: boolean;
  /** Whether it is there to be spoken to: a socket is open, or it is reached over HTTP. */
  readonly isConnected: boolean;
}

/** An emoji that is worth a click of its own, and what it is for; whoever starts the playground says which. */
export interface QuickReaction {
  readonly emoji: string;
  readonly meaning: string;
}

/** Something to try first; whoever starts the playground says what. */
export interface FirstStep {
  readonly words: string;
  /** A line to type, such as `/deploy web`: a click puts it where one types. */
  readonly line?: string;
}

/** What whoever starts the playground offers to those who open it. */
export type Offered = Pick<Welcome, 'quickReactions' | 'firstSteps'>;

/** What goes wrong on request. All of it is off at first. */
export interface Trouble {
  /** Milliseconds by which every call of the app is held up; 10,000 at most. */
  readonly latencyMs: number;
  /** Methods that answer 429 with `Retry-After: 5`; `*` is every one. */
  readonly rateLimited: readonly string[];
  /** Methods that answer `ok: false` and with which code, or with an HTTP status in its place: `404`, `500` or `503`. */
  readonly failing: readonly { readonly method: string; readonly error: string }[];
  /** How many of a hundred calls are carried out and never answered. */
  readonly lostAnswers: number;
  /** Every event is delivered twice, the second time under a new id. */
  readonly duplicates: boolean;
  /** Every envelope, of a command or a press too, goes over two sockets. */
  readonly doubled: boolean;
  /** Events are held back while this is set, and delivered in another order afterwards. */
  readonly heldBack: boolean;
}

/** A scenario that can be played. */
export interface OfferedScenario {
  /** Its file's name without `.json`. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly steps: number;
  /** Microseconds since 1970 of its first and its last step. */
  readonly from: number;
  readonly to: number;
  /** Handles of those who act in it. */
  readonly people: readonly string[];
}

/** How fast a scenario runs: times real time, or as fast as it can be. */
export type Speed = 1 | 60 | 'fastest';

/** The scenario that is on. */
export interface Playing {
  readonly id: string;
  readonly state: 'playing' | 'paused' | 'ended' | 'failed';
  readonly speed: Speed;
  /** How many steps were taken. */
  readonly done: number;
  readonly steps: number;
  /** The last step in words (`Amina reacts with pushpin`), and who took it where. */
  readonly step?: { readonly words: string; readonly channel?: string; readonly ts?: string };
  /** Why it failed, in a sentence. */
  readonly problem?: string;
  /** The message that carries the last document, once there is one, and somebody who sees it where not everybody does. */
  readonly draft?: { readonly channel: string; readonly ts: string; readonly seenBy?: string };
}

/** Which scenarios can be played here, and which one is on. Without a controller there are no scenarios and no starting over. */
export interface ScenarioStatus {
  readonly scenarios: readonly OfferedScenario[];
  readonly playing?: Playing;
}

/**
 * All that a tab needs to draw itself anew; messages are read by channel. Open forms, messages for one person alone and
 * trouble outlive a tab but not the playground's process.
 */
export interface Welcome {
  readonly type: 'welcome';
  /** Changes when the workspace was started over: what a tab has read is then worth nothing. */
  readonly epoch: string;
  readonly me: string;
  readonly team: Team;
  readonly app: AppInfo;
  /** Everybody, bots and deactivated people included, by id. */
  readonly people: Readonly<Record<string, Person>>;
  /** Bots without a user, by bot id. */
  readonly bots: Readonly<Record<string, { readonly name: string; readonly userId?: string }>>;
  readonly userGroups: Readonly<Record<string, UserGroup>>;
  readonly channels: readonly ListedChannel[];
  readonly ephemerals: readonly ShownEphemeral[];
  readonly modals: readonly View[];
  readonly home?: View;
  readonly quickReactions: readonly QuickReaction[];
  /** Empty when nobody said any: the page has some of its own then. */
  readonly firstSteps: readonly FirstStep[];
  /** The commands that the playground has of its own, whatever app is installed. */
  readonly builtIns: readonly OfferedCommand[];
  readonly trouble: Trouble;
  readonly scenarioStatus?: ScenarioStatus;
  /** The workspace's time, in microseconds since 1970, and how many of its seconds pass in a real one. */
  readonly now: number;
  readonly rate: number;
}

/** What a tab is told while it is open. Everything replaces what was known under the same name. */
export type TabUpdate =
  | Welcome
  | {
      readonly type: 'people';
      readonly people: Welcome['people'];
      readonly bots: Welcome['bots'];
      readonly userGroups: Welcome['userGroups'];
    }
  | { readonly type: 'app'; readonly app: AppInfo }
  /** All conversations that this person sees: the list is short. */
  | { readonly type: 'channels'; readonly channels: readonly ListedChannel[] }
  /** Messages that are new or no longer what they were; a deleted one has `deletedAt`. */
  | { readonly type: 'messages'; readonly messages: readonly ShownMessage[] }
  | { readonly type: 'ephemerals'; readonly ephemerals: readonly ShownEphemeral[] }
  /** This person's open modals, topmost last. */
  | { readonly type: 'modals'; readonly modals: readonly View[] }
  | { readonly type: 'home'; readonly home?: View }
  | { readonly type: 'trouble'; readonly trouble: Trouble }
  | { readonly type: 'scenarioStatus'; readonly scenarioStatus: ScenarioStatus }
  | { readonly type: 'time'; readonly now: number; readonly rate: number }
  /** What crossed the wire, for tabs that asked with `?wire=1`; the first has what is kept of before. */
  | { readonly type: 'wire'; readonly records: readonly WireRecord[] };

/** How an element of a message or a view is used: its action and what was chosen or typed. */
export interface Pressing {
  readonly action: string;
  readonly block?: string;
  readonly value?: string | readonly string[];
  /** What the inputs around it hold, by block and action as Slack keeps it; unless given, what they held before. */
  readonly values?: ViewValues;
}

/** What a person does on the page. */
export type Action =
  | {
      readonly type: 'post';
      readonly channel: string;
      readonly text: string;
      readonly thread?: string;
      readonly broadcast?: boolean;
    }
  | { readonly type: 'edit'; readonly channel: string; readonly ts: string; readonly text: string }
  | {
      readonly type: 'delete' | 'pin' | 'unpin' | 'read';
      readonly channel: string;
      readonly ts: string;
    }
  | {
      readonly type: 'react' | 'unreact';
      readonly channel: string;
      readonly ts: string;
      readonly emoji: string;
    }
  | {
      readonly type: 'upload';
      readonly channel: string;
      readonly name: string;
      /** The bytes in base64. */
      readonly content: string;
      readonly comment?: string;
      readonly thread?: string;
    }
  /** Forwards a message into a channel. */
  | {
      readonly type: 'forward';
      readonly from: { readonly channel: string; readonly ts: string };
      readonly channel: string;
      readonly comment?: string;
    }
  | { readonly type: 'command'; readonly channel: string; readonly line: string }
  | {
      readonly type: 'shortcut';
      readonly callbackId: string;
      readonly on?: { readonly channel: string; readonly ts: string };
    }
  | { readonly type: 'press'; readonly channel: string; readonly ts: string; readonly press: Pressing }
  | { readonly type: 'press-home'; readonly press: Pressing }
  | { readonly type: 'press-modal'; readonly view: string; readonly press: Pressing }
  | {
      readonly type: 'suggest';
      readonly where: { readonly channel: string; readonly ts: string } | { readonly view: string };
      readonly action: string;
      readonly typed: string;
    }
  /** Submits the topmost modal; what its inputs hold is given as Slack keeps it, by block and action. */
  | { readonly type: 'submit'; readonly view: string; readonly values: ViewValues }
  | { readonly type: 'close-modal'; readonly view: string }
  | { readonly type: 'open-home' }
  | {
      readonly type:
        | ('join' | 'leave' | 'archive' | 'unarchive')
        | ('start-huddle' | 'join-huddle' | 'leave-huddle');
      readonly channel: string;
    }
  | { readonly type: 'convert'; readonly channel: string; readonly to: 'public' | 'private' }
  | { readonly type: 'invite'; readonly channel: string; readonly people: readonly string[] }
  | { readonly type: 'create-channel'; readonly name: string; readonly isPrivate: boolean }
  | { readonly type: 'direct-messages'; readonly people: readonly string[] }
  /** A person more for the workspace, in #general at once; `title` is what they do there. */
  | {
      readonly type: 'add-person';
      readonly name: string;
      readonly realName: string;
      readonly title?: string;
      readonly timezone: string;
    }
  | { readonly type: 'set-trouble'; readonly trouble: Trouble }
  /** Breaks the app's sockets: asks it to reconnect, or cuts them without a word. */
  | { readonly type: 'disconnect'; readonly how: 'refresh' | 'cut' }
  | { readonly type: 'dismiss-ephemeral'; readonly channel: string; readonly ts: string }
  | { readonly type: 'play'; readonly scenario: string; readonly speed: Speed }
  | { readonly type: 'pause' | 'resume' | 'start-over' | 'leave-scenario' }
  | { readonly type: 'set-speed'; readonly speed: Speed };

/** An action and who does it. */
export interface ActionRequest {
  readonly as: string;
  readonly action: Action;
}

/** What came of an act. `error` is Slack's code or `bad_request`; `sentence` is for the person. */
export type Outcome =
  | {
      readonly ok: true;
      /** The message that was written, or the channel that was made or opened. */
      readonly ts?: string;
      readonly channel?: string;
      /** False when the app did not acknowledge in time: the person sees that something went wrong. */
      readonly acknowledged?: boolean;
      /** For `submit`: what is wrong, by block id. */
      readonly errors?: Readonly<Record<string, string>>;
      /** For `suggest`. */
      readonly options?: readonly unknown[];
    }
  | { readonly ok: false; readonly error: string; readonly sentence: string };

/** `GET /page/messages?as&channel[&before|&around|&after][&limit]`: top-level messages, oldest first. */
export interface MessagePage {
  readonly messages: readonly ShownMessage[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

/** `GET /page/thread?as&channel&ts`: a message and its replies, oldest first. */
export interface ThreadPage {
  readonly messages: readonly ShownMessage[];
}

/** `GET /page/search?as&text`: messages that hold the text, newest first, fifty at most. */
export interface SearchPage {
  readonly messages: readonly ShownMessage[];
}
