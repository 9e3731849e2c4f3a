import { isCanvasWanted } from '../../domain/canvas';
import { canvasTitle, recordText, whereAllowed } from '../canvases';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Makes the canvas of the record. */
    'make-record-canvas': Record<never, never>;
  }
}

/** Makes the record’s canvas, and once more where somebody deleted it. */
export const makeRecordCanvas: JobKind<'make-record-canvas'> = {
  name: 'make-record-canvas',
  part: 'the Record canvas',
  isToldOnce: true,
  where: ownChannel,

  async run(_, context) {
    const { incident, job, chat, settings, change, remember } = context;
    const { channel } = incident;
    if (!settings.canvases || channel === undefined || !isCanvasWanted(incident, 'record')) return;
    await whereAllowed(context, 'record', async () => {
      const { markdown, says } = await recordText(incident, context);
      const title = canvasTitle(incident, 'record');
      const { id, link, isEarlier } = await chat.makeCanvas(
        { channel: channel.id, title, markdown },
        job,
        () => remember({}),
      );
      // What an earlier attempt made may say something else by now.
      if (isEarlier) await chat.rewriteCanvas(id, markdown);
      await change((now) =>
        isCanvasWanted(now, 'record')
          ? [{ type: 'canvas-made', canvas: 'record', id, link, upTo: incident.seq, says }]
          : [],
      );
    });
  },
};
