import { close, requestDraft } from '../../../src/domain/decisions/close';
import { note } from '../../../src/domain/decisions/note';
import { changesBefore } from '../../../src/domain/postmortem/changes';
import { writeSections } from '../../../src/domain/postmortem/write-section';
import { plain } from '../../../src/domain/text/wording';
import { amina, at, baraka } from '../../support/cast';
import { given } from '../../support/log';

const first = given().when('11:00', amina, (incident) => close(incident, { summary: ['Down'] }));

test('a first revision changes nothing, nor does one after which nothing happened', () => {
  expect(changesBefore(first.incident, 1)).toBeUndefined();
  expect(changesBefore(first.when('11:30', amina, requestDraft).incident, 2)).toBeUndefined();
});

test('a revision says which sections were written since, which entries came and which times were typed, and by whom', () => {
  const log = first
    .when('11:10', baraka, (incident) => writeSections(incident, { trigger: ['the release'] }))
    .when('11:11', amina, (incident) => writeSections(incident, { summary: [] }))
    .when('11:12', baraka, (incident) => note(incident, plain('it was slow before'), at('09:00')))
    .when('11:13', amina, () => [{ type: 'milestone-set', milestone: 'detected', occurredAt: at('10:00') }])
    .when('11:20', amina, requestDraft);
  expect(changesBefore(log.incident, 2)).toEqual({
    since: 1,
    sections: [
      { section: 'summary', by: amina, isEmptied: true },
      { section: 'trigger', by: baraka, isEmptied: false },
    ],
    actions: [
      { type: 'added', count: 1, by: [baraka] },
      { type: 'times', count: 1, by: [amina] },
    ],
  });
  expect(changesBefore(log.when('11:30', amina, requestDraft).incident, 3)).toBeUndefined();
});

test('what was withdrawn since is named', () => {
  const noted = given().when('10:30', baraka, (incident) => note(incident, plain('a slip')));
  const log = noted
    .when('11:00', amina, requestDraft)
    .when('11:10', baraka, () => [{ type: 'withdrawn', fact: noted.incident.seq }])
    .when('11:20', amina, requestDraft);
  expect(changesBefore(log.incident, 2)?.actions).toEqual([{ type: 'withdrawn', count: 1, by: [baraka] }]);
});
