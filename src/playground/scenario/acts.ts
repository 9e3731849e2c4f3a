import type { CommandAnswer, InteractionAnswer, Press, SubmitAnswer } from '../actor';
import { SlackError } from '../state/slack-error';
import type { PlacedMessage, Scene } from './scene';
import { actionNamed, inputLabels, inputNamed } from './search';
import type { Performer, StageMessage, StageModal } from './stage';
import type { Form, MessageTarget, Step, StepOf, Verb } from './step';

/** What came of a step, as far as the person who took it saw at once. */
export interface StepOutcome {
  /** The message that was written. */
  message?: PlacedMessage;
  answer?: CommandAnswer;
  submitted?: SubmitAnswer;
}

type Act<V extends Verb> = (form: Form<V>, scene: Scene) => Promise<StepOutcome>;

const ACTS: { readonly [V in Verb]: Act<V> } = {
  post: async (form, scene) => {
    const { post: text, as, blocks, attachments } = form;
    const channel = scene.channel(form.in, form.who);
    const bot = scene.bot(form.who);
    const extra = { ...(blocks ? { blocks } : {}), ...(attachments ? { attachments } : {}) };
    const ts = bot
      ? await bot.post(channel, { text, ...extra })
      : await scene.person(form.who).post(channel, text, blocks ? { blocks } : {});
    return written(scene, { channel, ts }, as);
  },

  reply: async (form, scene) => {
    const { channel, ts: thread } = found(form.to, form, scene);
    const bot = scene.bot(form.who);
    const options = { thread, ...(form.broadcast ? { broadcast: true } : {}) };
    const ts = bot
      ? await bot.post(channel, { text: form.reply, thread })
      : await scene.person(form.who).post(channel, form.reply, options);
    return written(scene, { channel, ts }, form.as);
  },

  forward: async (form, scene) => {
    const from = found(form.forward, form, scene);
    const channel = scene.channel(form.into, form.who);
    const options = form.comment === undefined ? {} : { comment: form.comment };
    const ts = await scene.person(form.who).forward(from, channel, options);
    return written(scene, { channel, ts }, form.as);
  },

  upload: async (form, scene) => {
    const parent = form.to === undefined ? undefined : found(form.to, form, scene);
    const channel = parent?.channel ?? scene.channel(form.in, form.who);
    const file = { name: form.upload, content: form.content };
    const ts = await scene.person(form.who).upload(channel, file, form.comment, parent?.ts);
    return written(scene, { channel, ts }, form.as);
  },

  convert: async (form, scene) => {
    scene.person(form.who).channels.convert(scene.channel(form.in, form.who), form.convert);
    return {};
  },

  archive: async (form, scene) => {
    scene.person(form.who).channels.archive(scene.channel(form.in, form.who));
    return {};
  },

  huddle: async (form, scene) => {
    const channel = scene.channel(form.in, form.who);
    const { huddles } = scene.person(form.who);
    if (form.huddle === 'start') return written(scene, { channel, ts: huddles.start(channel) }, form.as);
    huddles[form.huddle](channel);
    return {};
  },

  edit: onMessage(
    (form) => form.edit,
    (actor, { channel, ts }, form) => actor.edit(channel, ts, form.text),
  ),
  delete: onMessage(
    (form) => form.delete,
    (actor, { channel, ts }) => actor.delete(channel, ts),
  ),
  react: onMessage(
    (form) => form.to,
    (actor, { channel, ts }, form) => actor.react(channel, ts, form.react),
  ),
  unreact: onMessage(
    (form) => form.to,
    (actor, { channel, ts }, form) => actor.unreact(channel, ts, form.unreact),
  ),

  command: async (form, scene) => {
    const answer = await scene.person(form.who).command(scene.channel(form.in, form.who), form.command);
    heard(answer, form.command);
    if (form.answer !== undefined && !answer.text?.includes(form.answer))
      throw new Error(`${form.command} was answered "${answer.text ?? ''}", not with "${form.answer}"`);
    return { answer };
  },

  shortcut: async (form, scene) => {
    const message = form.to === undefined ? undefined : found(form.to, form, scene);
    heard(await scene.person(form.who).shortcut(form.shortcut, message), `the shortcut ${form.shortcut}`);
    return message ? { message } : {};
  },

  press: async (form, scene) => {
    const actor = scene.person(form.who);
    const press = (action: string): Press =>
      form.choose === undefined ? { action } : { action, value: form.choose };
    if (form.inside !== undefined) {
      const answer = await pressInside(actor, form, press);
      heard(answer, `pressing "${form.press}"`);
      return {};
    }
    const { action, message } = pressable(form, scene);
    heard(await actor.press(message.channel, message.ts, press(action)), `pressing "${form.press}"`);
    return { message };
  },

  fill: async (form, scene) => {
    const modal = openModal(scene.person(form.who), form.who);
    for (const [named, value] of Object.entries(form.fill)) fillIn(modal, named, value, scene);
    return form.submit ? { submitted: await submit(modal, form.refused) } : {};
  },

  dismiss: async (form, scene) => {
    await openModal(scene.person(form.who), form.who).close();
    return {};
  },

  home: async (form, scene) => {
    await scene.person(form.who).home();
    return {};
  },

  join: async (form, scene) => {
    await scene.person(form.who).join(scene.channel(form.in));
    return {};
  },

  leave: async (form, scene) => {
    await scene.person(form.who).leave(scene.channel(form.in, form.who));
    return {};
  },

  wait: async () => ({}),
};

