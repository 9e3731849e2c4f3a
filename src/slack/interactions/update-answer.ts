import { isAnnounced } from '../../app/requests/redraw-jobs';
import type { Settings } from '../../app/settings';
import type { Incident } from '../../domain/incident/incident';
import { followersOf, hasUnfollowed } from '../../domain/news/followers';
import type { PersonId } from '../../domain/person';

/** Where an update stands and to how many people it goes: `The update stands in this channel and in #incidents, and goes to 3 followers.` */
export function whereUpdateStands(
  incident: Incident,
  place: string,
  { user, settings }: { readonly user: PersonId; readonly settings: Settings },
): string {
  const stands = isAnnounced(incident)
    ? `The update stands in ${place} and in #${settings.announcements}`
    : `The update is recorded and stands in ${place} only`;
  const goes = whomItGoesTo(incident, { user, settings });
  return goes === '' ? `${stands}.` : `${stands.replace(/ only$/, '')}, and goes to ${goes}.`;
}

/** Everybody who is told by direct message; of a group it is not known who is in it. */
function whomItGoesTo(
  incident: Incident,
  { user, settings }: { readonly user: PersonId; readonly settings: Settings },
): string {
  if (incident.isDrill) return '';
  const named = incident.isPrivate ? [] : (settings.updates.followers[incident.severity] ?? []);
  const groups = named.filter((each) => each.startsWith('S')).length;
  const people = new Set([...followersOf(incident), ...named.filter((each) => !each.startsWith('S'))]);
  const told = [...people].filter((person) => person !== user && !hasUnfollowed(incident, person)).length;
  return [
    ...(told === 0 ? [] : [`${told} ${told === 1 ? 'follower' : 'followers'} by direct message`]),
    ...(groups === 0 ? [] : [`the members of ${groups} user ${groups === 1 ? 'group' : 'groups'}`]),
  ].join(' and ');
}
