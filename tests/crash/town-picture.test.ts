import { pointsOf } from './campaign';
import { differences } from './town-picture';

describe('the pictures of two runs', () => {
  it('differ in nothing where the same was done in another order', () => {
    expect(differences(['card', 'note', 'note'], ['note', 'card', 'note'])).toEqual([]);
  });

  it('differ in what is missing and in what is there twice', () => {
    expect(differences(['card', 'note', 'pin'], ['note', 'note', 'pin'])).toEqual(['- card', '+ note']);
  });
});

describe('the points of a run', () => {
  it('are every moment of every deed, in the same order whatever was done first', () => {
    const create = { step: 'declaring', at: 'call', names: ['conversations.create'] } as const;
    const upload = { step: 'closing by a modal', at: 'post', names: ['post to upload'] } as const;
    const declared = {
      step: 'declaring',
      at: 'commit',
      names: ['INC-1 declared', 'insert into incidents'],
    } as const;
    const points = pointsOf([declared, upload, create]);
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
});
