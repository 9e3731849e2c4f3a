import { createContext } from 'preact';
import type { Outcome, Pressing } from '../../src/playground/page/contract';
import type { ViewValues } from '../../src/playground/state/state';
import type { Json } from './json';

/** Where blocks stand. */
export type Surface = 'message' | 'modal' | 'home';

/** What the elements of blocks can do. */
export interface Acting {
  readonly surface: Surface;
  press(pressing: Pressing): Promise<Outcome>;
  /** The options that the app offers for what was typed into a menu. */
  suggest(action: string, typed: string): Promise<readonly unknown[]>;
  /** What the inputs hold, as Slack keeps it. */
  readonly values: ViewValues;
  keep(block: string, action: string, entry: Json): void;
  /** What is wrong, by block id. */
  readonly errors: Readonly<Record<string, string>>;
}

const unanswered: Outcome = { ok: false, error: 'nobody_there', sentence: 'Nothing happens here.' };

/** What the elements below it act on. */
export const ActingContext = createContext<Acting>({
  surface: 'message',
  press: async () => unanswered,
  suggest: async () => [],
  values: {},
  keep: () => undefined,
  errors: {},
});

/** Where an element stands in its block, and what a screen reader says of it. */
export interface ElementPlace {
  /** The id of its block. */
  readonly block: string;
  /** Whether using it tells the app at once; in input blocks it does so only on request. */
  readonly acts: boolean;
  /** The id that its label names; a group of choices is labelled the other way round. */
  readonly fieldId?: string | undefined;
  /** The ids of the nodes that name and describe it. */
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean;
  readonly isRequired?: boolean;
}

/** What every element is drawn from. */
export interface ElementProps {
  readonly element: Json;
  readonly place: ElementPlace;
}
