import type { Refusable } from './refusals';
import { StandardIncident } from './standard-incident';
import { noticesIn } from './workspace-picture';

/** A small incident of which Slack refuses parts. */
export class RefusedIncident {
  private constructor(readonly incident: StandardIncident) {}

  static async prepare(): Promise<RefusedIncident> {
    return new RefusedIncident(await StandardIncident.prepare());
  }

  /** Lets Slack refuse these from now on; the returned function ends that. */
  refuse(parts: readonly Refusable[]): () => void {
    const { playground } = this.incident.world;
    const channelOf = (id: string): string => playground.state.channels[id]?.name ?? id;
    return playground.faults.add((point) => {
      if (point.moment !== 'before') return undefined;
      const meant = { ...point, channelOf };
      const part = parts.find(({ method, where }) => method === point.method && (where?.(meant) ?? true));
      return part && { type: 'error', error: part.code };
    });
  }

  /** What the notices say is missing of the first incident, in the order of the alphabet. */
  missing(): readonly string[] {
    return noticesIn(this.incident.world.playground)
      .flatMap(({ text }) => /\*INC-1: (.*) is missing\.\*/.exec(text)?.[1] ?? [])
      .sort();
  }

  /** Presses the button of every notice once, and lets what follows be done. */
  async tryAgain(): Promise<void> {
    const { world, amina } = this.incident;
    for (const { channel, ts } of noticesIn(world.playground)) {
      await amina.press(channel, ts, { action: 'try-again' });
      await world.settled();
    }
    await this.incident.passes();
  }
}
