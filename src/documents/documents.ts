import { join } from 'node:path';
import type { DocumentContext } from '../app/ports';
import { type Incident, incidentName } from '../domain/incident/incident';
import { forCanvas } from './canvas/for-canvas';
import { postmortemCanvasView } from './canvas/postmortem-canvas';
import { type DocumentSettings, draftOf } from './draft/draft';
import { samples } from './sample';
import { readTemplates, type Template } from './templates/templates';

/** Stands at the top of the canvas in which people write. */
const peoples =
  '*Firelog made this canvas from the draft, and never writes in it again. What changes since stands in the Record canvas.*';

const ownTemplates = join(__dirname, '..', '..', 'templates');

/** Renders documents. */
export interface Renderer {
  /** The postmortem draft, in Markdown. */
  postmortem(incident: Incident, context: DocumentContext): string;
  /** The same as a canvas takes it. */
  postmortemCanvas(incident: Incident, context: DocumentContext): string;
  /** The record as a canvas takes it, with what changed since the incident was as it is `before`. */
  recordCanvas(incident: Incident, context: DocumentContext, before: Incident | undefined): string;
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
  const render = readTemplates(templates)('postmortem');
  const postmortem = (incident: Incident, context: DocumentContext): string =>
    render(draftOf(incident, context, settings, unrendered));
  if (!areTried) for (const { incident, context } of samples()) postmortem(incident, context);
  let record: Template | undefined;
  /** The bot's own: no team's templates have to hold it. */
  const recordTemplate = (): Template => {
    record ??= readTemplates(ownTemplates)('record');
    return record;
  };
  return {
    postmortem,
    postmortemCanvas: (incident, context) => forCanvas(`${peoples}\n\n${postmortem(incident, context)}`),
    recordCanvas: (incident, context, before) =>
      forCanvas(
        recordTemplate()({
          ...draftOf(incident, context, settings, unrendered),
          canvas: postmortemCanvasView(incident, before),
        }),
      ),
  };
}

/** The name of a draft's file: `INC-1-postmortem.md`. */
export function draftFileName(incident: Pick<Incident, 'number'>): string {
  return `${incidentName(incident)}-postmortem.md`;
}
