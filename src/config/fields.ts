import type { Field } from '../domain/details/field';
import { plainName } from '../domain/severity';
import type { Complain, FileSettings } from './file';

/** A form with all of them must stay below the 250 KB that a view may have. */
const MAX_OPTIONS = 300;

/** The fields; one with options is a choice, any other a text unless it says what else. */
export function readFields({ fields = [] }: FileSettings, complain: Complain): readonly Field[] {
  const names = new Set<string>();
  const choices = fields.flatMap(({ options = [] }) => options).length;
  if (choices > MAX_OPTIONS) {
    complain(
      `FIRELOG_CONFIG: fields: there are ${choices} options; a form has room for ${MAX_OPTIONS} of all fields together.`,
    );
  }
  return fields.map(({ name, label, type, options = [], asked = 'close', required = false, help }) => {
    const wrong = (what: string): void => complain(`FIRELOG_CONFIG: fields: “${name}” ${what}.`);
    if (names.has(plainName(name))) wrong('is listed twice. Call one of them otherwise');
    names.add(plainName(name));
    const kind = type ?? (options.length > 0 ? 'choice' : 'text');
    if (kind === 'choice' && options.length === 0)
      wrong('is a choice without options. List what can be chosen');
    if (kind !== 'choice' && options.length > 0) {
      wrong(`has options and is of the type ${kind}. Make it a choice, or leave the options out`);
    }
    const twice = options.find((each, index) => options.indexOf(each) !== index);
    if (twice !== undefined) wrong(`has the option “${twice}” twice. Leave one of them out`);
    return {
      ...{ name, type: kind, options, asked },
      label: label ?? labelOf(name),
      isRequired: required,
      ...(help !== undefined && { help }),
    };
  });
}

/** `business-impact` is called “Business impact”. */
function labelOf(name: string): string {
  const words = name.replace(/[_-]/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
