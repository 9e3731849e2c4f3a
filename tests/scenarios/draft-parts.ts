/*
 * Taking a draft apart, as its readers do with their eyes. Links are left out: they lead to another place in each
 * workspace, and the golden files hold them.
 */

/** The text below a level-2 heading. */
export function section(draft: string, heading: string): string {
  const [, text] = draft.split(`\n## ${heading}\n`);
  if (text === undefined) throw new Error(`The draft has no section “${heading}”`);
  return withoutLinks(text.split('\n## ')[0] ?? '').trim();
}

/** The text below a level-3 heading of a section. */
export function subsection(draft: string, heading: string, name: string): string {
  const [, text] = `\n${section(draft, heading)}`.split(`\n### ${name}\n`);
  if (text === undefined) throw new Error(`The section “${heading}” has no “${name}”`);
  return (text.split('\n### ')[0] ?? '').trim();
}

/** The lines of the timeline without their authors: `11:54 The rollback failed`. */
export function timeline(draft: string): readonly string[] {
  return section(draft, 'Timeline')
    .split('\n')
    .flatMap((line) => /^- \*\*([\d:]+)\*\* (.*?)(?: — [^—]*)?$/.exec(line)?.slice(1, 3).join(' ') ?? []);
}

/** The timeline's lines of one minute, without that minute. */
export function at(draft: string, minute: string): readonly string[] {
  return timeline(draft)
    .filter((line) => line.startsWith(minute))
    .map((line) => line.replace(/^\S+ /, ''));
}

/** The values of the table of durations, by name. */
export function durations(draft: string): Readonly<Record<string, string>> {
  const rows = section(draft, 'Durations')
    .split('\n')
    .slice(2)
    .map((row) => row.split('|').map((cell) => cell.trim()));
  return Object.fromEntries(rows.map(([, name = '', , value = '']) => [name, value]));
}

/** What the draft's own check found: `I01 error`, in order. */
export function findings(draft: string): readonly string[] {
  return [...section(draft, 'Before you publish').matchAll(/^- \*\*(\w+)\*\* \((\w+)/gm)].map(
    ([, id, severity]) => `${id} ${severity}`,
  );
}

function withoutLinks(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]*)\]\(https:[^)]*\)/g, '$1');
}
