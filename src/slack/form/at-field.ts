import { Refusal } from '../../errors';

/** Runs `read`; a refusal from it is about the given field of the modal. */
export function atField<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, error.sentence, field);
    throw error;
  }
}
