import type { InteractionAnswer, OpenModal, Press, SubmitAnswer } from '../actor';
import { Impossible } from '../actor';
import { missingInputs } from '../block-kit';
import { allBlocks, asObject } from '../block-kit/whole';
import { commonPayload } from '../interactions/payloads';
import { readView } from '../methods/views';
import { SlackError } from '../state/slack-error';
import type { View } from '../state/state';
import { composeFor, type Presser, pressInView, suggestInView } from './block-actions';
import { stateAfter } from './elements';
import { holdValues } from './held-values';

/** A modal in the hands of the person who has it open. */
export class PersonsModal implements OpenModal {
  readonly #presser: Presser;

  constructor(
    presser: Presser,
    readonly view: View,
  ) {
    this.#presser = presser;
  }

  get id(): string {
    return this.view.id;
  }

  get callbackId(): string {
    return this.view.callback_id;
  }

  fill(blockId: string, value: string | readonly string[]): void {
    const block = allBlocks(this.view.blocks, []).find(
      ({ block: candidate }) => candidate.block_id === blockId,
    )?.block;
    const element = asObject(block?.element);
    if (!element) throw new Impossible(`there is no input "${blockId}"; the inputs are ${this.#inputIds()}`);
    const action = String(element.action_id);
    const offered = this.#presser.suggested.get(action) ?? [];
    const state = stateAfter({ element, blockId }, value, offered, composeFor(this.#presser));
    this.view.state.values[blockId] = { ...this.view.state.values[blockId], [action]: state };
  }

  /**
   * Puts into the inputs what is given by block and action, as Slack keeps it; what fits stays there. Says what is wrong
   * with the rest, by block id.
   */
  hold(values: NonNullable<Press['values']>): Record<string, string> {
    this.#checkOpen();
    const { suggested } = this.#presser;
    return holdValues(this.view.blocks, values, this.view.state.values, suggested, composeFor(this.#presser));
  }

  press(press: Press): Promise<InteractionAnswer> {
    this.#checkOpen();
    return pressInView(this.#presser, this.view, press);
  }

  /** The options that a menu with an external source offers for what was typed; `fill` and `press` choose among them. */
  suggestions(action: string, typed: string): Promise<readonly unknown[]> {
    this.#checkOpen();
    return suggestInView(this.#presser, this.view, action, typed);
  }

  async submit(): Promise<SubmitAnswer> {
    this.#checkOpen();
    if (this.view.submit === null) throw new Impossible('this modal has no button to submit it');
    const missing = missingInputs(this.view, this.view.state.values);
    if (missing.length > 0) {
      const errors = Object.fromEntries(
        missing.map((block) => [block, 'Please complete this required field.']),
      );
      return { acknowledged: true, errors };
    }
    const { installation, person } = this.#presser;
    const outcome = await installation.deliveries.interaction('interactive', 'view_submission', {
      type: 'view_submission',
      ...commonPayload(installation, person),
      trigger_id: installation.triggers.issue(person.id),
      view: structuredClone(this.view),
      response_urls: [],
    });
    if (!outcome.acknowledged) return { acknowledged: false, errors: {} };
    return this.#apply(outcome.payload);
  }

  async close(): Promise<void> {
    this.#checkOpen();
    const { installation, person } = this.#presser;
    const closed = this.view.clear_on_close
      ? [...installation.views.stack(person.id)].reverse()
      : [this.view];
    for (const view of closed) installation.views.close(person.id, view);
    for (const view of closed.filter((candidate) => candidate.notify_on_close)) {
      await installation.deliveries.interaction('interactive', 'view_closed', {
        type: 'view_closed',
        ...commonPayload(installation, person),
        view: structuredClone(view),
        is_cleared: closed.length > 1,
      });
    }
  }

  /** Does what the app answered to the submission; a view that Slack cannot draw leaves everything as it was. */
  #apply(payload: unknown): SubmitAnswer {
    const answer = asObject(payload) ?? {};
    try {
      return { acknowledged: true, errors: this.#follow(answer) };
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      return { acknowledged: true, errors: {}, error: error.code };
    }
  }

  #follow(answer: Readonly<Record<string, unknown>>): Record<string, string> {
    const { installation, person } = this.#presser;
    switch (answer.response_action) {
      case 'errors':
        return errorsIn(answer.errors);
      case 'update':
        installation.views.update(this.view, readView(answer.view, 'modal'));
        return {};
      case 'push':
        installation.views.push(person.id, readView(answer.view, 'modal'));
        return {};
      case 'clear':
        installation.views.clear(person.id);
        return {};
      case undefined:
        installation.views.close(person.id, this.view);
        return {};
      default:
        throw new SlackError('invalid_response_action');
    }
  }

  #checkOpen(): void {
    const { installation, person } = this.#presser;
    if (installation.views.stack(person.id).at(-1) !== this.view)
      throw new Impossible('this modal is no longer on top');
  }

  #inputIds(): string {
    const inputs = allBlocks(this.view.blocks, []).filter(({ block }) => block.type === 'input');
    return inputs.map(({ block }) => `"${String(block.block_id)}"`).join(', ') || 'none';
  }
}

function errorsIn(errors: unknown): Record<string, string> {
  const given = Object.entries(asObject(errors) ?? {});
  if (given.length === 0) throw new SlackError('invalid_errors');
  return Object.fromEntries(given.map(([block, message]) => [block, String(message)]));
}
