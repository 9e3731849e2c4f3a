import { z } from 'zod';
import { invalidArguments, SlackError } from '../state/slack-error';
import type { Canvas, CanvasSection } from '../state/state';
import type { Workspace } from '../state/workspace';
import { markdownProblem } from './canvas-markdown';
import { newSections, writeCanvas } from './canvases';

const content = z.strictObject({ type: z.literal('markdown'), markdown: z.string() });
const section = z.string().min(1);

const Change = z.discriminatedUnion('operation', [
  z.strictObject({ operation: z.literal('insert_at_start'), document_content: content }),
  z.strictObject({ operation: z.literal('insert_at_end'), document_content: content }),
  z.strictObject({
    operation: z.literal('insert_before'),
    section_id: section,
    document_content: content,
  }),
  z.strictObject({
    operation: z.literal('insert_after'),
    section_id: section,
    document_content: content,
  }),
  z.strictObject({
    operation: z.literal('replace'),
    section_id: section.optional(),
    document_content: content,
  }),
  z.strictObject({ operation: z.literal('delete'), section_id: section }),
  z.strictObject({ operation: z.literal('rename'), title_content: content }),
]);

/** What is changed of a canvas. */
export type CanvasChange = z.infer<typeof Change>;

/** The one change of a call: Slack takes a list of them and, as its page says, no more than one. */
export function readChange(changes: unknown): CanvasChange {
  const [first, ...others] = Array.isArray(changes) ? changes : [];
  if (first === undefined || others.length > 0)
    throw invalidArguments(['must be a list of exactly one change [json-pointer:/changes]']);
  const change = Change.safeParse(first);
  if (!change.success) throw invalidArguments(['is no change of a canvas [json-pointer:/changes/0]']);
  return change.data;
}

/** Changes a canvas as somebody. Refuses with `canvas_editing_failed` what it does not take, and a section that it does not have. */
export function applyChange(workspace: Workspace, user: string, canvas: Canvas, change: CanvasChange): void {
  if (change.operation === 'rename') {
    canvas.title = change.title_content.markdown;
    workspace.touch();
    return;
  }
  const { sections } = canvas;
  const at =
    'section_id' in change && change.section_id !== undefined ? placeOf(canvas, change.section_id) : -1;
  const added = 'document_content' in change ? taken(change.document_content.markdown) : '';
  const fresh = newSections(workspace, added);
  writeCanvas(workspace, canvas, user, changed(sections, fresh, change.operation, at));
}

function changed(
  sections: readonly CanvasSection[],
  fresh: readonly CanvasSection[],
  operation: Exclude<CanvasChange['operation'], 'rename'>,
  at: number,
): CanvasSection[] {
  const [before, after] = [sections.slice(0, at), sections.slice(at + 1)];
  switch (operation) {
    case 'insert_at_start':
      return [...fresh, ...sections];
    case 'insert_at_end':
      return [...sections, ...fresh];
    case 'insert_before':
      return [...before, ...fresh, ...sections.slice(at)];
    case 'insert_after':
      return [...sections.slice(0, at + 1), ...fresh, ...after];
    case 'replace':
      return at < 0 ? [...fresh] : [...before, ...fresh, ...after];
    case 'delete':
      return [...before, ...after];
  }
}

function placeOf({ sections }: Canvas, id: string): number {
  const place = sections.findIndex((each) => each.id === id);
  if (place < 0) throw new SlackError('canvas_editing_failed', { detail: 'There is no such section' });
  return place;
}

function taken(markdown: string): string {
  const problem = markdownProblem(markdown);
  if (problem !== undefined)
    throw new SlackError('canvas_editing_failed', { detail: `The markdown ${problem}` });
  return markdown;
}
