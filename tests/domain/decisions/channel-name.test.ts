import { assert as hold, integer, property, string } from 'fast-check';
import { channelName } from '../../../src/domain/decisions/channel-name';

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
    expect(channelName(7, title)).toBe(name);
  });

  test.each(['🔥🔥', '—', '…!'])('is the number alone for "%s"', (title) => {
    expect(channelName(7, title)).toBe('inc-7');
  });

  test('names the copy where the name is taken', () => {
    expect(channelName(7, 'Checkout', 2)).toBe('inc-7-checkout-2');
    expect(channelName(7, '🔥', 3)).toBe('inc-7-3');
  });

  test('has 80 characters at most, the number of the copy included', () => {
    expect(channelName(7, 'x'.repeat(300))).toBe(`inc-7-${'x'.repeat(74)}`);
    expect(channelName(7, 'x'.repeat(300), 12)).toBe(`inc-7-${'x'.repeat(71)}-12`);
  });

  test('does not end in a dash where it is cut', () => {
    expect(channelName(7, `${'x'.repeat(73)} tail`)).toBe(`inc-7-${'x'.repeat(73)}`);
  });

  test('is one that Slack takes, whatever the title', () =>
    hold(
      property(
        integer({ min: 1, max: 99_999 }),
        string({ unit: 'grapheme', maxLength: 200 }),
        integer({ min: 1, max: 99 }),
        (number, title, copy) => {
          const name = channelName(number, title, copy);
          expect(name).toMatch(/^inc(-[a-z0-9]+)+$/);
          expect(name.length).toBeLessThanOrEqual(80);
        },
      ),
    ));
});
