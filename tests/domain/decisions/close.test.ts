import { changeStatus } from '../../../src/domain/decisions/change-status';
import { close, refuseIfClosed, requestDraft } from '../../../src/domain/decisions/close';
import { timelineOf } from '../../../src/domain/timeline/timeline';
import { amina, at, baraka } from '../../support/cast';
import { given } from '../../support/log';

const closing = { summary: ['Checkout was down'], rootCause: ['a connection leak'] };
const closed = given().when('12:00', baraka, (incident) => close(incident, closing));

describe('closing', () => {
  test('keeps what is to stand in the postmortem, and asks for the draft', () => {
    expect(closed.incident).toMatchObject({
      status: 'closed',
      written: closing,
      closed: { at: at('12:00'), recordedAt: at('12:00'), by: baraka },
      draftsRequested: 1,
    });
  });

  test('may have happened before it is typed', () => {
    const log = given().when('12:30', baraka, (incident) => close(incident, {}, at('11:45')));
    expect(log.incident.closed).toMatchObject({ at: at('11:45'), recordedAt: at('12:30') });
    expect(timelineOf(log.incident).at(-1)).toMatchObject({
      occurredAt: at('11:45'),
      recordedAt: at('12:30'),
      about: [{ type: 'status', to: 'closed' }],
    });
  });

  test('is refused before the resolution', () => {
    const log = given().when('11:00', amina, (incident) => changeStatus(incident, 'resolved'));
    expect(log.refusalOf((incident) => close(incident, {}, at('10:50')))).toEqual({
      code: 'out-of-order',
      sentence:
        'Closed (10:50) would come before resolved (11:00). Type 11:00 or later, or correct resolved with `/incident times`.',
      field: 'closed',
    });
  });

  test('is refused a second time, with what to do instead', () => {
    const answer = {
      code: 'already-closed',
      sentence:
        'INC-7 was closed at 2023-11-08 12:00. Type `/incident postmortem` for a new draft, or `/incident reopen <reason>` first.',
    };
    expect(closed.refusalOf((incident) => close(incident, {}))).toEqual(answer);
    expect(
      closed.refusalOf((incident) => {
        refuseIfClosed(incident);
        return [];
      }),
    ).toEqual(answer);
  });
});

describe('a draft', () => {
  test('may be asked for at any time, each time as a new revision', () => {
    const log = given()
      .when('11:00', amina, requestDraft)
      .when('12:00', amina, (incident) => close(incident, {}))
      .when('12:30', amina, requestDraft);
    expect(log.incident.draftsRequested).toBe(3);
  });
});
