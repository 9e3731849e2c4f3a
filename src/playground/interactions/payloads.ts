import type { Installation } from '../installation';
import { channelType } from '../rendering/rendering';
import type { Channel, Person } from '../state/state';

/** What every interaction payload says about who acted, where and for which app. */
export function commonPayload(
  { workspace: { state } }: Installation,
  person: Person,
): Record<string, unknown> {
  const { team = state.team.id } = person;
  const domain = team === state.team.id ? state.team.domain : team.toLowerCase();
  return {
    team: { id: team, domain },
    user: { id: person.id, username: person.name, name: person.name, team_id: team },
    api_app_id: state.app.id,
    token: 'playground-verification',
    is_enterprise_install: false,
    enterprise: null,
  };
}

/** The channel as interactions and commands name it: of private conversations they tell the kind and not the name. */
export function channelReference(channel: Channel): { id: string; name: string } {
  const names = { channel: channel.name, group: 'privategroup', im: 'directmessage', mpim: channel.name };
  return { id: channel.id, name: names[channelType(channel)] };
}
