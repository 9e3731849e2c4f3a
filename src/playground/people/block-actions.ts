import type { InteractionAnswer, Press } from '../actor';
import { initialState } from '../block-kit';
import { asObject } from '../block-kit/whole';
import { composeInput } from '../composer/compose';
import type { Installation } from '../installation';
import { channelReference, commonPayload } from '../interactions/payloads';
import { renderMessage } from '../rendering/rendering';
import type { Channel, Message, Person, View, ViewValues } from '../state/state';
import type { Ephemeral } from '../volatile/ephemerals';
import { actionOf, type Compose, findElement } from './elements';
import { holdValues } from './held-values';

/** Somebody with something to press, and the options that external menus have offered them, by action id. */
export interface Presser {
  installation: Installation;
  person: Person;
  suggested: Map<string, readonly unknown[]>;
}

/** How what this person types becomes rich text: with the people and channels of their workspace. */
export function composeFor({ installation }: Presser): Compose {
  return (typed) => composeInput(installation.workspace.state, typed);
}

/** Where an element stands: what of the payload depends on it. */
interface Surface {
  blocks: readonly unknown[];
  attachments: readonly unknown[];
  values: ViewValues;
  fields(values: ViewValues): Record<string, unknown>;
}

/** Uses an element of a message and waits for the app to acknowledge. */
export function pressInMessage(
  presser: Presser,
  channel: Channel,
  message: Message,
  press: Press,
): Promise<InteractionAnswer> {
  return pressOn(presser, messageSurface(presser, channel, message), press);
}

/** Uses an element of a message that only this person sees. */
export function pressInEphemeral(
  presser: Presser,
  channel: Channel,
  shown: Ephemeral,
  press: Press,
): Promise<InteractionAnswer> {
  const { installation, person } = presser;
  const { blocks = [], attachments = [], ts, thread } = shown;
  const surface: Surface = {
    blocks,
    attachments,
    values: initialState({ blocks }),
    // Slack keeps no ephemeral messages, so the payload has none.
    fields: (values) => ({
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel.id,
        is_ephemeral: true,
        ...threadOf(thread),
      },
      channel: channelReference(channel),
      state: { values },
      response_url: installation.responseUrls.issue({
        channel: channel.id,
        user: person.id,
        original: { ts, ephemeral: true, thread },
      }),
    }),
  };
  return pressOn(presser, surface, press);
}

/** Uses an element of a modal or the Home tab; what was chosen stays chosen. */
export function pressInView(presser: Presser, view: View, press: Press): Promise<InteractionAnswer> {
  return pressOn(presser, viewSurface(view), press);
}

/** Asks the app what an external menu of a message offers for what was typed. */
export function suggestInMessage(
  presser: Presser,
  channel: Channel,
  message: Message,
  action: string,
  typed: string,
): Promise<readonly unknown[]> {
  return suggestOn(presser, messageSurface(presser, channel, message), action, typed);
}

/** Asks the app what an external menu of a view offers for what was typed. */
export function suggestInView(
  presser: Presser,
  view: View,
  action: string,
  typed: string,
): Promise<readonly unknown[]> {
  return suggestOn(presser, viewSurface(view), action, typed);
}

function messageSurface({ installation, person }: Presser, channel: Channel, message: Message): Surface {
  const { blocks = [], attachments = [], ts, threadTs } = message;
  return {
    blocks,
    attachments,
    values: initialState({ blocks }),
    fields: (values) => ({
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel.id,
        is_ephemeral: false,
        ...threadOf(threadTs),
      },
      channel: channelReference(channel),
      message: renderMessage(installation.workspace, channel, message),
      state: { values },
      response_url: installation.responseUrls.issue({
        channel: channel.id,
        user: person.id,
        original: { ts, ephemeral: false, thread: threadTs },
      }),
    }),
  };
}

function viewSurface(view: View): Surface {
  return {
    blocks: view.blocks,
    attachments: [],
    values: view.state.values,
    fields: () => ({ container: { type: 'view', view_id: view.id }, view: structuredClone(view) }),
  };
}

async function pressOn(presser: Presser, surface: Surface, press: Press): Promise<InteractionAnswer> {
  const { installation, person, suggested } = presser;
  const { action: id, value, values } = press;
  const found = findElement(surface.blocks, surface.attachments, press);
  // A value that does not fit is no reason to refuse a press: only submitting asks for all of them.
  const compose = composeFor(presser);
  if (values) holdValues(surface.blocks, values, surface.values, suggested, compose);
  const offered = suggested.get(id) ?? [];
  const { action, state } = actionOf(found, value, offered, compose, installation.workspace.nextTs());
  if (state) surface.values[found.blockId] = { ...surface.values[found.blockId], [id]: state };
  const outcome = await installation.deliveries.interaction('interactive', 'block_actions', {
    type: 'block_actions',
    ...commonPayload(installation, person),
    trigger_id: installation.triggers.issue(person.id),
    ...surface.fields(surface.values),
    actions: [action],
  });
  return { acknowledged: outcome.acknowledged };
}

async function suggestOn(
  presser: Presser,
  surface: Surface,
  id: string,
  typed: string,
): Promise<readonly unknown[]> {
  const { installation, person, suggested } = presser;
  const found = findElement(surface.blocks, surface.attachments, { action: id });
  const { response_url: _, state: __, ...place } = surface.fields(surface.values);
  const outcome = await installation.deliveries.interaction('interactive', 'block_suggestion', {
    type: 'block_suggestion',
    ...commonPayload(installation, person),
    ...place,
    action_id: id,
    block_id: found.blockId,
    value: typed,
  });
  const options = outcome.acknowledged ? optionsIn(outcome.payload) : [];
  suggested.set(id, options);
  return options;
}

function optionsIn(payload: unknown): readonly unknown[] {
  const answer = asObject(payload);
  if (Array.isArray(answer?.options)) return answer.options;
  const groups = Array.isArray(answer?.option_groups) ? answer.option_groups : [];
  return groups.flatMap((group: unknown) => {
    const options = asObject(group)?.options;
    return Array.isArray(options) ? options : [];
  });
}

function threadOf(thread: string | undefined): Record<string, string> {
  return thread === undefined ? {} : { thread_ts: thread };
}
