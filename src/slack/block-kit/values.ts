import { z } from 'zod';
import type { PersonId } from '../../domain/person';
import { Refusal, refusalsIn } from '../../errors';
import { inputAction } from './modal-view';

const option = z.object({ value: z.string() });
const input = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_users: z.array(z.string()).nullish(),
});
const state = z.record(z.string(), z.record(z.string(), z.unknown()));
const block = z.object({
  block_id: z.string(),
  element: z.object({ initial_value: z.string().optional() }),
});

/** What somebody typed and chose in a modal. */
export class ModalValues {
  readonly #inputs: z.infer<typeof state>;
  readonly #blocks: readonly unknown[];

  /** @param view the view as Slack returns it with a submission */
  constructor(view: { state: { values: unknown }; blocks: readonly unknown[] }) {
    this.#inputs = state.parse(view.state.values);
    this.#blocks = view.blocks;
  }

  /** The text of a field, without the space around it; undefined when it is empty. */
  text(blockId: string): string | undefined {
    return this.#input(blockId).value?.trim() || undefined;
  }

  /** Whether a field reads otherwise than when the modal was opened. */
  isTouched(blockId: string): boolean {
    return (this.text(blockId) ?? '') !== (this.#initial(blockId)?.trim() ?? '');
  }

  /** The value of the chosen option. */
  choice(blockId: string): string | undefined {
    return this.#input(blockId).selected_option?.value;
  }

  /** The values of all chosen options. */
  choices(blockId: string): readonly string[] {
    return (this.#input(blockId).selected_options ?? []).map(({ value }) => value);
  }

  /** The people who were chosen. */
  people(blockId: string): readonly PersonId[] {
    return this.#input(blockId).selected_users ?? [];
  }

  #input(blockId: string): z.infer<typeof input> {
    return input.parse(this.#inputs[blockId]?.[inputAction] ?? {});
  }

  #initial(blockId: string): string | undefined {
    for (const each of this.#blocks) {
      const read = block.safeParse(each);
      if (read.success && read.data.block_id === blockId) return read.data.element.initial_value;
    }
    return undefined;
  }
}

/** Runs `read`; a refusal from it is about the given field of the modal. */
export function atField<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, error.sentence, field);
    throw error;
  }
}

/** What `read` gives, or what it refuses, said of the given field where there is one. */
export function attempt<T>(
  field: string | undefined,
  read: () => T,
): { readonly refused: readonly Refusal[]; readonly value?: T } {
  try {
    return { refused: [], value: field === undefined ? read() : atField(field, read) };
  } catch (error) {
    const refused = refusalsIn(error);
    if (refused.length === 0) throw error;
    return { refused };
  }
}
