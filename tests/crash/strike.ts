import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultPoint } from '../../src/playground/faults';
import { CallNames } from './call-names';
import type { CrashTown } from './crash-town';
import type { Aim, Deed } from './point';

/** Something that the bot did in a step of an undisturbed run. */
export interface Done {
  readonly step: string;
  readonly at: Deed;
  /** What it may be called; one call has one name, a transaction one for each thing that is done in it. */
  readonly names: readonly string[];
}

/** What the bot calls before it does anything for an incident. */
const atStart = /^(auth|users\.conversations|conversations\.(list|join)|apps)\b/;

/** What the playground calls the addresses that are no methods: of uploads and files, and of answers to commands. */
const posts: ReadonlySet<string> = new Set(['upload_url', 'response_url', 'url_private']);

/** Kills the bot of a town where it is told to, and knows what the bot did. */
export class Striker {
  readonly #calls: Done[] = [];
  readonly #names: CallNames;
  #killed = 0;
  #orders = 0;
  #step = '';
  #aims: readonly Aim[] = [];
  /** The bot dies of the first aim. */
  #isDying = false;

  constructor(private readonly town: CrashTown) {
    this.#names = new CallNames(town.playground);
    town.playground.faults.add((call) => this.#meet(call));
  }

  /** A step begins, in which the bot is to be killed so: at the first, and at the next once it is back. */
  begin(step: string, aims: readonly Aim[] = []): void {
    this.#step = step;
    this.#names.begin();
    this.#order(aims);
  }

  /** The bot was killed: from now on the next aim counts. */
  next(): void {
    this.#order(this.#aims.slice(1));
  }

  /** How often the bot was killed so far. */
  get struck(): number {
    return this.#killed + this.#lines('struck').length;
  }

  /** Everything that the bot did while it was only watched, in no order across calls and commits. */
  done(): readonly Done[] {
    const seen = this.#lines('moments').map((line): Done => JSON.parse(line));
    return [...this.#calls, ...seen];
  }

  #order(aims: readonly Aim[]): void {
    this.#aims = aims;
    this.#orders += 1;
    this.#isDying = false;
    // In one go: the bot reads it at any moment.
    writeFileSync(
      this.#path('orders.new'),
      JSON.stringify({ step: this.#step, aim: aims[0], order: this.#orders }),
    );
    renameSync(this.#path('orders.new'), this.#path('orders'));
  }

  #meet(call: FaultPoint): { type: 'lost-before' | 'lost-after' } | undefined {
    // What is sent to another address than a method's is met in the bot's own process.
    if (posts.has(call.method)) return undefined;
    const name = this.#names.of(call);
    if (call.moment === 'before') this.#calls.push({ step: this.#step, at: 'call', names: [name] });
    const [aim] = this.#aims;
    if (this.#isDying || aim?.at !== 'call' || !isMeant(aim, name)) return undefined;
    if (call.moment === aim.moment) return this.#kill(call, 'lost-before');
    if (call.moment === 'before') return undefined;
    if (aim.moment === 'unanswered') return this.#kill(call, 'lost-after');
    // It dies by itself, once it has read this answer.
    if (aim.moment === 'answered') {
      this.#isDying = true;
      writeFileSync(this.#path('fatal-answer'), `${call.method}\n${JSON.stringify(call.answer)}`);
    }
    return undefined;
  }

  /** Kills the bot whose call it is. */
  #kill<K extends 'lost-before' | 'lost-after'>({ agent = '' }: FaultPoint, type: K): { type: K } {
    this.#killed += 1;
    this.#isDying = true;
    this.town.alive.find(({ pid }) => agent.endsWith(` process/${pid}`))?.signal('SIGKILL');
    return { type };
  }

  #lines(file: string): readonly string[] {
    const path = this.#path(file);
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
  }

  #path(file: string): string {
    return join(this.town.folder, file);
  }
}

function isMeant({ name: aim }: Aim, name: string): boolean {
  if (aim === '*') return !atStart.test(name);
  return aim.endsWith('…') ? name.startsWith(aim.slice(0, -1)) : name === aim;
}
