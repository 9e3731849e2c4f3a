import { Activity } from './activity';
import { type Clock, SystemClock } from './clock';
import { Deliveries, type DeliverySettings } from './delivery/deliveries';
import { feedEvents } from './delivery/event-feed';
import { HttpDelivery } from './delivery/http-delivery';
import { SocketDelivery } from './delivery/socket-delivery';
import { Tickets } from './delivery/tickets';
import type { Installation } from './installation';
import { installManifest } from './manifest';
import type { Team } from './state/state';
import { StateFile } from './state/state-file';
import { Ephemerals } from './volatile/ephemerals';
import { ResponseUrls } from './volatile/response-urls';
import { Triggers } from './volatile/triggers';
import { Uploads } from './volatile/uploads';
import { Views } from './volatile/views';
import { WireLog, type WireRecord } from './wire';
import { foundWorkspace, reopenWorkspace } from './workspace/founding';

/** What a workspace with an app in it is made from. */
export interface InstallOptions {
  /** The app's manifest, parsed. */
  manifest: unknown;
  /** The time the workspace lives by; the machine's own unless given. Acks, triggers and `response_url`s use real time. */
  clock?: Clock;
  /** A JSON file in which the workspace is kept; without it everything is gone afterwards. */
  stateFile?: string;
  /** Is told of everything that crosses the wire. */
  log?: (record: WireRecord) => void;
  /** How long the app has to acknowledge (3 s), and when events are sent again (at once, after 1 and after 5 minutes). */
  deliveries?: Partial<DeliverySettings>;
  /** How long a `trigger_id` opens a modal, in real milliseconds; 3,000. */
  triggerLifetimeMs?: number;
  team?: Partial<Team>;
}

/** Installs the app of the manifest in a workspace, the stored one or a new one; throws when that is not possible. */
export function install(options: InstallOptions): {
  installation: Installation;
  sockets: SocketDelivery | undefined;
} {
  const { clock = new SystemClock(), stateFile, log, team = {}, triggerLifetimeMs = 3_000 } = options;
  const app = installManifest(options.manifest);
  const stored = stateFile === undefined ? undefined : StateFile.read(stateFile);
  const workspace = stored ? reopenWorkspace(clock, app, stored) : foundWorkspace(clock, app, team);
  const identity = workspace.state.app;
  const sockets = app.socketMode ? new SocketDelivery(identity.id) : undefined;
  const activity = new Activity();
  const wire = new WireLog(log);
  const settings = { ackTimeoutMs: 3_000, retryDelaysMs: [0, 60_000, 300_000], ...options.deliveries };
  const delivery = sockets ?? new HttpDelivery(app, identity.signingSecret);
  const deliveries = new Deliveries(delivery, clock, activity, wire, settings);
  feedEvents(workspace, app, deliveries);
  const installation: Installation = {
    workspace,
    app,
    deliveries,
    activity,
    wire,
    views: new Views(workspace),
    triggers: new Triggers(triggerLifetimeMs),
    ephemerals: new Ephemerals(workspace),
    responseUrls: new ResponseUrls(workspace),
    uploads: new Uploads(workspace),
    tickets: new Tickets(),
  };
  return { installation, sockets };
}
