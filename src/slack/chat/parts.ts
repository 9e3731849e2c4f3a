import type { Settings } from '../../app/settings';
import type { Api } from '../api';
import type { Identity } from '../connect';

/** What every part of the chat works with. */
export interface ChatParts {
  readonly api: Api;
  readonly identity: Identity;
  readonly settings: Settings;
}
