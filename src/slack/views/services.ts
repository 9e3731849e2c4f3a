import type { Settings } from '../../app/settings';
import { type Service, serviceOf } from '../../domain/details/service';
import { isChannelId } from '../text/ids';
import { escaped, link } from '../text/mrkdwn';

/** More dashboards than these are none that anybody opens from here. */
const MAX_DASHBOARDS = 5;
/** A line names so many services. */
const MAX_NAMED = 3;

/** A line for each service: its name, who owns it, and where to look. */
export function serviceLines(
  names: readonly string[],
  { services }: Pick<Settings, 'services'>,
): readonly string[] {
  return names.map((name) => {
    const service = services.find((each) => each.name === name) ?? serviceOf(name, services);
    const about = service === undefined ? [] : whereToLook(service);
    return [`*${escaped(name)}*`, ...about].join('  ·  ');
  });
}

function whereToLook({ owner, channel, runbook, dashboards }: Service): readonly string[] {
  return [
    ...(owner === undefined ? [] : [`owned by ${escaped(owner)}`]),
    ...(channel === undefined ? [] : [isChannelId(channel) ? `<#${channel}>` : `#${escaped(channel)}`]),
    ...(runbook === undefined ? [] : [link(runbook, 'Runbook')]),
    ...dashboards.slice(0, MAX_DASHBOARDS).map(({ label, url }) => link(url, label)),
  ];
}

/** What an incident is about, as a line goes on: `, about checkout, search and 2 more`. */
export function aboutServices(names: readonly string[]): string {
  if (names.length === 0) return '';
  const left = names.length - MAX_NAMED;
  const more = left > 0 ? ` and ${left} more` : '';
  return `, about ${names.slice(0, MAX_NAMED).map(escaped).join(', ')}${more}`;
}
