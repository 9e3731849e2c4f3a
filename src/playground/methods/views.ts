import { z } from 'zod';
import { checkView } from '../block-kit';
import { asObject } from '../block-kit/whole';
import { json, optional, required } from '../calling/arguments';
import { type Method, method } from '../calling/method';
import { refuse } from '../interactions/app-message';
import { invalidArguments, SlackError } from '../state/slack-error';
import type { ViewDefinition } from '../volatile/views';

const trigger = { trigger_id: optional, interactivity_pointer: optional, view: json() };

/** Modals and the Home tab. */
export const views: readonly Method[] = [
  method({
    name: 'views.open',
    args: z.object(trigger),
    run({ installation }, args) {
      const definition = readView(args.view, 'modal');
      return { view: installation.views.open(installation.triggers.exchange(triggerOf(args)), definition) };
    },
  }),

  method({
    name: 'views.push',
    args: z.object(trigger),
    run({ installation }, args) {
      const definition = readView(args.view, 'modal');
      const id = triggerOf(args);
      const view = installation.views.push(installation.triggers.userOf(id), definition);
      installation.triggers.exchange(id);
      return { view };
    },
  }),

  method({
    name: 'views.update',
    args: z.object({
      view: json(),
      view_id: optional,
      external_id: optional,
      hash: optional,
    }),
    run({ installation }, args) {
      if (!args.view_id && !args.external_id) throw invalidArguments(['missing required field: view_id']);
      const found = installation.views.find({ viewId: args.view_id, externalId: args.external_id });
      return { view: installation.views.update(found, readView(args.view, found.type), args.hash) };
    },
  }),

  method({
    name: 'views.publish',
    args: z.object({ user_id: required, view: json(), hash: optional }),
    run({ installation, workspace }, { user_id: user, view, hash }) {
      if (!installation.app.homeTab) throw new SlackError('not_enabled');
      const definition = readView(view, 'home');
      return { view: installation.views.publish(workspace.member(user).id, definition, hash) };
    },
  }),
];

function triggerOf(args: {
  trigger_id?: string | undefined;
  interactivity_pointer?: string | undefined;
}): string {
  const id = args.trigger_id ?? args.interactivity_pointer;
  if (!id) throw invalidArguments(['missing required field: trigger_id']);
  return id;
}

/** The view if Slack would draw it; refuses with `invalid_arguments` that point at each mistake, or `view_too_large`. */
export function readView(value: unknown, type: 'modal' | 'home'): ViewDefinition {
  if (value === undefined) throw invalidArguments(['missing required field: view']);
  const problems = checkView(value);
  if (problems.some(({ code }) => code === 'view_too_large')) throw new SlackError('view_too_large');
  refuse('invalid_arguments', problems);
  const view = asObject(value);
  if (!view || view.type !== type)
    throw invalidArguments([`must be a ${type} view [json-pointer:/view/type]`]);
  return view;
}
