import { close } from '../../../src/domain/decisions/close';
import { reopen } from '../../../src/domain/decisions/reopen';
import { dropPromise } from '../../../src/domain/promises/change-promise';
import { promisesMade } from '../../../src/domain/promises/make-promises';
import { whoOwes } from '../../../src/domain/promises/owing';
import { promiseKey } from '../../../src/domain/promises/promise-key';
import { promisesOf } from '../../../src/domain/promises/promises';
import { askForReview, ownPostmortem } from '../../../src/domain/review/ask-for-review';
import { giveReview } from '../../../src/domain/review/give-review';
import { publish } from '../../../src/domain/review/publish';
import { pendingReviews, postmortemOwner, reviewPromise } from '../../../src/domain/review/review';
import { plain } from '../../../src/domain/text/wording';
import { clock, date } from '../../../src/domain/time/zone';
import { amina, baraka, chebet, nairobi, nameOf } from '../../support/cast';
import { defaultSettings } from '../../support/default-settings';
import { type Decision, given, type Log } from '../../support/log';

const terms = { ...defaultSettings.promises, 'next update': {}, silence: {} };

/** The log after a rule, with what is owed because of it. */
const then = (log: Log, moment: string, by: string, decide: Decision): Log => {
  const after = log.when(moment, by, decide);
  const events = after.events.slice(log.events.length);
  const step = { before: log.incident, after: after.incident, events };
  return after.when(moment, undefined, () => promisesMade(step, terms));
};
const closed = (isDrill = false): Log =>
  then(given({ isDrill }), '15:00', amina, (incident) => close(incident, {}));
const asked = (due?: string): Log =>
  then(closed(), '15:10', amina, (incident) =>
    askForReview(incident, { reviewers: [baraka, chebet], due }, nameOf),
  );
/** What was promised of the postmortem: by whom, by when, and what became of it. */
const owed = ({ incident }: Log): readonly string[] =>
  promisesOf(incident)
    .filter(({ kind }) => kind === 'review' || kind === 'publication')
    .map((each) => {
      const who = nameOf(whoOwes(incident, each) ?? '');
      return `${each.kind} ${who} ${date(each.due, nairobi)} ${clock(each.due, nairobi)} ${each.state.type}`;
    });

describe('the postmortem of a closed incident', () => {
  test('is owed by whoever closed it, five days later and never on a weekend', () => {
    // 8 November 2023 is a Wednesday, five days later a Monday.
    expect(owed(closed())).toEqual(['publication Amina Wanjiru 2023-11-13 15:00 owed']);
  });

  test('is owed by whoever was named', () => {
    const given = then(closed(), '15:05', amina, (incident) => ownPostmortem(incident, baraka));
    expect(postmortemOwner(given.incident)).toBe(baraka);
    expect(owed(given)).toEqual(['publication Baraka Otieno 2023-11-13 15:00 owed']);
  });

  test('is owed by nobody in a drill', () => {
    expect(owed(closed(true))).toEqual([]);
  });

  test('is kept by asking for a review, and by publishing', () => {
    expect(owed(asked())[0]).toBe('publication Amina Wanjiru 2023-11-13 15:00 kept');
    const published = then(closed(), '15:20', amina, (incident) => publish(incident, undefined, nameOf));
    expect(owed(published)).toEqual(['publication Amina Wanjiru 2023-11-13 15:00 kept']);
  });

  test('is owed anew once the incident was reopened and closed again', () => {
    const reopened = then(closed(), '15:20', amina, (incident) => reopen(incident, []));
    const again = then(reopened, '15:30', chebet, (incident) => close(incident, {}));
    expect(owed(again)).toEqual([
      'publication Chebet Koech 2023-11-13 15:00 over',
      'publication Chebet Koech 2023-11-13 15:30 owed',
    ]);
  });
});

describe('a review', () => {
  const reviews = (log: Log) => owed(log).filter((each) => each.startsWith('review'));

  test('is owed by each reviewer three days later, on a Monday where that is a weekend', () => {
    expect(reviews(asked())).toEqual([
      'review Baraka Otieno 2023-11-13 15:10 owed',
      'review Chebet Koech 2023-11-13 15:10 owed',
    ]);
  });

  test.each([
    ['2023-11-10', '2023-11-10 09:00'],
    // Today, of which the morning has passed.
    ['2023-11-08', '2023-11-08 16:00'],
    // Whoever names a Saturday means it.
    ['2023-11-11', '2023-11-11 09:00'],
  ])('is asked for on the day that was named: %s', (due, when) => {
    expect(reviews(asked(due))[0]).toBe(`review Baraka Otieno ${when} owed`);
  });

  test('is kept by what the reviewer says, and by nobody else', () => {
    const given = then(asked(), '16:00', baraka, (incident) =>
      giveReview(incident, 1, { person: baraka, verdict: 'changes wanted', text: plain('more numbers') }),
    );
    expect(reviews(given).map((each) => each.split(' ').at(-1))).toEqual(['kept', 'owed']);
    expect(
      given.refusalOf((incident) => giveReview(incident, 2, { person: baraka, verdict: 'approved' })),
    ).toMatchObject({ code: 'not-asked' });
  });

  test('is waited for no longer where it is not needed', () => {
    const dropped = then(asked(), '16:00', amina, (incident) => dropPromise(incident, reviewPromise(1)));
    expect(reviews(dropped).map((each) => each.split(' ').at(-1))).toEqual(['dropped', 'owed']);
    expect(pendingReviews(dropped.incident).map(({ reviewer }) => reviewer)).toEqual([chebet]);
    expect(reviewPromise(1)).toBe(promiseKey({ kind: 'review', of: 1 }));
  });

  test.each<[string, Decision]>([
    ['published', (incident) => publish(incident, undefined, nameOf)],
    ['reopened', (incident) => reopen(incident, [])],
  ])('is waited for no longer once it is %s', (_, decide) => {
    const over = then(asked(), '16:00', amina, decide);
    expect(reviews(over).map((each) => each.split(' ').at(-1))).toEqual(['over', 'over']);
    expect(
      over.refusalOf((incident) => giveReview(incident, 1, { person: baraka, verdict: 'approved' })),
    ).toMatchObject({ code: 'review-over' });
  });

  test('is asked for once, and again where the day is another', () => {
    const decide =
      (due?: string): Decision =>
      (incident) =>
        askForReview(incident, { reviewers: [baraka], due }, nameOf);
    expect(asked().refusalOf(decide())).toMatchObject({ code: 'review-asked-already' });
    const again = then(asked(), '16:00', amina, decide('2023-11-10'));
    expect(reviews(again)).toEqual([
      'review Baraka Otieno 2023-11-13 15:10 over',
      'review Chebet Koech 2023-11-13 15:10 owed',
      'review Baraka Otieno 2023-11-10 09:00 owed',
    ]);
  });
});
