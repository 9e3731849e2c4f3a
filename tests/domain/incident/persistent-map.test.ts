import { array, assert as hold, integer, nat, property, tuple } from 'fast-check';
import { PersistentMap } from '../../../src/domain/incident/persistent-map';

/** What becomes of a map with values put under keys one after the other, each state of it. */
function statesOf(changes: readonly (readonly [number, number])[]): readonly PersistentMap<number>[] {
  const states = [PersistentMap.empty<number>()];
  for (const [key, value] of changes)
    states.push((states.at(-1) as PersistentMap<number>).with(`k${key}`, value));
  return states;
}

test('holds in each of its states what a map copied each time would, in the same order', () =>
  hold(
    property(array(tuple(nat(40), integer()), { maxLength: 120 }), (changes) => {
      const copies = [new Map<string, number>()];
      for (const [key, value] of changes) copies.push(new Map(copies.at(-1)).set(`k${key}`, value));
      const states = statesOf(changes);
      expect(states.map((state) => [...state])).toEqual(copies.map((copy) => [...copy]));
      expect(states.map((state) => [...state.values()])).toEqual(copies.map((copy) => [...copy.values()]));
      for (const [index, copy] of copies.entries()) {
        for (const key of [...copy.keys(), 'k41']) expect(states[index]?.get(key)).toBe(copy.get(key));
      }
    }),
  ));

test('keeps to itself what is set in place', () => {
  const before = PersistentMap.empty<number>().with('a', 1).with('b', 2);
  const after = before.with('a', 3);
  after.set('c', 4);
  expect([...before]).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect([...after]).toEqual([
    ['a', 3],
    ['b', 2],
    ['c', 4],
  ]);
});
