import { commands } from '../../../src/slack/commands';
import { shortcuts } from '../../../src/slack/shortcuts';
import type { Random } from '../../support/random';
import { channels, FuzzBot, people, readAnswer } from '../bot';
import { hostileText, mutated, slipped } from '../hostile';
import { type Drawn, responseUrl } from '../slack';
import { sentence, type Target } from '../target';
import { eventOf } from './events';
import { submissionOf } from './submissions';

type Run = (bot: FuzzBot, random: Random, note: (input: unknown) => void) => Promise<void>;

/** A target that is an entry point of the real bot. */
function entryPoint(name: string, share: number, run: Run): Target {
  return {
    name,
    share,
    over: 'process',
    stretch: 1_000,
    async open() {
      const bot = await FuzzBot.open();
      return { run: (random, note) => run(bot, random, note), close: () => bot.close() };
    },
  };
}

/** Slash commands: every one of them, with everything behind it. */
export const slash: Target = entryPoint('slash', 15_000, async (bot, random, note) => {
  const [user, channel, text] = [random.pick(people), random.pick(channels), lineOf(random)];
  note({ user, channel, text });
  const reply = await bot.types(user, channel, text);
  if (reply?.status !== 200) throw new Error(`It answers ${reply?.status}: ${reply?.body}`);
  bot.refuseApology(reply);
});

function lineOf(random: Random): string {
  const command = random.pick(commands);
  const name = random.pick([command.name, ...(command.aliases ?? [])]);
  // A canceled incident takes nothing more: it is enough to come upon that seldom.
  if (name === 'cancel' && random.chance(0.98)) return 'cancel --at';
  const line = random.chance(0.4) ? slipped(random, command.example ?? '') : `${name} ${hostileText(random)}`;
  return random.chance(0.05) ? hostileText(random) : line;
}

/** Events of Slack, most of them not as Slack sends them. */
export const events: Target = entryPoint('events', 30_000, async (bot, random, note) => {
  const real = eventOf(random);
  const isReal = random.chance(0.3);
  const event = isReal ? real : mutated(random, real, random.pick([0.05, 0.2, 0.6]));
  note(event);
  const reply = await bot.hears(event);
  if (isReal && reply?.status !== 200) throw new Error(`It answers ${reply?.status}: ${reply?.body}`);
});

const user = (random: Random) => ({ id: random.pick(people), name: 'somebody', team_id: 'T0FUZZ' });
const common = { team: { id: 'T0FUZZ' }, api_app_id: 'A0FUZZ', token: 'x', trigger_id: '1.2.3' };

/** Forms, with whatever may stand in their fields. */
export const modals: Target = entryPoint('modals', 15_000, async (bot, random, note) => {
  if (bot.slack.views.length === 0 || random.chance(0.2)) await openForm(bot, random);
  const { views } = bot.slack;
  const view = random.pick(random.chance(0.4) ? views.slice(-4) : views);
  const isReal = random.chance(0.6);
  const real = { type: 'view_submission', ...common, user: user(random), view: submissionOf(random, view) };
  const payload = isReal ? real : (mutated(random, real, random.pick([0.05, 0.2])) ?? {});
  note(payload);
  const reply = await bot.acts(Object(payload));
  if (isReal) {
    if (reply?.status !== 200) throw new Error(`It answers ${reply?.status}: ${reply?.body}`);
    bot.refuseApology(reply);
    refuseStrayErrors(readAnswer(reply), view);
  }
});

/** An error stands at a field that there is, or nobody sees it. */
function refuseStrayErrors(answer: unknown, view: Drawn): void {
  if (typeof answer !== 'object' || answer === null || !('errors' in answer)) return;
  for (const [block, why] of Object.entries(Object(answer.errors))) {
    sentence(String(why), 'A form');
    const isThere = view.blocks.some((each) => each.block_id === block);
    if (!isThere) throw new Error(`The form has no field ${block} to say: ${String(why)}`);
  }
}

const opening = [
  'close',
  'postmortem edit',
  'postmortem edit root cause',
  'postmortem edit share',
  'times',
  'start',
  'start --private sev1',
  'timeline',
  'timeline',
  'undo',
] as const;

async function openForm(bot: FuzzBot, random: Random): Promise<void> {
  const [who, where] = [random.pick(people), random.pick(channels)];
  if (random.chance(0.4)) await bot.types(who, where, random.pick(opening));
  else if (random.chance(0.3)) await bot.acts(shortcutOf(random));
  else await bot.acts(pressOf(random, bot, random.chance(0.3) ? changing : undefined));
}

/** The button below a timeline, which leads to the form of each entry. */
const changing = 'change-entry';

/** Buttons and shortcuts. */
export const clicks: Target = entryPoint('clicks', 10_000, async (bot, random, note) => {
  const isReal = random.chance(0.5);
  const real = random.chance(0.6) ? pressOf(random, bot) : shortcutOf(random);
  const payload = isReal ? real : (mutated(random, real, random.pick([0.05, 0.2])) ?? {});
  note(payload);
  const reply = await bot.acts(Object(payload));
  if (isReal && reply?.status !== 200) throw new Error(`It answers ${reply?.status}: ${reply?.body}`);
});

function pressOf(random: Random, bot: FuzzBot, wanted?: string): object {
  const all = bot.slack.posted.flatMap((message) =>
    buttonsOf(message).map((action) => ({ message, action })),
  );
  const meant = all.filter(({ action }) => action.action_id === wanted);
  const { message, action } = random.pick(meant.length > 0 ? meant : all);
  return {
    type: 'block_actions',
    ...common,
    user: user(random),
    ...(message.type === undefined && { channel: { id: random.pick(channels), name: 'somewhere' } }),
    container: { type: 'message', message_ts: '1699455600.000100' },
    message: { type: 'message', text: 'said', ts: '1699455600.000100', ...message },
    response_url: responseUrl,
    actions: [
      {
        ...action,
        block_id: 'b',
        action_ts: '1699455600.000100',
        value: random.chance(0.2) ? hostileText(random) : (action.value ?? ''),
      },
    ],
  };
}

function buttonsOf(message: Drawn) {
  const elements = message.blocks.flatMap((block) => (Array.isArray(block.elements) ? block.elements : []));
  return elements.filter(({ type }) => type === 'button');
}

function shortcutOf(random: Random): object {
  const shortcut = random.pick(shortcuts);
  const call = {
    ...common,
    user: user(random),
    callback_id: shortcut.callback,
    action_ts: '1699455600.000100',
  };
  if (shortcut.type === 'global') return { type: 'shortcut', ...call };
  const told = eventOf(random, 'message');
  const message = 'message' in told ? told.message : told;
  return {
    type: 'message_action',
    ...call,
    channel: { id: random.pick(channels), name: 'somewhere' },
    message,
    message_ts: '1699455600.000100',
    response_url: responseUrl,
  };
}
