import { pointsOf, verdicts } from './campaign';
import type { Point } from './point';

describe('the points of a run', () => {
  test('are every moment of every call and commit, in the order of the steps, whatever was done first', () => {
    const create = { step: 'declaring', at: 'call', names: ['conversations.create'] } as const;
    const upload = { step: 'closing by a modal', at: 'post', names: ['post to upload'] } as const;
    const declared = { step: 'declaring', at: 'commit', names: ['INC-1 declared', 'insert into x'] } as const;
    const points = pointsOf([upload, declared, create]);
    expect(points.map(({ name, moment }) => `${name} ${moment}`)).toEqual([
      'conversations.create before',
      'conversations.create unanswered',
      'conversations.create answered',
      'INC-1 declared before',
      'INC-1 declared after',
      'post to upload before',
      'post to upload answered',
    ]);
    expect(pointsOf([create, declared, upload])).toEqual(points);
  });

  test('are one for each job that is claimed, since what is claimed together differs', () => {
    const claim = { step: 'declaring', at: 'commit', names: ['claim of topic', 'claim of card'] } as const;
    const names = pointsOf([claim]).map(({ name }) => name);
    expect(names).toEqual(['claim of card', 'claim of card', 'claim of topic', 'claim of topic']);
  });
});

describe('what came of the points of a run', () => {
  const pointIn = (step: string): Point => ({ step, at: 'call', name: 'pins.add', moment: 'before' });
  const ran = (
    step: string,
    picture: readonly string[],
    struck: number,
    unanswered: readonly string[] = [],
  ) => ({
    step,
    picture,
    struck,
    unanswered,
  });
  const declaring = pointIn('declaring');
  const note = pointIn('a note');
  const answer = '- #inc-1-x answer of @firelog: :memo: rolled back';
  const reference = [
    ran('starting', [], 0),
    ran('declaring', ['card'], 0),
    ran('a note', ['card', answer.slice(2)], 0),
  ];
  const verdictsOn = (steps: readonly ReturnType<typeof ran>[], failure?: string) =>
    verdicts(reference, { steps, ...(failure !== undefined && { failure }) }, [declaring, note]).map(
      ({ faults }) => faults,
    );

  test('are faults of the point after which something is missing or there twice, and of no later one', () => {
    const steps = [
      ran('starting', [], 0),
      ran('declaring', ['card', 'card'], 1),
      ran('a note', ['card', 'card', answer.slice(2)], 1),
    ];
    expect(verdictsOn(steps)).toEqual([['declaring leaves:', '+ card'], []]);
  });

  test('are none where only the answer to a command went down with its acknowledgement', () => {
    const steps = [
      ran('starting', [], 0),
      ran('declaring', ['card'], 1),
      ran('a note', ['card'], 1, ['note rolled back']),
    ];
    expect(verdictsOn(steps)).toEqual([[], []]);
    const lost = [...steps.slice(0, 2), ran('a note', ['card'], 1)];
    expect(verdictsOn(lost)).toEqual([[], ['a note leaves:', answer]]);
  });

  test('are open where the bot was not killed, and a failure is the fault of its step', () => {
    const steps = [ran('starting', [], 0), ran('declaring', ['card'], 0)];
    expect(verdictsOn(steps)).toEqual([undefined, undefined]);
    expect(verdictsOn(steps.slice(0, 1), 'it hangs')).toEqual([['declaring fails: it hangs'], undefined]);
  });
});
