import type { Settings } from '../../app/settings';
import type { Api } from '../web-api/api';
import type { Identity } from '../web-api/login';

/** What every part of the chat works with. */
export interface ChatParts {
  readonly api: Api;
  readonly identity: Identity;
  readonly settings: Settings;
}
