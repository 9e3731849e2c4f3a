import { formNames, isOwnFolder, ownTemplates, templateFor } from '../app/documents/templates';
import type { DocumentContext } from '../app/ports';
import { type Incident, incidentName } from '../domain/incident/incident';
import { forCanvas } from './canvas/for-canvas';
import { postmortemCanvasView } from './canvas/postmortem-canvas';
import { type DocumentSettings, type Draft, draftOf } from './draft/draft';
import { samples } from './sample';
import { folderOfFile, readTemplateFolder, readTemplates, type TemplateFolder } from './templates/templates';

/** Stands at the top of the canvas in which people write. */
const peoples =
  '*Firelog made this canvas from the draft, and never writes in it again. What changes since stands in the Record canvas.*';

/** Renders documents. */
export interface Renderer {
  /** The postmortem draft, in Markdown: in the form that the settings say for its severity, or in another. */
  postmortem(incident: Incident, context: DocumentContext, template?: string): string;
  /** The same as a canvas takes it. */
  postmortemCanvas(incident: Incident, context: DocumentContext): string;
  /** The record as a canvas takes it, with what changed since the incident was as it is `before`. */
  recordCanvas(incident: Incident, context: DocumentContext, before: Incident | undefined): string;
  /** What a meeting about the postmortem goes through, in Markdown. */
  agenda(incident: Incident, context: DocumentContext): string;
  /** Renders sample incidents, which between them hold everything and nothing: throws a TemplateProblem for any mistake. */
  tryOut(template: string): void;
}

/** Where templates are, and whether somebody tried them: Firelog's own were, before they were released. */
export interface TemplatesToUse {
  /** A folder; a template or a partial that it lacks is Firelog's own. */
  readonly templates: string;
  /** A template file, with partials beside it, that comes before those of the folder. */
  readonly file?: string;
  /** How the command and the emoji are called in them, and whether earlier wordings stand there. */
  readonly settings: DocumentSettings;
  readonly areTried?: boolean;
}

/**
 * Documents made with the templates of a directory. What it holds is compiled and, unless that was done, tried on sample
 * incidents at once: throws a TemplateProblem, one sentence naming file and line, rather than failing at the first
 * close. `unrendered` is told why something that people said could not be written into a draft, which has a finding then.
 */
export function createDocuments(
  { templates: directory, file, settings, areTried = isOwnFolder(directory) }: TemplatesToUse,
  unrendered?: (error: unknown) => void,
): Renderer {
  const folder = readTemplateFolder(directory);
  const templates = readTemplates(
    ...(file === undefined ? [] : [folderOfFile(file)]),
    folder,
    ...(isOwnFolder(directory) ? [] : [ownFolder()]),
  );
  const tryOut = (names: readonly string[]): void => {
    for (const { incident, context } of samples()) {
      const draft = draftOf(incident, context, settings);
      // The canvas of the record shows what changed, besides what a draft holds.
      const canvas = postmortemCanvasView(incident, incident);
      for (const name of names) templates.named(name)(name === 'record' ? { ...draft, canvas } : draft);
    }
  };
  if (!areTried) {
    templates.compile(folder);
    tryOut(concernedBy(folder));
  }
  const viewOf = (incident: Incident, context: DocumentContext): Draft =>
    draftOf(incident, context, settings, unrendered);
  const postmortem: Renderer['postmortem'] = (
    incident,
    context,
    template = templateFor(incident.severity, settings.template),
  ) => templates.named(template)(viewOf(incident, context));
  return {
    postmortem,
    postmortemCanvas: (incident, context) => forCanvas(`${peoples}\n\n${postmortem(incident, context)}`),
    recordCanvas: (incident, context, before) => {
      const canvas = postmortemCanvasView(incident, before);
      return forCanvas(templates.named('record')({ ...viewOf(incident, context), canvas }));
    },
    agenda: (incident, context) => templates.named('agenda')(viewOf(incident, context)),
    tryOut: (template) => tryOut([template]),
  };
}

/** Firelog's own templates. */
function ownFolder(): TemplateFolder {
  return readTemplateFolder(ownTemplates);
}

/** The templates that the files of a folder have a part in: another partial changes Firelog's templates, too. */
function concernedBy({ documents, partials }: TemplateFolder): readonly string[] {
  return [...new Set([...documents.keys(), ...(partials.size > 0 ? formNames : [])])];
}

/** The name of a draft's file: `INC-1-postmortem.md`. */
export function draftFileName(incident: Pick<Incident, 'number'>): string {
  return `${incidentName(incident)}-postmortem.md`;
}
