import { readConfig } from '../../config';
import { createDocuments } from '../../documents/documents';
import { TemplateProblem } from '../../documents/templates/template-problem';
import type { Diagnosis } from './diagnosis';

const check = 'templates';

/** Compiles every template of a directory and tries it on incidents that hold everything, and nothing. */
export function checkTemplates(templates: string): Diagnosis {
  try {
    createDocuments({ templates, settings: readConfig({}).settings });
    return { check, state: 'ok', sentence: 'Every template compiles and renders a sample incident.' };
  } catch (error) {
    if (!(error instanceof TemplateProblem)) throw error;
    return { check, state: 'wrong', sentence: `${error.message} Mend it in ${templates}.` };
  }
}
