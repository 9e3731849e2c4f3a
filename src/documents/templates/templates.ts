import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Handlebars from 'handlebars';
import { templateFilesIn, templateNameOf } from '../../app/documents/templates';
import { nearestOrAll } from '../../domain/text/nearest';
import { templateHelpers } from './template-helpers';
import { TemplateProblem } from './template-problem';
import { prepareTemplate } from './template-syntax';

/** Renders one document from what its template may show. */
export type Template = (view: object) => string;

/** Where templates and their partials come from: files by the names of what they hold. */
export interface TemplateFolder {
  readonly documents: ReadonlyMap<string, string>;
  readonly partials: ReadonlyMap<string, string>;
}

/** The templates of some folders. */
export interface Templates {
  /** Throws a TemplateProblem where there is none of that name. */
  named(name: string): Template;
  /** Compiles what a folder holds, whether or not a document needs it. */
  compile(folder: TemplateFolder): void;
}

/** The files of a folder: `<name>.md.hbs`, with partials in `partials/`. Throws a TemplateProblem where it cannot be read. */
export function readTemplateFolder(directory: string): TemplateFolder {
  const documents = filesIn(directory);
  const partials = partialsBeside(directory);
  if (documents.size + partials.size === 0) {
    const instead = 'name a folder with files such as postmortem.md.hbs or partials/summary.md.hbs';
    throw new TemplateProblem(directory, `there is no template in it; ${instead}`);
  }
  return { documents, partials };
}

/** A template file by itself, with the partials beside it. Throws a TemplateProblem where it cannot be read. */
export function folderOfFile(file: string): TemplateFolder {
  readFile(file);
  return { documents: new Map([[templateNameOf(file), file]]), partials: partialsBeside(dirname(file)) };
}

function partialsBeside(directory: string): ReadonlyMap<string, string> {
  const folder = join(directory, 'partials');
  return existsSync(folder) ? filesIn(folder) : new Map<string, string>();
}

/**
 * The templates of folders: what the first one lacks is taken from the next. Each is read and compiled when it is first
 * needed. Whatever a template writes with `{{…}}` is quoted as data unless it is Markdown already. A TemplateProblem is
 * thrown for a template that cannot be read, for a partial or helper that does not exist, and, when it is rendered, for
 * anything that the view does not hold.
 */
export function readTemplates(...folders: readonly TemplateFolder[]): Templates {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(templateHelpers);
  const partials = layered(folders.map((each) => each.partials));
  const documents = layered(folders.map((each) => each.documents));
  const names = new Set(partials.keys());
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  const compile = (path: string, file: string): HandlebarsTemplateDelegate => {
    const before = compiled.get(path);
    if (before !== undefined) return before;
    const made = located(handlebars.compile(prepareTemplate(readFile(path), file, names), options), file);
    compiled.set(path, made);
    return made;
  };
  for (const [name, path] of partials) {
    handlebars.registerPartial(name, (view, given) => compile(path, partialFile(path))(view, given));
  }
  return {
    named(name) {
      const path = documents.get(name);
      if (path === undefined) {
        const instead = nearestOrAll(name, [...documents.keys()].sort());
        throw new TemplateProblem(`${name}${ending}`, `there is no such template; ${instead}`);
      }
      return (view) => tidy(compile(path, basename(path))(view, runtime));
    },
    compile(folder) {
      for (const path of folder.partials.values()) compile(path, partialFile(path));
      for (const path of folder.documents.values()) compile(path, basename(path));
    },
  };
}

const ending = '.md.hbs';

function partialFile(path: string): string {
  return `partials/${basename(path)}`;
}

/** By name what the first that has it holds. */
function layered(layers: readonly ReadonlyMap<string, string>[]): ReadonlyMap<string, string> {
  return new Map([...layers].reverse().flatMap((layer) => [...layer]));
}

const options = {
  // Quoting is a helper that `prepared` puts around every value, so Handlebars' own, for HTML, has nothing to do.
  noEscape: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(templateHelpers).map((name) => [name, true])),
  preventIndent: true,
} satisfies CompileOptions;

const runtime = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

function filesIn(directory: string): ReadonlyMap<string, string> {
  return readable(directory, () => templateFilesIn(directory));
}

function readFile(path: string): string {
  return readable(path, () => readFileSync(path, 'utf8'));
}

function readable<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new TemplateProblem(path, `it cannot be read: ${isMissing ? 'it is not there' : String(error)}`);
  }
}

/** A bug of a helper or of Handlebars names the file, too; what is wrong with the template says so already. */
function located(render: HandlebarsTemplateDelegate, file: string): HandlebarsTemplateDelegate {
  return (view, given) => {
    try {
      return render(view, given);
    } catch (error) {
      if (error instanceof TemplateProblem) throw error;
      // Nothing else here goes as deep as a partial that stands in itself.
      const isEndless = error instanceof RangeError && error.message.includes('call stack');
      const problem = isEndless ? 'it stands in itself, and would never end' : String(error);
      throw new TemplateProblem(file, problem, error);
    }
  };
}

/**
 * Templates may leave blank lines where a part is empty; the document shows one at most, and ends in one line. Code blocks
 * keep their lines as they are.
 */
function tidy(text: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const ticks = line.includes('```') ? fenceOf.exec(line)?.[1] : undefined;
    const isInCode = fence !== undefined;
    if (fence === undefined) fence = ticks;
    else if (ticks === fence) fence = undefined;
    const tidied = isInCode ? line : line.trimEnd();
    if (isInCode || tidied !== '' || lines.at(-1) !== '') lines.push(tidied);
  }
  return `${lines.join('\n').trim()}\n`;
}

/** Where code begins or ends, in a list or a quote, too. What people wrote begins no other line with three backticks. */
const fenceOf = /^(?:[ >]|[-*] |\d+[.)] )*(`{3,})$/;
