import type { Activity } from './activity';
import type { Deliveries } from './delivery/deliveries';
import type { Tickets } from './delivery/tickets';
import type { Ephemerals } from './interactions/ephemerals';
import type { ResponseUrls } from './interactions/response-urls';
import type { Triggers } from './interactions/triggers';
import type { Uploads } from './interactions/uploads';
import type { Views } from './interactions/views';
import type { InstalledApp } from './manifest';
import type { WireLog } from './wire';
import type { Workspace } from './workspace/workspace';

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
