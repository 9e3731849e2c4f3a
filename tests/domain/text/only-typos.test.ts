import { differsByTyposOnly } from '../../../src/domain/text/only-typos';

test.each([
  ['new fraud rules went out with the nigthly release', 'new fraud rules went out with the nightly release'],
  ['evry card payment fails', 'Every card payment fails'],
  ['the  pool is exhasuted.', 'the pool is exhausted.'],
])('“%s” was put right as “%s”', (first, last) => {
  expect(differsByTyposOnly(first, last)).toBe(true);
});

test.each([
  ['the pool is at 90 %', 'the pool is at 80 %'],
  ['it is on', 'it is off'],
  ['vault-1 is sealed', 'vault-2 is sealed'],
  ['the pool is exhausted', 'the pool is exhausted again'],
  ['the pool is exhausted', 'the disk is exhausted'],
  ['see https://runbooks.example.com/a', 'see https://runbooks.example.com/b'],
])('“%s” says something else than “%s”', (first, last) => {
  expect(differsByTyposOnly(first, last)).toBe(false);
});
