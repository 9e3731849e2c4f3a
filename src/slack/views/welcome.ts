import type { KnownBlock } from '@slack/web-api';
import type { Settings } from '../../app/settings';
import type { Incident } from '../../domain/incident/incident';
import { section } from '../block-kit/message';
import { link } from '../text/mrkdwn';

/** What a team says on the card to whoever comes, and its links, for an incident as bad as it is; nothing once it is over. */
export function drawWelcome(
  { severity, status }: Incident,
  { channel: { welcome, usualWelcome } }: Settings,
): readonly KnownBlock[] {
  const said = welcome[severity] ?? usualWelcome;
  if (said === undefined || status === 'closed' || status === 'canceled') return [];
  const links = Object.entries(said.links).map(([label, address]) => link(address, label));
  return [said.text, links.join('  ·  ')].filter((text) => text !== '').map(section);
}
