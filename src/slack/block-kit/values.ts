import { z } from 'zod';
import type { PersonId } from '../../domain/person';
import { typedText, withLists } from '../../domain/text/lists';
import { isBlank, type Wording } from '../../domain/text/wording';
import { Refusal, refusalsIn } from '../../errors';
import { readRichText } from '../text/rich-text';
import { inputAction } from './modal-view';

const option = z.object({ value: z.string() });
const richText = z.object({ elements: z.array(z.unknown()) });
const input = z.object({
  value: z.string().nullish(),
  rich_text_value: richText.nullish().catch(undefined),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_user: z.string().nullish().catch(undefined),
  selected_users: z.array(z.string()).nullish(),
});
const state = z.record(z.string(), z.record(z.string(), z.unknown()));
const block = z.object({
  block_id: z.string(),
  element: z.object({
    initial_value: z.unknown().optional(),
    initial_user: z.unknown().optional(),
    initial_option: option.optional().catch(undefined),
  }),
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

  /** The words of a field, formatted as somebody formatted them; undefined when it is empty. */
  words(blockId: string): Wording | undefined {
    const { value, rich_text_value: rich } = this.#input(blockId);
    const words = rich ? wordsOf(rich) : typedText(value?.trim() ?? '');
    return isBlank(words) ? undefined : words;
  }

  /** Whether a field of formatted words reads otherwise than when the modal was opened. */
  isReworded(blockId: string): boolean {
    const initial = richText.safeParse(this.#initialValue(blockId));
    const before = initial.success ? wordsOf(initial.data) : [];
    return JSON.stringify(this.words(blockId) ?? []) !== JSON.stringify(before);
  }

  /** Whether a field reads otherwise than when the modal was opened. */
  isTouched(blockId: string): boolean {
    return (this.text(blockId) ?? '') !== (this.#initial(blockId)?.trim() ?? '');
  }

  /** The value of the chosen option. */
  choice(blockId: string): string | undefined {
    return this.#input(blockId).selected_option?.value;
  }

  /** Whether another option is chosen than when the modal was opened; none is, where the field is not there. */
  isOtherChoice(blockId: string): boolean {
    const field = this.#element(blockId);
    return field !== undefined && this.choice(blockId) !== field.initial_option?.value;
  }

  /** The values of all chosen options. */
  choices(blockId: string): readonly string[] {
    return (this.#input(blockId).selected_options ?? []).map(({ value }) => value);
  }

  /** The one person who was chosen. */
  person(blockId: string): PersonId | undefined {
    return this.#input(blockId).selected_user ?? undefined;
  }

  /** Whether another person is chosen than when the modal was opened; nobody is, where the field is not there. */
  isOtherPerson(blockId: string): boolean {
    const field = this.#element(blockId);
    return field !== undefined && (this.person(blockId) ?? '') !== (field.initial_user ?? '');
  }

  /** The people who were chosen. */
  people(blockId: string): readonly PersonId[] {
    return this.#input(blockId).selected_users ?? [];
  }

  #input(blockId: string): z.infer<typeof input> {
    return input.parse(this.#inputs[blockId]?.[inputAction] ?? {});
  }

  #initial(blockId: string): string | undefined {
    const value = this.#initialValue(blockId);
    return typeof value === 'string' ? value : undefined;
  }

  #initialValue(blockId: string): unknown {
    return this.#element(blockId)?.initial_value;
  }

  #element(blockId: string): z.infer<typeof block>['element'] | undefined {
    for (const each of this.#blocks) {
      const read = block.safeParse(each);
      if (read.success && read.data.block_id === blockId) return read.data.element;
    }
    return undefined;
  }
}

/** Lists that somebody typed line by line are lists, too. */
function wordsOf({ elements }: z.infer<typeof richText>): Wording {
  return withLists(readRichText(elements, { isEncoded: false }), 1);
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
