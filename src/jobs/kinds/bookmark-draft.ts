import { type CanvasKind, standingCanvas } from '../../domain/canvas';
import type { Incident } from '../../domain/incident/incident';
import { canvasNames } from '../canvases';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    'bookmark-draft': { readonly revision: number } | { readonly canvas: CanvasKind };
  }
}

/** Links the newest draft, or a canvas, in the channel's head. */
export const bookmarkDraft: JobKind<'bookmark-draft'> = {
  name: 'bookmark-draft',
  part: 'the bookmark of the draft',
  where: ownChannel,

  async run(payload, { incident, chat }) {
    const bookmark = 'canvas' in payload ? ofCanvas(incident, payload.canvas) : ofDraft(incident);
    if (incident.channel === undefined || bookmark === undefined) return;
    await chat.bookmark(incident.channel.id, bookmark.title, bookmark.link);
  },
};

function ofDraft({ drafts }: Incident): { title: string; link: string } | undefined {
  const newest = drafts.at(-1);
  return newest && { title: 'Postmortem draft', link: newest.link };
}

function ofCanvas(incident: Incident, kind: CanvasKind): { title: string; link: string } | undefined {
  const canvas = standingCanvas(incident, kind);
  return canvas && { title: canvasNames[kind], link: canvas.link };
}
