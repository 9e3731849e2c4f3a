import { Refusal } from '../errors';
import { excerpt } from './text/excerpt';

/** How bad it is, by its name in the settings; one that is no longer listed there stays what it was. */
export type Severity = string;

/** A severity as the settings list it. */
export interface SeverityLevel {
  readonly name: Severity;
  /** What else it is called. */
  readonly aliases: readonly string[];
  /** What it means, in words. */
  readonly text: string;
}

const texts = [
  'everyone is affected or data is at risk',
  'an important part is down for many',
  'something is degraded, with a way around it',
  'a nuisance that should be tracked',
];

/** The severities without a setting, worst first. */
export const defaultSeverities: readonly SeverityLevel[] = texts.map((text, index) => ({
  name: `sev${index + 1}`,
  aliases: [`severity ${index + 1}`, `${index + 1}`],
  text,
}));

/** What an incident is taken to be while nobody said: of four the third. */
export function defaultSeverity(levels: readonly SeverityLevel[]): Severity {
  return levels[Math.floor(levels.length / 2)]?.name ?? '';
}

/** Reads `sev2`, `SEV-2` or an alias; undefined for anything else. */
export function severityOf(text: string, levels = defaultSeverities): Severity | undefined {
  const wanted = plainName(text);
  return levels.find(({ name, aliases }) => [name, ...aliases].some((each) => plainName(each) === wanted))
    ?.name;
}

/** A name without what people write differently in it. */
export function plainName(name: string): string {
  return name
    .trim()
    .slice(0, MAX_NAME)
    .toLowerCase()
    .replace(/[-_\s]/g, '');
}

/** What is longer is no name. */
const MAX_NAME = 60;

/** Reads a severity, or refuses with the ones there are. */
export function parseSeverity(text: string, levels = defaultSeverities): Severity {
  const severity = severityOf(text, levels);
  if (severity !== undefined) return severity;
  const word = text.trim();
  const wrong = word === '' ? 'Say how bad it is.' : `There is no severity “${excerpt(word)}”.`;
  throw new Refusal(
    'unknown-severity',
    `${wrong} Type one of ${levels.map(({ name }) => name).join(', ')}, where ${levels[0]?.name} is the worst.`,
  );
}

/** A severity with what it means; its name alone where it is not listed. */
export function severityInWords(severity: Severity, levels: readonly SeverityLevel[]): string {
  const text = levels.find(({ name }) => name === severity)?.text ?? '';
  return text === '' ? severity : `${severity}, ${text}`;
}

/** The leading severity of a text, as `sev2`, `SEV-2:` or `severity 2`; a number alone belongs to the title. */
export function takeSeverity(
  text: string,
  levels: readonly SeverityLevel[],
): { severity?: Severity; unknown?: string; rest: string } {
  const [, one = '', two = ''] = /^(\S{1,60})(?:[ \t]+(\d{1,3}[:,]?)(?=\s|$))?/.exec(text) ?? [];
  const both = two === '' ? [] : [text.slice(0, text.indexOf(two, one.length) + two.length)];
  for (const leading of [...both, one]) {
    const name = leading.replace(/[:,]$/, '');
    const isNumber = /^\d*$/.test(name);
    const severity = isNumber ? undefined : severityOf(name, levels);
    const rest = text.slice(leading.length).trim();
    if (severity !== undefined) return { severity, rest };
    if (likeSeverity.test(name)) return { unknown: name, rest: text };
  }
  return { rest: text };
}

/** What somebody calls a severity where nobody listed it. */
const likeSeverity = /^(?:p[- ]?[0-5]|prio(?:rity)?[- ]?\d|sev(?:erity)?[- ]?\d{1,3})$/i;
