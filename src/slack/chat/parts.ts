import type { Settings } from '../../app/settings';
import type { Api } from '../api';

/** Who the bot is in its workspace, as `auth.test` says. */
export interface Identity {
  readonly team: string;
  /** The organisation that the workspace is in, where it is in one. */
  readonly enterprise?: string;
  /** The workspace's web address, with a slash at its end. */
  readonly teamUrl: string;
  readonly botUser: string;
  readonly botId: string;
}

/** What every part of the chat works with. */
export interface ChatParts {
  readonly api: Api;
  readonly identity: Identity;
  readonly settings: Settings;
}
