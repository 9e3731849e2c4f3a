import { Absence } from '../../../src/app/catch-up/absence';
import type { Clock } from '../../../src/app/ports';
import { hour, later, minute, second } from '../../../src/domain/time/instant';
import { at } from '../../support/cast';

/** A machine's time by both of its measures, each moved by hand. */
class Machine implements Clock {
  #shown = at('10:00');
  #elapsed = 0;

  now() {
    return this.#shown;
  }

  elapsed(): number {
    return this.#elapsed;
  }

  at(): () => void {
    throw new Error('Nobody waits for anything here');
  }

  /** Time passes, awake or asleep. */
  pass(micros: number): void {
    this.set(micros);
    this.#elapsed += micros;
  }

  /** The clock is set, or a virtual machine goes on that was paused. */
  set(micros: number): void {
    this.#shown = later(this.#shown, micros);
  }
}

describe('the time in which nothing can have been heard', () => {
  const [one, other, fresh] = [{}, {}, {}];
  let machine: Machine;
  let absence: Absence;
  let returns: number;
  beforeEach(() => {
    returns = 0;
    machine = new Machine();
    absence = new Absence(machine, () => {
      returns += 1;
    });
    absence.opened(one);
    absence.opened(other);
    for (const way of [one, other]) absence.heard(way);
  });

  /** Both ways are lost, and a fresh one is opened. */
  const reopen = (): void => {
    absence.gone(one);
    absence.gone(other);
    absence.opened(fresh);
  };

  test('of the start is none', () => {
    expect(returns).toBe(0);
  });

  test('begins with the last that was heard, not with the loss', () => {
    machine.pass(9 * second);
    absence.heard(other);
    machine.pass(9 * second);
    reopen();
    expect(returns).toBe(0);
    absence.heard(fresh);
    machine.pass(10 * second);
    absence.gone(fresh);
    absence.opened(one);
    expect(returns).toBe(1);
  });

  test('shows once every way from before turned out to be dead, one after the other', () => {
    machine.pass(8 * hour);
    absence.gone(one);
    absence.opened(fresh);
    absence.heard(fresh);
    expect(returns).toBe(0);
    machine.pass(5 * second);
    absence.gone(other);
    expect(returns).toBe(1);
    absence.opened(one);
    expect(returns).toBe(1);
  });

  test('is told of a machine that slept, by what was on its way before', () => {
    machine.pass(8 * hour);
    absence.heard(other);
    reopen();
    expect(returns).toBe(1);
  });

  test('is told of a virtual machine that was paused', () => {
    machine.set(8 * hour);
    reopen();
    expect(returns).toBe(1);
  });

  test('is not shortened by a clock that is set back', () => {
    machine.pass(second);
    machine.set(-hour);
    machine.pass(30 * second);
    reopen();
    expect(returns).toBe(1);
  });

  test('is not lengthened by a clock that is set forth, as long as a way lives on', () => {
    machine.set(hour);
    absence.gone(one);
    absence.opened(fresh);
    absence.heard(other);
    machine.pass(minute);
    absence.heard(other);
    absence.heard(other);
    absence.gone(other);
    absence.gone(fresh);
    absence.opened(one);
    expect(returns).toBe(0);
  });

  test('is none where a way answers after the clock was set, and is lost only then', () => {
    machine.set(hour);
    absence.heard(one);
    machine.pass(2 * second);
    reopen();
    expect(returns).toBe(0);
  });

  test('is none where what was sent in it arrives late on a way that lived on', () => {
    machine.pass(minute);
    absence.heard(one);
    absence.heard(one);
    absence.gone(other);
    absence.opened(fresh);
    expect(returns).toBe(0);
  });

  test('is not ended by what comes in while a way is being opened', () => {
    machine.pass(minute);
    absence.gone(one);
    absence.gone(other);
    absence.heard(fresh);
    absence.opened(fresh);
    expect(returns).toBe(1);
  });
});
