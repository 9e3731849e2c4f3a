import type { Changes } from '../../app/change';
import type { IncidentRef } from '../../app/job';
import type { OpenIncident, Person } from '../../app/ports';
import type { Settings } from '../../app/settings';
import type { Declaration } from '../../domain/declare';
import type { Incident } from '../../domain/incident';
import type { IncidentEvent } from '../../domain/incident-event';
import type { Instant } from '../../domain/instant';
import type { PersonId } from '../../domain/person';
import type { Source } from '../../domain/source';
import type { Answer } from '../answer';
import type { Access } from '../guests';

/** Somebody typed a subcommand. */
export interface CommandContext {
  readonly team: string;
  readonly user: PersonId;
  readonly channel: string;
  /** What stands behind the subcommand, as Slack encodes it, without `--at <when>`. */
  readonly args: string;
  /** What was typed behind `--at`. */
  readonly at?: Instant;
  readonly now: Instant;
  readonly settings: Settings;
  /** The names at hand. */
  readonly nameOf: (person: PersonId) => string;
  /** The web address of a message. */
  readonly linkTo: (source: Source) => string;
  /** Those of the people of whom it is known who they are. */
  whoIs(people: readonly PersonId[]): Promise<readonly Person[]>;
  /** The incident of this channel; a `Refusal` says where to type instead in any other channel. */
  incident(): Promise<{ ref: IncidentRef; incident: Incident }>;
  /** The log of the incident of this channel. */
  log(): Promise<readonly IncidentEvent[]>;
  /** The incidents that are neither closed nor canceled and that the asker may see, newest first. */
  openIncidents(): Promise<readonly OpenIncident[]>;
  /** Changes the incident of this channel; `spoken` is another zone in which a time was typed, besides `--at`. */
  change(decide: Parameters<Changes['change']>[2], spoken?: string): Promise<Incident>;
  declare(declaration: Declaration): Promise<Incident>;
}

/** A subcommand: its name, its words and what it does. A `Refusal` becomes the answer. */
export interface Command extends Access {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** How it is typed, without the slash command itself. */
  readonly usage: string;
  readonly summary: string;
  /** Whether it records nothing that could have happened at another time, so that `--at` makes no sense. */
  readonly isTimeless?: boolean;
  /** Whether it shows incidents of other channels, of which a guest sees fewer. */
  readonly showsIncidents?: true;
  /** One line as it can be typed. */
  readonly example: string;
  run(context: CommandContext): Promise<Answer>;
}
