import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CallNames } from './call-names';
import type { CrashTown, Life } from './crash-town';
import type { Deed, Point } from './point';

/** Something that the bot did in an undisturbed run. */
export interface Done {
  readonly at: Deed;
  /** What it may be called; one call has one name, a transaction one for each thing that is done in it. */
  readonly names: readonly string[];
}

/** Sees to it that the bot is killed at points, and knows what it did where it is not. */
export class Striker {
  readonly #calls: Done[] = [];
  readonly #names: CallNames;
  #struck = 0;
  #point: Point | undefined;

  constructor(private readonly town: CrashTown) {
    const { playground } = town;
    this.#names = new CallNames(playground);
    playground.faults.add((asked) => {
      const name = this.#names.of(asked);
      if (asked.moment === 'before') this.#calls.push({ at: 'call', names: [name] });
      const point = this.#point;
      if (point?.at !== 'call' || !isMeant(point, name)) return undefined;
      if (asked.moment === 'before') return point.moment === 'before' ? this.#kill('lost-before') : undefined;
      if (point.moment === 'unanswered') return this.#kill('lost-after');
      if (point.moment === 'answered') this.#doom(`${asked.method}\n${JSON.stringify(asked.answer)}`);
      return undefined;
    });
  }

  /** The settings of a bot that is to be killed at that point, or only watched. */
  life(point?: Point): Life {
    this.#point = point;
    return {
      settings: {
        CRASH_FOLDER: this.town.folder,
        ...(point !== undefined && { CRASH_POINT: JSON.stringify(point) }),
      },
    };
  }

  /** How often a bot was killed so far. */
  get struck(): number {
    return this.#struck + this.#lines('struck').length;
  }

  /** Everything that the bot did while it was only watched, in no order across deeds. */
  done(): readonly Done[] {
    const seen = this.#lines('moments').map((line): Done => JSON.parse(line));
    return [...this.#calls, ...seen];
  }

  #kill<K extends 'lost-before' | 'lost-after'>(kind: K): { kind: K } {
    this.#struck += 1;
    this.#point = undefined;
    this.town.bot?.signal('SIGKILL');
    return { kind };
  }

  /** The bot dies once it has read this answer. */
  #doom(answer: string): void {
    this.#point = undefined;
    writeFileSync(join(this.town.folder, 'fatal-answer'), answer);
  }

  #lines(file: string): readonly string[] {
    const path = join(this.town.folder, file);
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
  }
}

/** What the bot calls before it does anything for an incident. */
const atStart = /^(auth|users\.conversations|conversations\.(list|join)|apps)\b/;

/** `*` is the first call that is made for an incident. */
function isMeant(point: Point, name: string): boolean {
  return point.name === name || (point.name === '*' && !atStart.test(name));
}
