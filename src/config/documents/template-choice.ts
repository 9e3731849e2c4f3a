import {
  formNames,
  type TemplateChoice,
  templateFilesIn,
  usualTemplate,
} from '../../app/documents/templates';
import type { SeverityLevel } from '../../domain/severity';
import { nearestOrAll } from '../../domain/text/nearest';
import { bySeverity } from '../by-severity';
import type { Complain, FileSettings } from '../file';

/** With which template drafts are written: one for all incidents, or by severity. */
export function readTemplateChoice(
  { template: given, templates: folder }: FileSettings,
  severities: readonly SeverityLevel[],
  complain: Complain,
): TemplateChoice {
  if (given === undefined) return usualTemplate;
  const known = [...new Set([...formNames, ...namesIn(folder)])].sort();
  const check = (place: string, name: string): void => {
    if (known.includes(name)) return;
    complain(`FIRELOG_CONFIG: ${place}: there is no template “${name}”; ${nearestOrAll(name, known)}.`);
  };
  if (typeof given === 'string') {
    check('template', given);
    return { ...usualTemplate, byDefault: given };
  }
  for (const [severity, name] of Object.entries(given)) check(`template.${severity}`, name);
  const { default: byDefault = usualTemplate.byDefault, ...others } = given;
  return { byDefault, bySeverity: bySeverity('template', others, { severities, complain }) };
}

/** Of a folder that cannot be read the templates themselves are told, with the reason. */
function namesIn(folder: string | undefined): readonly string[] {
  if (folder === undefined) return [];
  try {
    return [...templateFilesIn(folder).keys()];
  } catch {
    return [];
  }
}