/** Does what a step says. Throws Error with a sentence when that is impossible or did not come out as it should. */
export async function performStep(step: Step, scene: Scene): Promise<StepOutcome> {
  return enact(step, scene);
}

function enact<V extends Verb>(step: StepOf<V>, scene: Scene): Promise<StepOutcome> {
  return ACTS[step.type](step.form, scene);
}

type OnMessage = 'edit' | 'delete' | 'react' | 'unreact';

function onMessage<V extends OnMessage>(
  target: (form: Form<V>) => MessageTarget,
  act: (actor: Performer, message: PlacedMessage, form: Form<V>) => Promise<void>,
): Act<V> {
  return async (form, scene) => {
    const message = found(target(form), form, scene);
    await act(scene.person(form.who), message, form);
    return { message };
  };
}

function found(
  target: MessageTarget,
  { in: where, who }: { in: string; who: string },
  scene: Scene,
): PlacedMessage {
  return scene.message(target, () => scene.channel(where, who));
}

function written(scene: Scene, message: PlacedMessage, label: string | undefined): StepOutcome {
  if (label !== undefined) scene.label(label, message);
  return { message };
}

/** Stops the play when the app was not there to hear of something, or answered what Slack cannot use. */
function heard(answer: { acknowledged: boolean; error?: string }, what: string): void {
  if (!answer.acknowledged) throw new Error(`${what} was not acknowledged`);
  if (answer.error !== undefined) throw new Error(`${what} was answered with ${answer.error}`);
}

function pressInside(
  actor: Performer,
  { press: named, inside, who }: Form<'press'>,
  press: (action: string) => Press,
): Promise<InteractionAnswer> {
  const modal = inside === 'modal' ? openModal(actor, who) : undefined;
  const action = actionNamed((modal?.view ?? actor.homeView())?.blocks, named);
  if (action === undefined) throw new Error(`there is nothing called "${named}" to press in ${inside ?? ''}`);
  return modal ? modal.press(press(action)) : actor.pressHome(press(action));
}

function pressable(form: Form<'press'>, scene: Scene): { action: string; message: PlacedMessage } {
  const on = form.on === undefined ? undefined : found(form.on, form, scene);
  const channel = on?.channel ?? scene.channel(form.in, form.who);
  const own = scene
    .person(form.who)
    .ephemerals()
    .filter((each) => each.channel === channel);
  const seen: StageMessage[] = [...scene.messages(channel), ...own].sort((a, b) => (a.ts < b.ts ? 1 : -1));
  for (const { ts, blocks, attachments } of seen) {
    const action = actionNamed([blocks, attachments], form.press);
    if (action !== undefined && (on === undefined || on.ts === ts))
      return { action, message: { channel, ts } };
  }
  const where = on ? 'on that message' : 'in the channel';
  throw new Error(`there is nothing called "${form.press}" to press ${where}`);
}

function openModal(actor: Performer, who: string): StageModal {
  const modal = actor.modal();
  if (!modal) throw new Error(`${who} has no modal open`);
  return modal;
}

function fillIn(modal: StageModal, named: string, value: string | readonly string[], scene: Scene): void {
  const input = inputNamed(modal.view, named);
  if (!input) {
    const labels = inputLabels(modal.view).map((label) => `"${label}"`);
    throw new Error(`the modal has no input "${named}"; it has ${labels.join(', ') || 'none'}`);
  }
  const ids =
    typeof value === 'string'
      ? scene.idFor(value, input.type)
      : value.map((one) => scene.idFor(one, input.type));
  modal.fill(input.blockId, ids);
}

async function submit(modal: StageModal, refused: string | undefined): Promise<SubmitAnswer> {
  const submitted = await modal.submit();
  heard(submitted, 'submitting the modal');
  const errors = Object.entries(submitted.errors).map(([block, error]) => `${block}: ${error}`);
  if (refused === undefined && errors.length > 0) throw new Error(`the modal refused: ${errors.join('; ')}`);
  if (refused !== undefined && !errors.some((error) => error.includes(refused)))
    throw new Error(`the modal was to refuse with "${refused}", but said ${errors.join('; ') || 'nothing'}`);
  return submitted;
}

/** What Slack says when somebody else has done already what a step would do: the story goes on as it was meant. */
const DONE: Partial<Readonly<Record<Verb, string>>> = {
  delete: 'message_not_found',
  react: 'already_reacted',
  unreact: 'no_reaction',
  archive: 'already_archived',
};

/** Whether a step failed only because what it does was done before it, by somebody who joined in. */
export function isDoneAlready(verb: Verb, error: unknown): boolean {
  return error instanceof SlackError && error.code === DONE[verb];
}
