import type { AllMiddlewareArgs, App, BlockButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { type Once, TakenBefore } from '../../app/delivery/once';
import type { Incident } from '../../domain/incident/incident';
import { section } from '../block-kit/message';
import { noticeView } from '../block-kit/modal-view';
import { buttons, homeButtons, plainButtons } from '../buttons';
import { commands } from '../commands';
import { type Answer, inPlaceOfButton, toAsker } from '../interactions/answer';
import type { Button } from '../interactions/button';
import type { ListenerDependencies } from '../listener-dependencies';
import { refuseIfGuest, standingAtHand } from '../request/guest-access';
import { type Asker, requestContext } from '../request/request-context';
import { inert } from '../text/mrkdwn';
import { drawCheck } from '../views/check/check';
import { drawWholeHelp } from '../views/help';
import { drawBrief } from '../views/roles/brief';
import { drawTimelineAnswer } from '../views/timeline-answer';
import type { Workspace } from '../workspace';
import { errorReply } from './error-reply';
import { onceOf } from './once-of';
import { openForm, openMembersForm } from './open-form';
import { respondAt } from './respond-at';

type Pressed = SlackActionMiddlewareArgs<BlockButtonAction> & AllMiddlewareArgs;

/**
 * Registers the listener for every button. What a press changes is on disk before it is acknowledged. Bolt tries each
 * listener on whatever comes, so there is one for all of them; what is pressed that nobody knows goes unanswered.
 */
export function registerButtons(app: App, dependencies: ListenerDependencies): void {
  const known = new Map(buttons.map((button) => [button.action, button]));
  const knownOnHome = new Map(homeButtons.map((button) => [button.action, button]));
  const knownPlain = new Map(plainButtons.map((button) => [button.action, button]));
  app.action<BlockButtonAction>({ type: 'block_actions', action_id: /^/ }, async (pressed) => {
    const { action, body, ack, client, context } = pressed;
    const { log, workspaces } = dependencies;
    const asker = askerOf(pressed, workspaces.of(context.teamId), onceOf(context));
    // Buttons of one row that do the same have a number behind their action.
    const [name = ''] = action.action_id.split(':', 1);
    const button = known.get(name);
    if (button !== undefined) {
      const answer = readable(await press(button, asker, pressed, dependencies), body);
      await ack();
      // Whoever presses something in Home looks at it, also where it was drawn before this process began.
      if (isInHome(body)) asker.workspace.homes.opened(asker.user);
      if (answer !== undefined && 'open' in answer) await openForm(client, asker, () => answer.open, log);
      else await respondAt(body.response_url, answer, { log, slackApiUrl: client.slackApiUrl });
    }
    const plainButton = knownPlain.get(name);
    if (plainButton !== undefined) {
      await ack();
      const wholeHelp = () => drawWholeHelp(commands, asker.workspace.settings);
      const answer = inPlaceOfButton(plainButton.press({ wholeHelp }));
      await respondAt(body.response_url, answer, { log, slackApiUrl: client.slackApiUrl });
    }
    const homeButton = knownOnHome.get(action.action_id);
    if (homeButton !== undefined) {
      await ack();
      await openMembersForm(client, { ...asker, respondAt: undefined }, homeButton.view, dependencies);
    }
  });
}

/** Home is in no channel and has no address for answers: what there is to say of a press there is a form of its own. */
function readable(answer: Answer, body: Pressed['body']): Answer {
  if (answer === undefined || 'open' in answer || !isInHome(body)) return answer;
  const { text } = typeof answer.say === 'string' ? { text: answer.say } : answer.say;
  return { open: noticeView('Nothing was recorded', [section(text)]) };
}

function isInHome({ view }: Pressed['body']): boolean {
  return view?.type === 'home';
}

function askerOf({ body }: Pressed, workspace: Workspace, once: Once | undefined): Asker {
  const { user, channel, trigger_id: trigger, response_url: respondAt } = body;
  return { workspace, user: user.id, channel: channel?.id, trigger, once, respondAt };
}

async function press(
  button: Button,
  asker: Asker,
  { action, body }: Pressed,
  dependencies: ListenerDependencies,
): Promise<Answer> {
  const { workspace, user } = asker;
  // Typed as text, and made up where it is none.
  const carried: unknown = action.value;
  const [, number = '', value = ''] =
    /^([^:]*):?([\s\S]*)$/.exec(typeof carried === 'string' ? carried : '') ?? [];
  try {
    // A Home may be older than what its person may see: whoever is not known is asked about, as with a command from elsewhere.
    const standing =
      (await standingAtHand(workspace, user)) ??
      (isInHome(body) ? await workspace.standingOf(user) : undefined);
    const context = requestContext(dependencies, asker, { standing, name: { number } });
    // To whom the incident does not show, nothing else about it is said.
    await context.incident();
    refuseIfGuest(standing, button);
    const timelineAnswer = (incident: Incident, done: string) => drawTimelineAnswer(incident, context, done);
    const checkAnswer = (incident: Incident, done: string) => drawCheck(incident, context, done);
    const brief = (incident: Incident) => drawBrief(incident, context);
    const drawn = { timelineAnswer, checkAnswer, brief, respondAt: asker.respondAt };
    return await button.press({ ...context, value, said: body.message?.text ?? '', ...drawn });
  } catch (error) {
    if (error instanceof TakenBefore) return undefined;
    return toAsker(inert(errorReply(error, dependencies.log, workspace.settings)));
  }
}
