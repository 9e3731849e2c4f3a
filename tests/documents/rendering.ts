import { join } from 'node:path';
import type { DocumentContext } from '../../src/app/ports';
import { createDocuments } from '../../src/documents/documents';
import type { Incident } from '../../src/domain/incident/incident';
import { at, nameOf } from '../support/cast';
import { defaultSettings } from '../support/default-settings';

const documents = createDocuments({
  templates: join(__dirname, '../../templates'),
  settings: defaultSettings,
});

/** With what an incident of the cast is rendered: at its close, or at five where it is open. */
export function contextFor(incident: Incident): DocumentContext {
  return {
    revision: 1,
    renderedAt: incident.closed?.at ?? at('17:00'),
    nameOf,
    linkTo: ({ channel, message }) =>
      `https://example.slack.com/archives/${channel}/p${message.replace('.', '')}`,
  };
}

/** The draft of an incident, in Markdown. */
export function markdownOf(incident: Incident): string {
  return documents.postmortem(incident, contextFor(incident));
}
