import { differences } from './town-picture';

describe('the pictures of two runs', () => {
  it('differ in nothing where the same was done in another order', () => {
    expect(differences(['card', 'note', 'note'], ['note', 'card', 'note'])).toEqual([]);
  });

  it('differ in what is missing and in what is there twice', () => {
    expect(differences(['card', 'note', 'pin'], ['note', 'note', 'pin'])).toEqual(['- card', '+ note']);
  });
});
