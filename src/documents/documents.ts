import type { DocumentContext } from '../app/ports';
import { type Incident, incidentName } from '../domain/incident/incident';
import { type DocumentSettings, draftOf } from './draft/draft';
import { samples } from './sample';
import { readTemplates } from './templates/templates';

/** Renders documents. */
export interface Renderer {
  /** The postmortem draft, in Markdown. */
  postmortem(incident: Incident, context: DocumentContext): string;
  /** What a meeting about the postmortem goes through, in Markdown. */
  agenda(incident: Incident, context: DocumentContext): string;
}

/** Where templates are, and whether somebody tried them: Firelog's own were, before they were released. */
export interface TemplatesToUse {
  readonly templates: string;
  /** How the command and the emoji are called in them, and whether earlier wordings stand there. */
  readonly settings: DocumentSettings;
  readonly areTried?: boolean;
}

/**
 * Documents made with the templates of a directory. Every template is compiled and, unless that was done, tried on a
 * sample incident at once: throws a TemplateProblem, one sentence naming file and line, rather than failing at the first
 * close. `unrendered` is told why something that people said could not be written into a draft, which has a finding then.
 */
export function createDocuments(
  { templates, settings, areTried = false }: TemplatesToUse,
  unrendered?: (error: unknown) => void,
): Renderer {
  const named = readTemplates(templates);
  const render = named('postmortem');
  const postmortem = (incident: Incident, context: DocumentContext): string =>
    render(draftOf(incident, context, settings, unrendered));
  const agenda = (incident: Incident, context: DocumentContext): string =>
    named('agenda')(draftOf(incident, context, settings, unrendered));
  if (!areTried) for (const { incident, context } of samples()) postmortem(incident, context);
  return { postmortem, agenda };
}

/** The name of a draft's file: `INC-1-postmortem.md`. */
export function draftFileName(incident: Pick<Incident, 'number'>): string {
  return `${incidentName(incident)}-postmortem.md`;
}
