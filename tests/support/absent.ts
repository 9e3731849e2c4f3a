/** A part that a test must do without: whoever uses it fails, by its name. */
export function absent<T extends object>(name: string): T {
  return new Proxy({} as T, {
    get(_, member) {
      throw new Error(`There is no ${name} here, and so no ${String(member)}`);
    },
  });
}
