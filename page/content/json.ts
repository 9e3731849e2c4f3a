/** A JSON object of unknown fields: blocks and elements come as an app sent them. */
export type Json = Readonly<Record<string, unknown>>;

/** The value as a JSON object, if it is one. */
export function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

/** The objects of a list; empty for anything else. */
export function objectsIn(value: unknown): readonly Json[] {
  return listOf(value).flatMap((one): Json[] => {
    const found = asObject(one);
    return found ? [found] : [];
  });
}

/** The value as a list; empty for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a text; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value as a number, also of one that is written in a text; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The words of a text object, whatever its kind; empty where there is none. */
export function textObjectText(value: unknown): string {
  return textOf(asObject(value)?.text) ?? '';
}
