import type { ScenarioStatus, Speed } from './contract';

/** Whoever decides what is on at the playground's address: the workspace itself, or a scenario in one of its own. */
export interface ScenarioController {
  scenarioStatus(): ScenarioStatus;
  /** Calls back when that has changed, until the returned function is called. */
  onChange(changed: () => void): () => void;
  /** What follows refuses with `ControlRefused` what cannot be done now. */
  play(scenario: string, speed: Speed): Promise<void>;
  pause(): void;
  resume(): void;
  setSpeed(speed: Speed): void;
  /** Ends a scenario and shows the workspace as it was. */
  leave(): Promise<void>;
  /** Throws the workspace away and founds it anew; in a scenario, plays it from the start. */
  startOver(): Promise<void>;
}

/** What the controller cannot do now, as a sentence for the person who asked. */
export class ControlRefused extends Error {
  override readonly name = 'ControlRefused';
}
