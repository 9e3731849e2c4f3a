import type { InteractionAnswer, SubmitAnswer } from '../../actor';
import { Impossible } from '../../actor';
import type { PersonsModal } from '../../people/open-modal';
import { type ActionContext, type ActionHandlers, ActionRefused, type Success } from './action';
import { typeLine } from './typed-line';

/** What people do with the app. */
export const appActions: ActionHandlers<
  | 'command'
  | 'shortcut'
  | 'press'
  | 'press-home'
  | 'press-modal'
  | 'suggest'
  | 'submit'
  | 'close-modal'
  | 'open-home'
> = {
  command: (context, { channel, line }) => typeLine(context, channel, line),

  async shortcut({ member }, { callbackId, on }) {
    return heard(await member.shortcut(callbackId, on));
  },

  async press({ member }, { channel, ts, press }) {
    return heard(await member.press(channel, ts, press));
  },

  async 'press-home'({ member }, { press }) {
    return heard(await member.pressHome(press));
  },

  async 'press-modal'(context, { view, press }) {
    return heard(await topmost(context, view).press(press));
  },

  async suggest(context, { where, action, typed }) {
    const options =
      'view' in where
        ? await suggestionsInView(context, where.view, action, typed)
        : await context.member.suggestions(where.channel, where.ts, action, typed);
    return { ok: true, options };
  },

  async submit(context, { view, values }) {
    const modal = topmost(context, view);
    const unfit = modal.hold(values);
    if (Object.keys(unfit).length > 0) return { ok: true, errors: unfit };
    return submitted(await modal.submit());
  },

  async 'close-modal'(context, { view }) {
    await topmost(context, view).close();
    return { ok: true };
  },

  async 'open-home'({ member }) {
    await member.home();
    return { ok: true };
  },
};

function heard({ acknowledged }: InteractionAnswer): Success {
  return { ok: true, acknowledged };
}

function submitted({ acknowledged, errors, error }: SubmitAnswer): Success {
  if (error !== undefined) {
    throw new ActionRefused(error, `The app answered with something that cannot be shown (${error}).`);
  }
  return { ok: true, acknowledged, ...(Object.keys(errors).length > 0 && { errors }) };
}

function topmost({ member }: ActionContext, view: string): PersonsModal {
  const modal = member.modal();
  if (modal?.id !== view) throw new Impossible('this form is no longer on top');
  return modal;
}

async function suggestionsInView(
  context: ActionContext,
  view: string,
  action: string,
  typed: string,
): Promise<readonly unknown[]> {
  const { member } = context;
  return member.homeView()?.id === view
    ? member.homeSuggestions(action, typed)
    : topmost(context, view).suggestions(action, typed);
}
