import { close } from '../../src/domain/decisions/close';
import { redactEntry } from '../../src/domain/entries/redact-entry';
import { improvementsOf, typedSections } from '../../src/domain/section';
import { amina, baraka } from '../support/cast';
import { given } from '../support/log';

describe('improvements', () => {
  test('are one a line, without the bullets that people type', () => {
    const improvements =
      '- canary deployments\n* alerts on queue depth\n• runbook\n– on-call drill\n1. tests\n2) reviews';
    expect(improvementsOf(typedSections({ improvements }))).toEqual([
      ['canary deployments'],
      ['alerts on queue depth'],
      ['runbook'],
      ['on-call drill'],
      ['tests'],
      ['reviews'],
    ]);
  });

  test('keep what only looks like a bullet', () => {
    expect(improvementsOf(typedSections({ improvements: '-1 replica too few\n3.14 ways' }))).toEqual([
      ['-1 replica too few'],
      ['3.14 ways'],
    ]);
  });

  test('leave out empty lines', () => {
    expect(improvementsOf(typedSections({ improvements: '\n  \n tests \r\n\n' }))).toEqual([['tests']]);
    expect(improvementsOf({})).toEqual([]);
    expect(improvementsOf(undefined)).toEqual([]);
  });
});

describe('what people write of a postmortem', () => {
  test('is of each section the last word, at a closing or apart from it', () => {
    let log = given();
    log = log.when('12:00', amina, (incident) =>
      close(incident, { summary: ['Checkout was down'], rootCause: ['a leak'] }),
    );
    log = log.when('12:30', baraka, () => [
      { type: 'section-written', section: 'rootCause', text: ['a leak of sessions'] },
    ]);
    log = log.when('12:31', baraka, () => [
      { type: 'section-written', section: 'trigger', text: ['the release of 10:50'] },
    ]);
    expect(log.incident.written).toEqual({
      summary: ['Checkout was down'],
      rootCause: ['a leak of sessions'],
      trigger: ['the release of 10:50'],
    });
  });

  test('stays through a closing that does not ask for it', () => {
    let log = given();
    log = log.when('11:30', baraka, () => [
      { type: 'section-written', section: 'trigger', text: ['the release of 10:50'] },
    ]);
    log = log.when('12:00', amina, () => [{ type: 'closed', closing: { summary: ['Checkout was down'] } }]);
    expect(log.incident.written).toEqual({
      trigger: ['the release of 10:50'],
      summary: ['Checkout was down'],
    });
  });

  test('was emptied by a closing that asked for every section and was given none', () => {
    let log = given();
    log = log.when('11:30', baraka, () => [
      { type: 'section-written', section: 'trigger', text: ['the release of 10:50'] },
    ]);
    log = log.when('12:00', amina, () => [
      { type: 'closed', closing: { summary: ['Checkout was down'] }, isWhole: true },
    ]);
    expect(log.incident.written).toEqual({ summary: ['Checkout was down'] });
  });

  test('is removed for good in every wording that it had', () => {
    let log = given();
    log = log.when('11:30', baraka, () => [
      { type: 'section-written', section: 'trigger', text: ['password hunter2aaaa'] },
    ]);
    log = log.when('11:31', baraka, () => [
      { type: 'section-written', section: 'trigger', text: ['the release'] },
    ]);
    log = log.when('11:40', amina, (incident) => redactEntry(incident, 'closing:trigger'));
    expect(JSON.stringify(log.incident.facts)).not.toMatch(/hunter2aaaa|the release/);
  });
});
