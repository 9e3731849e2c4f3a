import type { Incident } from '../../domain/incident/incident';
import { changesSince } from '../../domain/timeline/changes-since';
import { fullMoment } from '../draft/moment';
import { addressOf } from '../markdown/address';
import { Markdown } from '../markdown/markdown';

/** What the record tells of the canvas in which people write the postmortem. What is absent is null. */
export interface PostmortemCanvasView {
  readonly madeAt: string;
  readonly link: Markdown;
  readonly isLost: boolean;
  /** What changed in the record since: `3 entries added, A2 ruled out`. */
  readonly changes: string | null;
}

/** The postmortem's canvas as the record tells of it, where there is one; `before` is the incident as that one tells of it. */
export function postmortemCanvasView(
  incident: Incident,
  before: Incident | undefined,
): PostmortemCanvasView | null {
  const { postmortem } = incident.canvases ?? {};
  if (postmortem === undefined) return null;
  const changes = before === undefined ? [] : changesSince(before, incident);
  return {
    madeAt: fullMoment(postmortem.madeAt, incident.zone),
    link: new Markdown(addressOf(postmortem.link)?.destination ?? ''),
    isLost: postmortem.isLost,
    changes: changes.length === 0 ? null : changes.join(', '),
  };
}
