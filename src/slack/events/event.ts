import type { Decide } from '../../app/change';
import type { IncidentRef } from '../../app/job';
import type { Members, Pictures } from '../../app/ports';
import type { Incident } from '../../domain/incident/incident';
import type { PersonId } from '../../domain/person';
import type { ListenerDependencies } from '../listener-dependencies';
import type { Workspace } from '../workspace';

/** What the listener of an event has to work with. */
export interface EventContext {
  /** The workspace that Slack tells of. */
  readonly workspace: Workspace;
  /** The channel is shared with another workspace: anybody in it may be theirs. */
  readonly isShared: boolean;
  readonly members: Members;
  readonly pictures: Pick<Pictures, 'placesOf'>;
  /** The incident whose channel it is; undefined for any other channel. */
  incidentIn(channel: string): Promise<IncidentRef | undefined>;
  /** An incident as it is stored. */
  load(ref: IncidentRef): Promise<Incident>;
  /** Records what follows from the event, in the name of whoever it was; of nobody where Slack tells of no person's act. */
  change(ref: IncidentRef, by: PersonId | undefined, decide: Decide): Promise<Incident>;
}

/**
 * A Slack event that the bot listens to. It makes no Slack call: it commits what it knows and leaves the rest to
 * a job, so that the event can be acknowledged in time. Whatever it throws leaves the event unacknowledged.
 */
export interface EventListener {
  /** The event's type, as listeners name it. */
  readonly type: string;
  /** What the manifest subscribes to for it. */
  readonly subscriptions: readonly string[];
  hear(event: unknown, context: EventContext): Promise<void>;
}

/** The context of an event of a workspace. */
export function eventContext(
  {
    store,
    members,
    pictures,
    changes,
  }: Pick<ListenerDependencies, 'store' | 'members' | 'pictures' | 'changes'>,
  workspace: Workspace,
  isShared: boolean,
): EventContext {
  return {
    workspace,
    isShared,
    members,
    pictures,
    incidentIn: (channel) => store.inChannel(workspace.identity.team, channel),
    load: (ref) => store.load(ref),
    change: (ref, by, decide) => changes.change(ref, by, decide),
  };
}
