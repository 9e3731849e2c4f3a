import type { Loss } from '../../domain/incident/channel';

/** Where an incident is, behind two spaces: its channel, and that nobody can write there; empty while it has none. */
export function placeOf(channel: string | undefined, lost: Loss | undefined): string {
  if (lost === 'deleted') return '  (channel deleted)';
  if (channel === undefined) return '';
  return `  <#${channel}>${lost === 'archived' ? ' (archived)' : ''}`;
}
