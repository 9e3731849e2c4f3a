import type { PersonId } from '../domain/person';
import type { Rung, Target } from '../domain/target';
import { minute } from '../domain/time/instant';
import type { Complain, FileSettings, TeamSetting } from './file';

/** The teams by name: who is in them, and by which rungs those are called that have a ladder. */
export interface Teams {
  readonly teams: Readonly<Record<string, readonly PersonId[]>>;
  readonly ladders: Readonly<Record<string, readonly Rung[]>>;
}

/** With those of the teams in it. */
const MAX_RUNGS = 20;

/** The teams of the file. `usual` is for how long a rung is waited for that says nothing else, if anybody is. */
export function readTeams(
  { teams: given = {} }: FileSettings,
  usual: number | undefined,
  complain: Complain,
): Teams {
  const reader = new LadderReader(new Map(Object.entries(given)), usual, (sentence) =>
    complain(`FIRELOG_CONFIG: ${sentence}`),
  );
  const ladders = Object.entries(given).flatMap(([name, team]) =>
    Array.isArray(team) ? [] : [[name, reader.rungsOf(name)] as const],
  );
  const teams = Object.entries(given).map(([name, team]) => [name, peopleIn(team)] as const);
  return { teams: Object.fromEntries(teams), ladders: Object.fromEntries(ladders) };
}

/** Whoever is named in a team itself. */
function peopleIn(team: TeamSetting): readonly PersonId[] {
  if (Array.isArray(team)) return team;
  return [...new Set(team.ladder.flatMap(({ who }) => [who].flat()).filter((each) => personId.test(each)))];
}

const personId = /^[UW][A-Z0-9]+$/;
const groupId = /^S[A-Z0-9]{4,}$/;

type LadderSetting = Exclude<TeamSetting, readonly string[]>;

/** Reads ladders, of which each may call others. */
class LadderReader {
  readonly #read = new Map<string, readonly Rung[]>();
  /** The ladders that are being read, each called by the one before it. */
  readonly #open: string[] = [];

  readonly #given: ReadonlyMap<string, TeamSetting>;
  readonly #usual: number | undefined;
  readonly #complain: Complain;

  constructor(given: ReadonlyMap<string, TeamSetting>, usual: number | undefined, complain: Complain) {
    this.#given = given;
    this.#usual = usual;
    this.#complain = complain;
  }

  /** The rungs of a team's ladder, with those of the ladders that it calls in their places. */
  rungsOf(name: string): readonly Rung[] {
    const known = this.#read.get(name);
    if (known !== undefined) return known;
    if (this.#open.includes(name)) {
      const circle = [...this.#open.slice(this.#open.indexOf(name)), name];
      this.#complain(
        `teams: ${circle.map((each) => `“${each}”`).join(' calls ')}, which has no end. Take one of them out of the ladder before.`,
      );
      return [];
    }
    this.#open.push(name);
    const rungs = this.#climbed(name);
    this.#open.pop();
    if (rungs.length > MAX_RUNGS) {
      this.#complain(
        `teams.${name}: its ladder has ${rungs.length} rungs with those of the teams that it calls. Up to ${MAX_RUNGS} can be called.`,
      );
    }
    this.#read.set(name, rungs.slice(0, MAX_RUNGS));
    return rungs.slice(0, MAX_RUNGS);
  }

  #climbed(name: string): readonly Rung[] {
    const team = this.#given.get(name);
    if (team === undefined || Array.isArray(team)) return [];
    const { ladder } = team;
    return ladder.flatMap((rung, step) => {
      const place = `teams.${name}.ladder.${step}`;
      const rungs = this.#rungs(rung, place);
      const last = rungs.at(-1);
      if (last === undefined) return [];
      if (last.wait === undefined && step < ladder.length - 1) {
        this.#complain(
          `${place}: how long is it waited for? Promises.acknowledgement, which is the usual time, is off. Say it in minutes: wait: 5.`,
        );
      }
      return rungs;
    });
  }

  /** What a rung stands for: itself, or the whole ladder that it names. */
  #rungs({ who, wait }: LadderSetting['ladder'][number], place: string): readonly Rung[] {
    const waits = wait === undefined ? this.#usual : Math.round(wait * minute);
    const named = [who].flat();
    const ladder = named.map((each) => this.#teamNamed(each)).find((each) => this.#hasLadder(each));
    if (ladder === undefined) {
      const to = named.flatMap((each) => this.#targets(each, place));
      return to.length === 0 ? [] : [{ to, ...(waits !== undefined && { wait: waits }) }];
    }
    if (named.length > 1) {
      this.#complain(
        `${place}: “${ladder}” has a ladder of its own and stands beside others. Give it a rung to itself.`,
      );
    }
    const rungs = this.rungsOf(ladder);
    return rungs.map((rung, step) =>
      step === rungs.length - 1 && wait !== undefined ? { ...rung, wait: Math.round(wait * minute) } : rung,
    );
  }

  #targets(name: string, place: string): readonly Target[] {
    const team = this.#teamNamed(name);
    const people = team === undefined ? undefined : this.#given.get(team);
    if (team !== undefined && Array.isArray(people)) {
      if (people.length > 0) return [{ team, people }];
      this.#complain(`${place}: nobody is in the team “${team}”. Name somebody who can answer.`);
      return [];
    }
    if (personId.test(name)) return [{ person: name }];
    // What it is called is asked of Slack.
    if (groupId.test(name)) return [{ group: name, name }];
    const known = [...this.#given.keys()].map((each) => `“${each}”`).join(', ');
    this.#complain(
      `${place}: “${name}” is no team here, and no id of a person or a group, such as U012AB3CD or S012AB3CD. The teams are ${known}.`,
    );
    return [];
  }

  #hasLadder(name: string | undefined): name is string {
    const team = name === undefined ? undefined : this.#given.get(name);
    return team !== undefined && !Array.isArray(team);
  }

  /** The team of a name, as it is written in the settings. */
  #teamNamed(name: string): string | undefined {
    if (this.#given.has(name)) return name;
    return [...this.#given.keys()].find((each) => each.toLowerCase() === name.toLowerCase());
  }
}
