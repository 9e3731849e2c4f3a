import { changeStatus } from '../../../src/domain/decisions/change-status';
import { close } from '../../../src/domain/decisions/close';
import type { Incident } from '../../../src/domain/incident/incident';
import { durationsOf } from '../../../src/domain/milestones/duration';
import { setTimes } from '../../../src/domain/milestones/set-times';
import { amina, at, today } from '../../support/cast';
import { given, said } from '../../support/log';

function minutes(incident: Incident) {
  return Object.fromEntries(durationsOf(incident).map((each) => [each.name, each.minutes]));
}

describe('durations', () => {
  test('of an outage after a configuration change', () => {
    const log = given().when('15:00', amina, (incident) =>
      setTimes(incident, {
        'triggering change': at('11:05'),
        'impact started': at('11:15'),
        detected: at('11:19'),
        mitigated: at('13:45'),
        resolved: at('14:23'),
      }),
    );
    expect(minutes(log.incident)).toMatchObject({
      'change lead': 10,
      'time to detect': 4,
      'time to mitigate': 150,
      'time to resolve': 188,
    });
  });

  test('of an outage that its alert detected at once', () => {
    const log = given({ at: '15:02' })
      .mark('15:02', amina, 'impact started', said('15:00', amina, 'alert'))
      .mark('15:02', amina, 'detected', said('15:00', amina, 'alert'))
      .mark('15:46', amina, 'root cause', said('15:45', amina, 'a memory leak'))
      .mark('16:31', amina, 'mitigated', said('16:30', amina, 'fix deployed'))
      .when('16:45', amina, (incident) => changeStatus(incident, 'resolved'))
      .when('17:00', amina, (incident) => close(incident, {}));
    expect(minutes(log.incident)).toEqual({
      'change lead': undefined,
      'time to detect': 0,
      'time to acknowledge': undefined,
      'time to identify': 45,
      'time to mitigate': 90,
      'time to resolve': 105,
      handling: 118,
    });
  });

  test('are unknown, not zero, where an end is missing', () => {
    const unknown = durationsOf(given().incident);
    expect(unknown).toHaveLength(7);
    for (const duration of unknown) expect(duration).not.toHaveProperty('minutes');
  });

  test('are negative where detection came before impact', () => {
    const log = given().when('11:00', amina, (incident) =>
      setTimes(incident, { detected: at('10:00'), 'impact started': at('10:07') }),
    );
    expect(minutes(log.incident)['time to detect']).toBe(-7);
  });

  test('count whole days', () => {
    const log = given().when('12:00', amina, (incident) =>
      setTimes(incident, { 'impact started': at('09:00', '2023-11-05'), resolved: at('10:30', today) }),
    );
    expect(minutes(log.incident)['time to resolve']).toBe(3 * 24 * 60 + 90);
  });
});
