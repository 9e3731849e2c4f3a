/** Something is wrong with a template: the message is one sentence that names the file, and the line where known. */
export class TemplateProblem extends Error {
  override readonly name = 'TemplateProblem';

  /**
   * @param place the file within the template directory, with the line where known: `partials/entry.md.hbs, line 3`
   * @param problem what is wrong, as the rest of the sentence
   */
  constructor(place: string, problem: string, cause?: unknown) {
    super(`Template ${place}: ${problem.replace(/\s+/g, ' ').replace(/\.$/, '')}.`, { cause });
  }
}

/** A line of a template file: `lite.md.hbs, line 12`. */
export function lineOf(file: string, line: number | string): string {
  return `${file}, line ${line}`;
}
