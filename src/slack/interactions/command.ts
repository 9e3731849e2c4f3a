import type { Decide } from '../../app/change';
import { obstacleIn } from '../../domain/incident/channel';
import type { Incident } from '../../domain/incident/incident';
import type { Instant } from '../../domain/time/instant';
import type { Access } from '../request/guest-access';
import type { RequestContext } from '../request/request-context';
import type { CommandTime } from '../text/command-time';
import { type Answer, toAsker } from './answer';

/** Somebody typed a subcommand; it is about the incident that it names first, else about that of the channel, where that is one's. */
export interface CommandContext extends RequestContext {
  readonly channel: string;
  /** Where the person alone can be answered. */
  readonly respondAt: string;
  /** Whether it is typed somewhere else than in the channel of the incident that it names. */
  readonly isElsewhere: boolean;
  /** What stands behind the subcommand, as Slack encodes it, without `--at <when>`. */
  readonly args: string;
  /** What was typed behind `--at`. */
  readonly at?: Instant;
  /** The same with how it was typed, and what is left open about it. */
  readonly time: CommandTime;
  /** Changes the incident; `time` is one that was typed otherwise than behind `--at`. */
  change(decide: Decide, time?: CommandTime): Promise<Incident>;
}

/**
 * The answer to what the channel is told by a message of its own: whoever typed it there reads that one. From elsewhere, before
 * there is a channel, and where the bot cannot write in it, they read `text`.
 */
export function toldInChannel({ isElsewhere }: CommandContext, after: Incident, text: string): Answer {
  const isRead = !isElsewhere && after.channel !== undefined && obstacleIn(after) === undefined;
  return isRead ? undefined : toAsker(text);
}

/** What a first word behind a subcommand does, where it is not what the subcommand does without one. */
export type Part = Pick<Command, 'name' | 'aliases' | 'usage' | 'summary' | 'example' | 'run'>;

/** A subcommand: its name, its words and what it does. A `Refusal` becomes the answer. */
export interface Command extends Access {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** How it is typed, without the slash command itself. */
  readonly usage: string;
  readonly summary: string;
  /** Whether help opens with it: one of the few that everybody needs. */
  readonly isEssential?: true;
  /** Whether it is about no incident, so that `INC-7` in front is a word like any other. */
  readonly isAboutNone?: true;
  /** Whether it records nothing that could have happened at another time, so that `--at` makes no sense. */
  readonly isTimeless?: boolean;
  /** Whether it shows incidents of other channels, of which a guest sees fewer. */
  readonly showsIncidents?: true;
  /** One line as it can be typed. */
  readonly example: string;
  /** What else it does, by the first word behind it. */
  readonly parts?: readonly Part[];
  run(context: CommandContext): Promise<Answer>;
}
