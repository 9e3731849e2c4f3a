import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { templateHelpers } from './template-helpers';
import { TemplateProblem } from './template-problem';
import { prepareTemplate } from './template-syntax';

/** Renders one document from what its template may show. */
export type Template = (view: object) => string;

const ending = '.md.hbs';

/**
 * Reads and compiles the templates of a directory, `<name>.md.hbs` with the partials in `partials/`, and returns the
 * one of each name. Whatever a template writes with `{{…}}` is quoted as data unless it is Markdown already. Throws a
 * TemplateProblem for a template that cannot be read, for a partial or helper that does not exist, and, when it is
 * rendered, for anything that the view does not hold.
 */
export function readTemplates(directory: string): (name: string) => Template {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(templateHelpers);
  const partials = filesIn(join(directory, 'partials'), 'partials/');
  const names = new Set(partials.keys());
  const compile = (source: string, file: string): HandlebarsTemplateDelegate =>
    handlebars.compile(prepareTemplate(source, file, names), options);
  for (const [name, { source, file }] of partials) {
    handlebars.registerPartial(name, located(compile(source, file), file));
  }
  const documents = new Map<string, Template>();
  for (const [name, { source, file }] of filesIn(directory, '')) {
    const render = located(compile(source, file), file);
    documents.set(name, (view) => tidy(render(view, runtime)));
  }
  return (name) => {
    const template = documents.get(name);
    if (template === undefined) throw new TemplateProblem(`${name}${ending}`, 'there is no such file');
    return template;
  };
}

const options = {
  // Quoting is a helper that `prepared` puts around every value, so Handlebars' own, for HTML, has nothing to do.
  noEscape: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(templateHelpers).map((name) => [name, true])),
  preventIndent: true,
} satisfies CompileOptions;

const runtime = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

function filesIn(directory: string, folder: string): Map<string, { source: string; file: string }> {
  try {
    const files = readdirSync(directory).filter((file) => file.endsWith('.hbs'));
    return new Map(
      files
        .sort()
        .map((file) => [
          basename(basename(file, '.hbs'), '.md'),
          { source: readFileSync(join(directory, file), 'utf8'), file: `${folder}${file}` },
        ]),
    );
  } catch (error) {
    throw new TemplateProblem(directory, `it cannot be read: ${String(error)}`);
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
