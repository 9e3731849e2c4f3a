import { assert as hold, integer, property, string } from 'fast-check';
import { channelName, type Named } from '../../../src/domain/channel/channel-name';
import { mistakesIn, usualPattern } from '../../../src/domain/channel/name-pattern';
import { parseZone } from '../../../src/domain/time/zone';
import { at, tomorrow } from '../../support/cast';

const incident: Named = {
  number: 7,
  title: 'Checkout answers 500',
  severity: 'sev2',
  declaredAt: at('01:30', tomorrow),
  zone: parseZone('Africa/Nairobi'),
};
const named = (title: string, copy = 1, number = 7): string =>
  channelName(usualPattern, { ...incident, number, title }, copy);

describe('the name of a channel', () => {
  test.each([
    ['Checkout answers 500', 'inc-7-checkout-answers-500'],
    ['Café: paiement échoué', 'inc-7-cafe-paiement-echoue'],
    ['  (API) → timeouts!! ', 'inc-7-api-timeouts'],
    ['db_primary/eu-west-1', 'inc-7-db-primary-eu-west-1'],
    ['ＦＵＬＬ width', 'inc-7-full-width'],
    ['İstanbul DOWN', 'inc-7-istanbul-down'],
    ['Платежи не идут', 'inc-7-platezhi-ne-idut'],
    ['API: ошибка 500 у Größe', 'inc-7-api-oshibka-500-u-grosse'],
    ['결제 실패', 'inc-7-gyeolje-silpae'],
    ['Η πληρωμή απέτυχε', 'inc-7-i-pliromi-apetyhe'],
  ])('holds what it may of "%s"', (title, name) => {
    expect(named(title)).toBe(name);
  });

  test.each(['🔥🔥', '—', '…!'])('is the number alone for "%s"', (title) => {
    expect(named(title)).toBe('inc-7');
  });

  test('names the copy where the name is taken', () => {
    expect(named('Checkout', 2)).toBe('inc-7-checkout-2');
    expect(named('🔥', 3)).toBe('inc-7-3');
  });

  test('has 80 characters at most, the number of the copy included', () => {
    expect(named('x'.repeat(300))).toBe(`inc-7-${'x'.repeat(74)}`);
    expect(named('x'.repeat(300), 12)).toBe(`inc-7-${'x'.repeat(71)}-12`);
  });

  test('does not end in a dash where it is cut', () => {
    expect(named(`${'x'.repeat(73)} tail`)).toBe(`inc-7-${'x'.repeat(73)}`);
  });

  test('is one that Slack takes, whatever the title', () =>
    hold(
      property(
        integer({ min: 1, max: 99_999 }),
        string({ unit: 'grapheme', maxLength: 200 }),
        integer({ min: 1, max: 99 }),
        (number, title, copy) => {
          const name = named(title, copy, number);
          expect(name).toMatch(/^inc(-[a-z0-9]+)+$/);
          expect(name.length).toBeLessThanOrEqual(80);
        },
      ),
    ));
});

describe('the name of a channel by a pattern', () => {
  test.each([
    ['{severity}-{number}-{slug}', 'sev2-7-checkout-answers-500'],
    // It is the next day in Nairobi.
    ['{date}-inc-{number}', '2023-11-09-inc-7'],
    ['{number}_{service}_{slug}', '7_payments-api_checkout-answers-500'],
    ['störung-{number}', 'störung-7'],
    ['{slug}-{number}', 'checkout-answers-500-7'],
  ])('%s is %s', (pattern, name) => {
    expect(channelName(pattern, { ...incident, services: ['Payments API', 'search'] })).toBe(name);
  });

  test.each([
    ['inc-{number}-{service}-{slug}', 'inc-7-checkout-answers-500'],
    ['{service}-{number}-{slug}', '7-checkout-answers-500'],
    ['{service}_inc-{number}', 'inc-7'],
    ['inc-{number}_{service}', 'inc-7'],
    ['-{number}-{service}-x', '-7-x'],
  ])('%s without a service leaves no dash behind: %s', (pattern, name) => {
    expect(channelName(pattern, incident)).toBe(name);
  });

  test('is cut in the title first, and never in the number', () => {
    const long = { ...incident, number: 12_345, title: 'x'.repeat(200), services: ['y'.repeat(70)] };
    const cut = channelName('{service}-{slug}-{date}-{number}', long);
    expect(cut).toBe(`${'y'.repeat(63)}-2023-11-09-12345`);
    expect(channelName('{slug}-{service}-{number}', { ...long, services: ['api'] }, 3)).toBe(
      `${'x'.repeat(68)}-api-12345-3`,
    );
  });

  test('is one that Slack takes, with the number in it, whatever the rest is', () =>
    hold(
      property(
        integer({ min: 1, max: 99_999 }),
        string({ unit: 'grapheme', maxLength: 200 }),
        string({ unit: 'grapheme', maxLength: 100 }),
        integer({ min: 1, max: 20 }),
        (number, title, service, copy) => {
          const about = { ...incident, number, title, services: [service] };
          const name = channelName('w-{date}-{severity}-{service}-{slug}-n{number}', about, copy);
          expect(name).toMatch(/^w(-[a-z0-9]+)+$/);
          expect(name).toContain(`-n${number}`);
          expect(name.length).toBeLessThanOrEqual(80);
        },
      ),
    ));

  test.each([
    [usualPattern, []],
    [
      'inc-{slug}',
      ['has no {number}, such as inc-{number}-{slug}. Without it two incidents may want one name'],
    ],
    [
      'inc-{id}',
      ['holds {id}, which stands for nothing. There are {number}, {slug}, {severity}, {date}, {service}'],
    ],
    [
      'INC {number}.{slug}',
      ['holds “INC .”. Slack takes small letters, digits, - and _ in the name of a channel'],
    ],
    ['{number}-{slug}}', ['holds “}”. Slack takes small letters, digits, - and _ in the name of a channel']],
    ['{number}-{slug}-{slug}', ['holds {slug} twice. Write it once']],
    [
      `${'x'.repeat(41)}{number}`,
      ['is the same in 41 characters of every name. Write 40 at most besides what stands in { }'],
    ],
  ])('%s: %j', (pattern, mistakes) => {
    expect(mistakesIn(pattern)).toEqual(mistakes);
  });
});
