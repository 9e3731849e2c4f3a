import { type CanvasKind, standingCanvas } from '../../domain/incident/canvases';
import { canvasNames } from '../canvases';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    'bookmark-canvas': { readonly canvas: CanvasKind };
  }
}

/** Links a canvas in the channel's head. */
export const bookmarkCanvas: JobKind<'bookmark-canvas'> = {
  name: 'bookmark-canvas',
  part: 'the bookmark of a canvas',
  where: ownChannel,

  async run({ canvas }, { incident, chat }) {
    const standing = standingCanvas(incident, canvas);
    if (incident.channel === undefined || standing === undefined) return;
    await chat.bookmark(incident.channel.id, canvasNames[canvas], standing.link);
  },
};
