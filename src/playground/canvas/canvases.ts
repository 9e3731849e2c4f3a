import { SlackError } from '../state/slack-error';
import type { Canvas, CanvasSection } from '../state/state';
import { own, type Workspace } from '../state/workspace';
import { markdownOf, sectionsOf } from './canvas-markdown';

/** What a new canvas is. */
export interface NewCanvas {
  title: string;
  markdown: string;
  /** The channel in whose tabs it stands. */
  tab?: string | undefined;
  isChannelCanvas?: boolean;
}

/** The canvases that were not deleted, oldest first. */
export function livingCanvases({ state }: Workspace): Canvas[] {
  return Object.values(state.canvases ?? {}).filter(({ deleted }) => !deleted);
}

/** Makes a canvas of somebody's; whoever is in the channel in whose tabs it stands may write in it. */
export function makeCanvas(workspace: Workspace, user: string, made: NewCanvas): Canvas {
  const now = workspace.seconds();
  const canvas: Canvas = {
    id: workspace.nextId('F'),
    title: made.title,
    user,
    created: now,
    updated: now,
    ...(made.tab === undefined ? {} : { tab: made.tab }),
    isChannelCanvas: made.isChannelCanvas ?? false,
    channels: made.tab === undefined ? {} : { [made.tab]: 'write' },
    users: {},
    sections: newSections(workspace, made.markdown),
    history: [],
    deleted: false,
  };
  workspace.state.canvases = { ...workspace.state.canvases, [canvas.id]: canvas };
  workspace.touch();
  return canvas;
}

/** Sections with ids of their own. */
export function newSections(workspace: Workspace, markdown: string): CanvasSection[] {
  return sectionsOf(markdown, () => workspace.nextId('temp:C:'));
}

/** Puts these sections in place of a canvas's, under new ids; what it said before stays in its history. */
export function writeCanvas(
  workspace: Workspace,
  canvas: Canvas,
  user: string,
  sections: CanvasSection[],
): void {
  const now = workspace.seconds();
  canvas.history.push({ user, at: now, markdown: markdownOf(canvas.sections) });
  canvas.sections = sections.map((section) => ({ ...section, id: workspace.nextId('temp:C:') }));
  canvas.updated = now;
  workspace.touch();
}

/** Deletes a canvas with everything in it. */
export function deleteCanvas(workspace: Workspace, canvas: Canvas): void {
  Object.assign(canvas, { deleted: true, sections: [], history: [] });
  workspace.touch();
}

/** The canvas with this id, as far as somebody may read or write in it; refuses with `canvas_not_found`. */
export function canvasFor(workspace: Workspace, user: string, id: string, access: 'read' | 'write'): Canvas {
  const canvas = own(workspace.state.canvases ?? {}, id);
  if (!canvas || canvas.deleted || accessOf(workspace, canvas, user) === undefined)
    throw new SlackError('canvas_not_found');
  if (access === 'write' && accessOf(workspace, canvas, user) !== 'write')
    throw new SlackError('restricted_action');
  return canvas;
}

/** Whether somebody may read a canvas. */
export function mayRead(workspace: Workspace, user: string, canvas: Canvas): boolean {
  return accessOf(workspace, canvas, user) !== undefined;
}

/** How far somebody may go in a canvas: its owner, whom it was opened to, and who is in a channel that it was opened to. */
function accessOf({ state }: Workspace, canvas: Canvas, user: string): 'read' | 'write' | undefined {
  if (canvas.user === user) return 'write';
  const through = Object.entries(canvas.channels)
    .filter(([channel]) => own(state.channels, channel)?.members.includes(user))
    .map(([, access]) => access);
  const given = [...through, ...(own(canvas.users, user) === undefined ? [] : [canvas.users[user]])];
  return given.includes('write') ? 'write' : given.includes('read') ? 'read' : undefined;
}
