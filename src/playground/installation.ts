import type { Activity } from './activity';
import type { Deliveries } from './delivery/deliveries';
import type { Tickets } from './delivery/tickets';
import type { InstalledApp } from './manifest';
import type { Workspace } from './state/workspace';
import type { Ephemerals } from './volatile/ephemerals';
import type { ResponseUrls } from './volatile/response-urls';
import type { Triggers } from './volatile/triggers';
import type { Uploads } from './volatile/uploads';
import type { Views } from './volatile/views';
import type { WireLog } from './wire';

/** The workspace with the app installed in it: what Web API methods and people act on. */
export interface Installation {
  workspace: Workspace;
  app: InstalledApp;
  deliveries: Deliveries;
  activity: Activity;
  wire: WireLog;
  views: Views;
  triggers: Triggers;
  ephemerals: Ephemerals;
  responseUrls: ResponseUrls;
  uploads: Uploads;
  tickets: Tickets;
}
