import type { AllMiddlewareArgs, App, BlockButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { type Answer, toAsker } from '../answer';
import { buttons, homeButtons } from '../buttons';
import type { Button, HomeButton } from '../buttons/button';
import type { Desk } from '../desk';
import { refuseIfGuest, standingAtHand } from '../guests';
import { inert } from '../mrkdwn';
import { sentenceFor } from './apology';
import { incidentCarried } from './incident-here';
import { openForm } from './open-form';
import { respondAt } from './respond-at';

type Pressed = SlackActionMiddlewareArgs<BlockButtonAction> & AllMiddlewareArgs;

/**
 * Opens the door for every button. What a press changes is on disk before it is acknowledged. Bolt tries each listener
 * on whatever comes, so there is one for all of them; what is pressed that nobody knows goes unanswered.
 */
export function openButtonDoor(app: App, desk: Desk): void {
  const known = new Map(buttons.map((button) => [button.action, button]));
  const knownOnHome = new Map(homeButtons.map((button) => [button.action, button]));
  app.action<BlockButtonAction>({ type: 'block_actions', action_id: /^/ }, async (pressed) => {
    const { action_id: id } = pressed.action;
    const [button, homeButton] = [known.get(id), knownOnHome.get(id)];
    if (button !== undefined) await pressedOn(button, pressed, desk);
    if (homeButton !== undefined) await pressedOnHome(homeButton, pressed, desk);
  });
}

async function pressedOn(button: Button, pressed: Pressed, desk: Desk): Promise<void> {
  const { action, body, ack, client } = pressed;
  const by = {
    user: body.user.id,
    channel: body.channel?.id,
    value: action.value ?? '',
    said: body.message?.text ?? '',
  };
  const answer = await press(button, by, desk);
  await ack();
  const { response_url: respondTo } = body;
  const asked = { user: body.user.id, trigger: body.trigger_id, respondAt: respondTo };
  if (answer !== undefined && 'open' in answer) await openForm(client, asked, () => answer.open, desk);
  else await respondAt(respondTo, answer, { log: desk.log, slackApiUrl: client.slackApiUrl });
}

async function pressedOnHome(button: HomeButton, { body, ack, client }: Pressed, desk: Desk): Promise<void> {
  await ack();
  const asked = { user: body.user.id, trigger: body.trigger_id };
  const view = async () => {
    refuseIfGuest(await desk.standingOf(body.user.id), {});
    return button.view(desk.settings);
  };
  await openForm(client, asked, view, desk);
}

async function press(
  button: Button,
  by: { user: string; channel: string | undefined; value: string; said: string },
  desk: Desk,
): Promise<Answer> {
  const { changes, clock, settings, store, nameOf } = desk;
  const [number = '', value = ''] = by.value.split(':', 2);
  try {
    const { ref, incident } = await incidentCarried(desk, number, by);
    const standing = await standingAtHand(desk, by.user);
    if (standing === undefined) desk.newcomers.appeared(by.user);
    refuseIfGuest(standing, button);
    return await button.press({
      ref,
      incident,
      user: by.user,
      isGuest: standing === 'guest',
      value,
      now: clock.now(),
      settings,
      nameOf,
      said: by.said,
      tryAgain: (kind) => desk.tryAgain(ref, kind),
      event: (seq) => store.event(ref, seq),
      change: (decide) => changes.change(ref, by.user, decide),
    });
  } catch (error) {
    return toAsker(inert(sentenceFor(error, desk.log, settings)));
  }
}
