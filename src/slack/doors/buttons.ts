import type { App, BlockButtonAction } from '@slack/bolt';
import { type Answer, toAsker } from '../answer';
import { buttons, homeButtons } from '../buttons';
import type { Button } from '../buttons/button';
import type { Desk } from '../desk';
import { inert } from '../mrkdwn';
import { sentenceFor } from './apology';
import { incidentCarried } from './incident-here';
import { asResponse } from './response';

/** Opens the door for every button. What a press changes is on disk before it is acknowledged. */
export function openButtonDoor(app: App, desk: Desk): void {
  for (const button of buttons) {
    app.action<BlockButtonAction>(
      { type: 'block_actions', action_id: button.action },
      async ({ action, body, ack, client, respond }) => {
        const answer = await press(
          button,
          {
            user: body.user.id,
            channel: body.channel?.id,
            value: action.value ?? '',
            said: body.message?.text ?? '',
          },
          desk,
        );
        await ack();
        if (answer === undefined) return;
        try {
          if ('open' in answer) await client.views.open({ trigger_id: body.trigger_id, view: answer.open });
          else await respond({ replace_original: false, ...asResponse(answer) });
        } catch (error) {
          const text = inert(sentenceFor(error, desk.log, desk.settings));
          await respond({ response_type: 'ephemeral', replace_original: false, text });
        }
      },
    );
  }
  for (const button of homeButtons) {
    app.action<BlockButtonAction>(
      { type: 'block_actions', action_id: button.action },
      async ({ body, ack, client }) => {
        await ack();
        // In Home there is nowhere to answer: what fails is in the log.
        await client.views
          .open({ trigger_id: body.trigger_id, view: button.view(desk.settings) })
          .catch((error: unknown) => sentenceFor(error, desk.log, desk.settings));
      },
    );
  }
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
    return await button.press({
      ref,
      incident,
      user: by.user,
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
