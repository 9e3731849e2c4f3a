import { markdownOf } from '../canvas/canvas-markdown';
import {
  canvasFor,
  deleteCanvas,
  livingCanvases,
  mayRead,
  newSections,
  writeCanvas,
} from '../canvas/canvases';
import type { Canvas, Person } from '../state/state';
import type { Workspace } from '../state/workspace';

/** A canvas as somebody finds it among the tabs of a channel. */
export interface FoundCanvas {
  readonly id: string;
  readonly title: string;
}

/** What a person does in canvases: finds, reads, writes and deletes them. */
export class CanvasWriter {
  readonly #workspace: Workspace;
  readonly #person: Person;

  constructor(workspace: Workspace, person: Person) {
    this.#workspace = workspace;
    this.#person = person;
  }

  /** The canvases among a channel's tabs that this person may read. */
  in(channel: string): readonly FoundCanvas[] {
    return livingCanvases(this.#workspace)
      .filter((canvas) => canvas.tab === channel && mayRead(this.#workspace, this.#person.id, canvas))
      .map(({ id, title }) => ({ id, title }));
  }

  /** What a canvas says. Refused with `canvas_not_found` where this person may not see it. */
  read(id: string): string {
    return markdownOf(this.#canvas(id, 'read').sections);
  }

  /** Writes a canvas anew; what it said before stays in its version history. */
  write(id: string, markdown: string): void {
    const canvas = this.#canvas(id, 'write');
    writeCanvas(this.#workspace, canvas, this.#person.id, newSections(this.#workspace, markdown));
  }

  /** Everything that a canvas said before, oldest first, as its version history shows it. */
  history(id: string): readonly string[] {
    return this.#canvas(id, 'read').history.map(({ markdown }) => markdown);
  }

  /** Deletes a canvas; whoever may write in it may. */
  delete(id: string): void {
    deleteCanvas(this.#workspace, this.#canvas(id, 'write'));
  }

  #canvas(id: string, access: 'read' | 'write'): Canvas {
    return canvasFor(this.#workspace, this.#person.id, id, access);
  }
}
