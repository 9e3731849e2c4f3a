import { randomBytes } from 'node:crypto';
import { initialState, withIds } from '../block-kit';
import { asObject } from '../block-kit/whole';
import { SlackError } from '../state/slack-error';
import type { View, ViewValues } from '../state/state';
import type { Workspace } from '../state/workspace';

/** A view as an app defines it, after `checkView` found nothing wrong. */
export type ViewDefinition = Readonly<Record<string, unknown>>;

/** How high modals may lie on each other (docs.slack.dev/surfaces/modals). */
const MOST_VIEWS = 3;

/** The modals that people have open, each person's as a stack, and the Home tabs. */
export class Views {
  readonly #stacks = new Map<string, View[]>();

  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The modals this person has open, topmost last. */
  stack(user: string): readonly View[] {
    return this.#stacks.get(user) ?? [];
  }

  /** Opens a modal; what was open before is gone. */
  open(user: string, definition: ViewDefinition): View {
    this.#refuseUsedExternalId(definition);
    const view = this.#make(definition, null, null);
    this.#setStack(user, [view]);
    return view;
  }

  /** Puts a modal on top of the stack. Refuses with `not_found` when none is open and `push_limit_reached` past three. */
  push(user: string, definition: ViewDefinition): View {
    const stack = this.stack(user);
    const [root, top] = [stack[0], stack.at(-1)];
    if (!root || !top) throw new SlackError('not_found');
    if (stack.length >= MOST_VIEWS) throw new SlackError('push_limit_reached');
    this.#refuseUsedExternalId(definition);
    const view = this.#make(definition, root.id, top.id);
    this.#setStack(user, [...stack, view]);
    return view;
  }

  /**
   * Replaces an open modal or a Home tab. Inputs that stay the same keep what people put in.
   * Refuses with `not_found`, and with `hash_conflict` when the view has changed since the given hash.
   */
  update(view: View, definition: ViewDefinition, hash?: string): View {
    if (hash !== undefined && hash !== view.hash) throw new SlackError('hash_conflict');
    if (definition.external_id !== view.external_id) this.#refuseUsedExternalId(definition);
    const next = this.#make(definition, view.root_view_id, view.previous_view_id);
    const values = keptValues(view.state.values, next.state.values);
    Object.assign(view, next, { id: view.id, root_view_id: view.root_view_id, state: { values } });
    this.#workspace.touch();
    return view;
  }

  /** Sets what a person sees in the app's Home tab. Refuses with `hash_conflict`. */
  publish(user: string, definition: ViewDefinition, hash?: string): View {
    const { homes } = this.#workspace.state;
    const current = homes[user];
    if (current) return this.update(current, definition, hash);
    if (hash !== undefined) throw new SlackError('hash_conflict');
    const view = this.#make(definition, null, null);
    homes[user] = view;
    this.#workspace.touch();
    return view;
  }

  /** Any view that is there, by its id or the app's own id for it; refuses with `not_found`. */
  find(by: { viewId?: string | undefined; externalId?: string | undefined }): View {
    const found = this.#all().find(
      (view) => view.id === by.viewId || (by.externalId !== undefined && view.external_id === by.externalId),
    );
    if (!found) throw new SlackError('not_found');
    return found;
  }

  /** Whether the modal is open in this person's stack. */
  isOpen(user: string, view: View): boolean {
    return this.stack(user).includes(view);
  }

  /** Takes a view off the stack; what lay on it goes with it. */
  close(user: string, view: View): void {
    const stack = this.stack(user);
    const index = stack.indexOf(view);
    if (index >= 0) this.#setStack(user, stack.slice(0, index));
  }

  /** Closes every modal of a person. */
  clear(user: string): void {
    this.#setStack(user, []);
  }

  #setStack(user: string, stack: View[]): void {
    this.#stacks.set(user, stack);
    this.#workspace.touch();
  }

  #all(): View[] {
    return [...[...this.#stacks.values()].flat(), ...Object.values(this.#workspace.state.homes)];
  }

  #refuseUsedExternalId({ external_id: id }: ViewDefinition): void {
    if (typeof id === 'string' && id !== '' && this.#all().some((view) => view.external_id === id)) {
      throw new SlackError('duplicate_external_id');
    }
  }

  #make(definition: ViewDefinition, root: string | null, previous: string | null): View {
    const { team, app } = this.#workspace.state;
    const id = this.#workspace.nextId('V');
    const given = Array.isArray(definition.blocks) ? definition.blocks : [];
    const blocks = withIds(given, () => randomBytes(3).toString('base64url'));
    const text = (value: unknown) => (typeof value === 'string' ? value : '');
    return {
      id,
      team_id: team.id,
      type: definition.type === 'home' ? 'home' : 'modal',
      blocks,
      private_metadata: text(definition.private_metadata),
      callback_id: text(definition.callback_id),
      state: { values: initialState({ blocks }) },
      hash: `${this.#workspace.seconds()}.${randomBytes(6).toString('hex')}`,
      title: definition.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
      clear_on_close: definition.clear_on_close === true,
      notify_on_close: definition.notify_on_close === true,
      close: definition.close ?? null,
      submit: definition.submit ?? null,
      previous_view_id: previous,
      root_view_id: root ?? id,
      app_id: app.id,
      external_id: text(definition.external_id),
      app_installed_team_id: team.id,
      bot_id: app.botId,
    };
  }
}

/** The new values, but what people put into inputs of the same block, action and type as before. */
function keptValues(before: ViewValues, after: ViewValues): ViewValues {
  const kept: ViewValues = {};
  for (const [block, actions] of Object.entries(after)) {
    kept[block] = {};
    for (const [action, fresh] of Object.entries(actions)) {
      const old = before[block]?.[action];
      kept[block][action] = asObject(old)?.type === asObject(fresh)?.type && old !== undefined ? old : fresh;
    }
  }
  return kept;
}
