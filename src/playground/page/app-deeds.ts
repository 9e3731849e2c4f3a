import type { InteractionAnswer, SubmitAnswer } from '../actor';
import { Impossible } from '../people/impossible';
import type { PersonsModal } from '../people/open-modal';
import { type Deeds, type Doer, type Done, Unwanted } from './doing';
import { typeLine } from './typed-line';

/** What people do with the app. */
export const appDeeds: Deeds<
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
  command: (doer, { channel, line }) => typeLine(doer, channel, line),

  async shortcut({ member }, { callbackId, on }) {
    return heard(await member.shortcut(callbackId, on));
  },

  async press({ member }, { channel, ts, press }) {
    return heard(await member.press(channel, ts, press));
  },

  async 'press-home'({ member }, { press }) {
    return heard(await member.pressHome(press));
  },

  async 'press-modal'(doer, { view, press }) {
    return heard(await topmost(doer, view).press(press));
  },

  async suggest(doer, { where, action, typed }) {
    const options =
      'view' in where
        ? await suggestionsInView(doer, where.view, action, typed)
        : await doer.member.suggestions(where.channel, where.ts, action, typed);
    return { ok: true, options };
  },

  async submit(doer, { view, values }) {
    const modal = topmost(doer, view);
    const unfit = modal.hold(values);
    if (Object.keys(unfit).length > 0) return { ok: true, errors: unfit };
    return submitted(await modal.submit());
  },

  async 'close-modal'(doer, { view }) {
    await topmost(doer, view).close();
    return { ok: true };
  },

  async 'open-home'({ member }) {
    await member.home();
    return { ok: true };
  },
};

function heard({ acknowledged }: InteractionAnswer): Done {
  return { ok: true, acknowledged };
}

function submitted({ acknowledged, errors, error }: SubmitAnswer): Done {
  if (error !== undefined) {
    throw new Unwanted(error, `The app answered with something that cannot be shown (${error}).`);
  }
  return { ok: true, acknowledged, ...(Object.keys(errors).length > 0 && { errors }) };
}

function topmost({ member }: Doer, view: string): PersonsModal {
  const modal = member.modal();
  if (modal?.id !== view) throw new Impossible('this form is no longer on top');
  return modal;
}

async function suggestionsInView(
  doer: Doer,
  view: string,
  action: string,
  typed: string,
): Promise<readonly unknown[]> {
  const { member } = doer;
  return member.homeView()?.id === view
    ? member.homeSuggestions(action, typed)
    : topmost(doer, view).suggestions(action, typed);
}
