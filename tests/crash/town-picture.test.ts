import { differences } from './town-picture';

describe('the pictures of two runs', () => {
  test('differ in nothing where the same was done in another order', () => {
    expect(differences(['card', 'note', 'note'], ['note', 'card', 'note'])).toEqual([]);
  });

  test('differ in what is missing and in what is there twice', () => {
    expect(differences(['card', 'note', 'pin'], ['note', 'note', 'pin'])).toEqual(['- card', '+ note']);
  });
});
