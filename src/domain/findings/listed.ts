/** So many things of one kind are named in a finding. */
const MAX_NAMED = 6;

const list = new Intl.ListFormat('en-GB');

/** The names of some things: `F1, F2 and F3`, of many the first ones and how many more there are. */
export function listed(names: readonly string[], most = MAX_NAMED): string {
  const more = names.length - most;
  return more > 0 ? list.format([...names.slice(0, most), `${more} more`]) : list.format(names);
}

/** Whether one or several have or are something: `F1 has`, `F1 and F2 have`. */
export function verb({ length }: readonly unknown[], one: string, several: string): string {
  return length === 1 ? one : several;
}
