import { addService, chooseServices, removeService } from '../../../src/domain/details/name-services';
import { parseService, serviceNames, serviceOf } from '../../../src/domain/details/service';
import { withdraw } from '../../../src/domain/entries/withdraw';
import { amina } from '../../support/cast';
import { services } from '../../support/details';
import { given, type Log, refusalOf } from '../../support/log';

const [checkout, search] = [{ name: 'checkout' }, { name: 'search' }];
const adds = (log: Log, service: { name: string }, at = '10:05') =>
  log.when(at, amina, (incident) => addService(incident, service));

describe('what an incident is about', () => {
  test('are the services that were added, in that order, without those that were taken off', () => {
    const both = adds(adds(given(), search), checkout);
    expect(both.incident.services).toEqual(['search', 'checkout']);
    const one = both.when('10:10', amina, (incident) => removeService(incident, 'SEARCH', undefined));
    expect(one.incident.services).toEqual(['checkout']);
    expect(adds(one, search).incident.services).toEqual(['checkout', 'search']);
  });

  test('is what it was before where what was said is withdrawn', () => {
    const both = adds(adds(given(), search), checkout);
    const undone = both.when('10:10', amina, (incident) => {
      const last = both.events.at(-1);
      return last === undefined ? [] : withdraw(incident, last);
    });
    expect(undone.incident.services).toEqual(['search']);
  });

  test('refuses what says nothing new', () => {
    const log = adds(given(), checkout);
    expect(log.refusalOf((incident) => addService(incident, checkout))).toEqual({
      code: 'service-there-already',
      sentence: 'INC-7 is about checkout already. To take it off, type `/incident service remove checkout`.',
    });
    expect(log.refusalOf((incident) => removeService(incident, 'serch', undefined)).sentence).toBe(
      'INC-7 is not about “serch”; it is about checkout. Type `/incident service` to see which services there are.',
    );
  });

  test('takes a form as it was meant when somebody else was faster', () => {
    const log = adds(given(), checkout);
    expect(chooseServices(log.incident, { added: ['checkout'], removed: ['search'] })).toEqual([]);
    expect(chooseServices(log.incident, { added: ['search'], removed: ['checkout'] })).toEqual([
      { type: 'service-removed', service: 'checkout' },
      { type: 'service-added', service: 'search' },
    ]);
  });

  test('is not said of a canceled incident', () => {
    const log = given().when('10:05', amina, () => [{ type: 'canceled' }]);
    expect(log.refusalOf((incident) => addService(incident, checkout)).code).toBe('canceled');
    expect(
      log.refusalOf((incident) => chooseServices(incident, { added: ['search'], removed: [] })).code,
    ).toBe('canceled');
  });
});

describe('the name of a service', () => {
  test.each([['checkout'], ['Check-Out'], ['CART'], [' checkout ']])('is read from “%s”', (text) => {
    expect(serviceOf(text, services)?.name).toBe('checkout');
  });

  test.each([
    [
      'chekcout',
      'There is no service “chekcout”. Did you mean checkout? There are checkout, search, R&D <lab>.',
    ],
    ['kart', 'There is no service “kart”. Did you mean checkout? There are checkout, search, R&D <lab>.'],
    ['billing', 'There is no service “billing”. There are checkout, search, R&D <lab>.'],
  ])('is no “%s”, and what may be meant is said', (text, sentence) => {
    expect(refusalOf(() => parseService(text, services)).sentence).toBe(sentence);
  });

  test('is looked for in no time among many, however long the text', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({
      ...{ name: `service ${index}`, aliases: [], dashboards: [] },
    }));
    const { sentence } = refusalOf(() => parseService('x'.repeat(5_000), many));
    expect(sentence).toContain('and 480 more.');
    expect(serviceNames(many.slice(0, 2))).toBe('service 0, service 1');
  });

  test('is said to be configured where none is', () => {
    expect(refusalOf(() => parseService('checkout', [])).code).toBe('no-services');
  });
});
