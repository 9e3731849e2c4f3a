import type { ChannelSettings, Settings, Welcome } from '../app/settings';
import { usualPattern } from '../domain/channel/name-pattern';
import type { SeverityLevel } from '../domain/severity';
import { day } from '../domain/time/instant';
import { bySeverity } from './by-severity';
import type { Complain, FileSettings } from './file';

/** What incident channels are called, what they say, and when they go. */
export function readChannel(
  { channel = {} }: FileSettings,
  severities: readonly SeverityLevel[],
  complain: Complain,
): ChannelSettings {
  const { name = usualPattern, rename = false, welcome = {}, archive_after_days: days } = channel;
  const { default: usual, ...others } = welcome;
  const said = bySeverity('channel.welcome', others, { severities, complain });
  return {
    name,
    isRenamed: rename,
    welcome: Object.fromEntries(Object.entries(said).map(([severity, each]) => [severity, whole(each)])),
    ...(usual !== undefined && { usualWelcome: whole(usual) }),
    ...(typeof days === 'number' && { archiveAfter: days * day }),
  };
}

function whole({
  text = '',
  links = {},
}: NonNullable<NonNullable<FileSettings['channel']>['welcome']>[string]): Welcome {
  return { text, links };
}

/** Who is brought into incidents: into all, and into those of a severity. */
export function readResponders(
  { responders = {} }: FileSettings,
  severities: readonly SeverityLevel[],
  complain: Complain,
): Pick<Settings, 'responders' | 'respondersBySeverity'> {
  const { all = [], ...others } = responders;
  return {
    responders: all,
    respondersBySeverity: bySeverity('responders', others, { severities, complain }),
  };
}
