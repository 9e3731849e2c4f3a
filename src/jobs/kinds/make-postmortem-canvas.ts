import { isCanvasWanted } from '../../domain/canvas';
import { canvasTitle, postmortemText, whereAllowed } from '../canvases';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Makes the canvas in which people write the postmortem. */
    'make-postmortem-canvas': Record<never, never>;
  }
}

/** Makes the postmortem’s canvas once, from the draft. From then on it is people’s, and nothing here writes in it again. */
export const makePostmortemCanvas: JobKind<'make-postmortem-canvas'> = {
  name: 'make-postmortem-canvas',
  part: 'the Postmortem canvas',
  isToldOnce: true,
  where: ownChannel,

  async run(_, context) {
    const { incident, job, chat, settings, change, remember } = context;
    const { channel } = incident;
    if (!settings.canvases || channel === undefined || !isCanvasWanted(incident, 'postmortem')) return;
    await whereAllowed(context, 'postmortem', async () => {
      const { markdown, says } = await postmortemText(context);
      const title = canvasTitle(incident, 'postmortem');
      const progress = { upTo: String(incident.seq), says };
      const made = await chat.makeCanvas({ channel: channel.id, title, markdown }, job, () =>
        remember(progress),
      );
      // What an earlier attempt made tells of the incident as it was then.
      const told = made.isEarlier ? { ...progress, ...job.progress } : progress;
      await change((now) =>
        isCanvasWanted(now, 'postmortem')
          ? [
              {
                type: 'canvas-made',
                canvas: 'postmortem',
                ...{ id: made.id, link: made.link },
                ...{ upTo: Number(told.upTo), says: told.says },
              },
            ]
          : [],
      );
    });
  },
};
