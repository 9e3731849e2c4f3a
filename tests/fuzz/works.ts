import { parseMrkdwn } from '../../page/content/mrkdwn/mrkdwn';
import { typedText } from '../../page/shell/composer/typed-text';
import { readConfig } from '../../src/config';
import { createDocuments } from '../../src/documents/documents';
import { withoutNames } from '../../src/documents/draft/external/without-names';
import { lintMarkdown } from '../../src/documents/lint/lint';
import { addressOf, cutAtAddresses } from '../../src/documents/markdown/address';
import { asPlainText } from '../../src/documents/markdown/as-plain-text';
import { balanced, isolated } from '../../src/documents/markdown/bidi';
import { escapeInline, escapeLineStart } from '../../src/documents/markdown/escape';
import { inBrief, markdownParagraphs, quotedLine, words } from '../../src/documents/markdown/markdown';
import { wordCount } from '../../src/documents/markdown/word-count';
import { pageOf } from '../../src/documents/page/page';
import { recordOf } from '../../src/documents/record/record';
import { channelName } from '../../src/domain/channel/channel-name';
import { mistakesIn, usualPattern } from '../../src/domain/channel/name-pattern';
import { close } from '../../src/domain/decisions/close';
import { parseTitle } from '../../src/domain/decisions/declare';
import { note } from '../../src/domain/decisions/note';
import { update } from '../../src/domain/decisions/update';
import { changeableEntries } from '../../src/domain/entries/change-entry';
import { redactEntry } from '../../src/domain/entries/redact-entry';
import { findingsOf } from '../../src/domain/findings/findings';
import { redactWording } from '../../src/domain/fold/apply-redaction';
import type { Incident } from '../../src/domain/incident/incident';
import { assume, assumptionsOf, settle } from '../../src/domain/ledger/assumption';
import { targetsIn, withoutCalls } from '../../src/domain/ledger/called';
import { escalate, escalationsOf } from '../../src/domain/ledger/escalation';
import { addFollowUp, followUpsOf } from '../../src/domain/ledger/follow-up';
import { takeTags } from '../../src/domain/ledger/follow-up-words';
import { settleFollowUp } from '../../src/domain/ledger/settle-follow-up';
import { markKinds } from '../../src/domain/mark-kind';
import { sectionsOf } from '../../src/domain/postmortem/sections';
import { askForReview } from '../../src/domain/review/ask-for-review';
import { giveReview } from '../../src/domain/review/give-review';
import { reviewOf } from '../../src/domain/review/review';
import { improvementsOf, sections, typedSections } from '../../src/domain/section';
import { parseSeverity } from '../../src/domain/severity';
import { sourceKey } from '../../src/domain/source';
import { parseStatus } from '../../src/domain/status';
import { excerpt } from '../../src/domain/text/excerpt';
import { firstSentence } from '../../src/domain/text/first-sentence';
import { typedText as typedLists } from '../../src/domain/text/lists';
import { inPlainText } from '../../src/domain/text/plain-text';
import { retyped } from '../../src/domain/text/retyped';
import { sameText } from '../../src/domain/text/same-text';
import { findSecrets } from '../../src/domain/text/secrets/find-secrets';
import { masked } from '../../src/domain/text/secrets/masked';
import { isBlank, plain } from '../../src/domain/text/wording';
import { parseDue, takeDue } from '../../src/domain/time/due';
import { fromIso, fromTimestamp } from '../../src/domain/time/instant';
import { leadingWhen, parseWhen } from '../../src/domain/time/when';
import { parseZone } from '../../src/domain/time/zone';
import { peopleIn } from '../../src/domain/timeline/people-in';
import { timelineOf } from '../../src/domain/timeline/timeline';
import { unfit } from '../../src/slack/block-kit/sections/field';
import { sectionList } from '../../src/slack/block-kit/sections/list';
import { splitText } from '../../src/slack/block-kit/split-text';
import { commands } from '../../src/slack/commands';
import { findCommand, unknownCommand } from '../../src/slack/interactions/find-command';
import { changeEntryView } from '../../src/slack/modals/change-entry';
import { chooseEntryView } from '../../src/slack/modals/choose-entry';
import { closeView } from '../../src/slack/modals/close';
import { dropFollowUpView } from '../../src/slack/modals/drop-follow-up';
import { editSectionView } from '../../src/slack/modals/edit-section';
import { readMessageEvent } from '../../src/slack/payloads/message-event';
import { seenFrom } from '../../src/slack/payloads/seen-message';
import { takeAt, takeFlag, takeQuoted, takeWord } from '../../src/slack/text/arguments';
import { echoInput as asTypedInSlack } from '../../src/slack/text/echo-input';
import { readReferences } from '../../src/slack/text/inline';
import { escaped, inert, shorten, shortenMrkdwn, writeMrkdwn } from '../../src/slack/text/mrkdwn';
import { readMrkdwn, readTyped } from '../../src/slack/text/read-mrkdwn';
import { drawAnnouncement } from '../../src/slack/views/announcement';
import { drawCard } from '../../src/slack/views/card';
import { drawCheck } from '../../src/slack/views/check/check';
import { drawFact } from '../../src/slack/views/fact';
import { drawHome } from '../../src/slack/views/home';
import { drawTimeline } from '../../src/slack/views/timeline';
import { amina, at, baraka, channel, messageAt, nairobi, nameOf } from '../support/cast';
import { given, type Log, said } from '../support/log';
import type { Work } from './growth';

const now = { now: at('15:00'), zone: nairobi };
const named = { number: 7, severity: 'sev2', declaredAt: at('15:00'), zone: nairobi };
const { settings, templates } = readConfig({});
const documents = createDocuments({ templates, settings });
const linkTo = (): string => 'https://a.example/';
const context = { revision: 1, renderedAt: at('17:00'), nameOf, linkTo };
const recordContext = { team: 'T0TEAM', exportedAt: at('17:00'), nameOf, linkTo, settings };

/** What reads a text that somebody typed or wrote, by itself. */
const readers: Readonly<Record<string, Work>> = {
  parseWhen: (text) => parseWhen(text, now),
  leadingWhen: (text) => leadingWhen(text, now),
  parseDue: (text) => parseDue(text, now),
  takeDue,
  takeTags,
  parseZone,
  parseSeverity,
  parseStatus,
  parseTitle,
  fromTimestamp,
  fromIso,
  channelName: (text) => channelName(usualPattern, { ...named, title: text }),
  mistakesIn,
  improvementsOf: (text) => improvementsOf(typedSections({ improvements: text })),
  asTyped: excerpt,
  takeAt: (text) => takeAt(text, now),
  takeFlag: (text) => takeFlag(text, 'private'),
  takeQuoted,
  takeWord,
  findCommand: (text) => findCommand(commands, text),
  unknownCommand: (text) => unknownCommand(commands, text),
  splitText: (text) => splitText(text, 3_000, 5),
  lintMarkdown,
  'lintMarkdown, as a timeline': (text) => lintMarkdown(`## Timeline\n\n- 12:00 ${text}`),
  'lintMarkdown, as a cause': (text) => lintMarkdown(`## Root cause\n\n${text}`),
  firstSentence: (text) => firstSentence(readMrkdwn(text)),
  typedText: (text) => typedText(text, { people: {}, userGroups: {}, channels: [] }),
};

/** What is read of Slack's markup, and what is made of words: for Slack, for documents, and as plain text. */
const writers: Readonly<Record<string, Work>> = {
  readMrkdwn,
  parseMrkdwn: (text) => parseMrkdwn(text),
  writeMrkdwn: (text) => writeMrkdwn(readMrkdwn(text), nameOf),
  escaped,
  inert,
  asTypedInSlack,
  shorten: (text) => shorten(text, 150),
  shortenMrkdwn: (text) => shortenMrkdwn(text, text.length / 2),
  words: (text) => words(readMrkdwn(text), nameOf),
  quoted: quotedLine,
  paragraphs: (text) => markdownParagraphs(readMrkdwn(text), nameOf),
  withoutNames: (text) => withoutNames(['Amina Wanjiru', 'Bo Li', '王伟'])(readMrkdwn(text)),
  'withoutNames of many': (text) => withoutNames(text.split(' ').slice(0, 500))([text]),
  inBrief: (text) => inBrief(readMrkdwn(text), nameOf),
  escapeInline,
  'escapeInline with tags': (text) => escapeInline(text, { keepTags: true }),
  escapeLineStart,
  balanced,
  isolated,
  addressOf,
  'addressOf of the web': (text) => addressOf(`https://a.example/${text}`),
  'addressOf with a host': (text) => addressOf(`https://${text}`),
  'addressOf of mail': (text) => addressOf(`mailto:${text}`),
  cutAtAddresses,
  'a link with a label': (text) => words([{ link: 'https://a.example/', label: text }], nameOf),
  'a link of that address': (text) => words([{ link: `https://a.example/${text}`, label: 'here' }], nameOf),
  'a link in Slack': (text) => writeMrkdwn([{ link: 'https://a.example/', label: text }], nameOf),
  wordCount,
  'wordCount of a draft': (text) => wordCount(words(readMrkdwn(text), nameOf).toString()),
  'the page of a draft': (text) => pageOf(`## Timeline\n\n- **10:00** ${words(readMrkdwn(text), nameOf)}`),
  'plain text of a draft': (text) => asPlainText(words(readMrkdwn(text), nameOf).alone),
  isBlank: (text) => isBlank(readMrkdwn(text)),
  sameText: (text) => sameText(readMrkdwn(text), readMrkdwn(`${text}.`)),
  typedList: (text) => typedLists(text),
  readTyped,
  readReferences,
  retyped: (text) => retyped(inPlainText(readMrkdwn(text), nameOf).slice(0, 3_000), readMrkdwn(text), nameOf),
  targetsIn: (text) => targetsIn(readMrkdwn(text)),
  withoutCalls: (text) => withoutCalls(readMrkdwn(text)),
  redacted: (text) => redactWording(readMrkdwn(text)),
  findSecrets,
  masked: (text) => masked(readMrkdwn(text)),
  'masked behind a name': (text) => masked([`password is ${text}`]),
  'masked in an address': (text) => masked([{ link: `https://a:${text}@b.example/` }]),
  'masked in a key': (text) => masked([`-----BEGIN PRIVATE KEY-----${text}`]),
};

/** Messages as Slack tells of them, with the text in each place that may hold one. */
const messages: Readonly<Record<string, Work>> = {
  'a text': (text) => seenFrom(channel, message({ text })),
  'a section': (text) => seenFrom(channel, message({ blocks: [section(text)] })),
  'many sections': (text) => seenFrom(channel, message({ blocks: text.split(' ').map(section) })),
  'rich text': (text) => seenFrom(channel, message({ blocks: [richText([{ type: 'text', text }])] })),
  'much rich text': (text) =>
    seenFrom(
      channel,
      message({ blocks: [richText(text.split(' ').map((part) => ({ type: 'text', text: part })))] }),
    ),
  'rich text in itself': (text) => seenFrom(channel, message({ blocks: [nested(text.length / 10)] })),
  'an attachment': (text) => seenFrom(channel, message({ attachments: [{ fallback: text }] })),
  'fields of an attachment': (text) => seenFrom(channel, message({ attachments: [fields(text)] })),
  'an attachment with blocks in themselves': (text) =>
    seenFrom(channel, message({ attachments: [{ blocks: [nested(text.length / 10)] }] })),
  'a file': (text) => seenFrom(channel, message({ files: [{ title: text }] })),
  'an edit': (text) =>
    readMessageEvent({
      channel,
      subtype: 'message_changed',
      event_ts: '1699455700.000100',
      message: message({ text }),
      previous_message: message({ text: `${text}.` }),
    }),
};

function message(fields: object): object {
  return { ts: '1699455600.000100', user: amina, ...fields };
}

function section(text: string): object {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

function richText(elements: readonly object[]): object {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function nested(depth: number): object {
  let element: object = { type: 'text', text: 'deep' };
  for (let left = depth; left > 0; left -= 1) element = { type: 'rich_text_section', elements: [element] };
  return { type: 'rich_text', elements: [element] };
}

function fields(text: string): object {
  return { fields: text.split(' ').map((value) => ({ title: 'a', value })) };
}

const told: ReadonlySet<string> = new Set([
  ...['assumed', 'settled', 'escalated', 'updated', 'follow-up-added', 'follow-up-settled', 'review-asked'],
]);

/** What is made of an incident in which somebody said that: as a message with every mark, and in every command and form. */
const incidents: Readonly<Record<string, (incident: Incident, log: Log) => unknown>> = {
  assumptionsOf,
  escalationsOf,
  followUpsOf,
  timelineOf,
  peopleIn,
  findingsOf,
  changeableEntries,
  'redaction of an entry': (incident) => redactEntry(incident, sourceKey(messageAt('10:04'))),
  'the draft': (incident) => documents.postmortem(incident, context),
  'the record': (incident, log) => recordOf(incident, log.events, recordContext),
  'the card': (incident) => drawCard(incident, { nameOf, settings }),
  'the announcement': (incident) => drawAnnouncement(incident, { nameOf, settings }),
  'what tells a fact': (incident, log) =>
    log.events
      .filter(({ type }) => told.has(type))
      .map((event) => drawFact(incident, event, { nameOf, settings })),
  'the timeline in Slack': (incident) => drawTimeline(incident, timelineOf(incident), { nameOf, linkTo }),
  'the Home tab': (incident) =>
    drawHome({
      open: [],
      tasks: followUpsOf(incident).map((followUp) => ({ incident, followUp })),
      reviews: reviewOf(incident).requests.map((request) => ({ incident, request })),
      command: 'incident',
      nameOf,
    }),
  'the form to drop a follow-up': (incident) =>
    followUpsOf(incident).map((followUp) => dropFollowUpView(incident, followUp, nameOf)),
  'the answer of check': (incident) => drawCheck(incident, { now: at('15:00'), settings }),
  'the form to close': (incident) => closeView(incident, { nameOf, settings }),
  sectionsOf,
  'the list of sections': (incident) => sectionList(incident, { nameOf, linkTo }),
  'the form of each section': (incident) =>
    sections.map((section) => editSectionView(incident, section, { nameOf, linkTo, writing: 'below' })),
  'what of each section fits a form': (incident) =>
    sections.map((section) => unfit(sectionsOf(incident)[section].words, nameOf)),
  'the form to choose an entry': (incident) => chooseEntryView(incident, nameOf),
  'the form to change an entry': (incident) =>
    changeableEntries(incident).map((entry) => changeEntryView(incident, entry, nameOf)),
};

/** Everything that is done with a text, by a name. What is added here is tried with texts of every kind and length. */
export const works: Readonly<Record<string, Work>> = {
  ...readers,
  ...writers,
  ...Object.fromEntries(Object.entries(messages).map(([name, work]) => [`a message: ${name}`, work])),
  ...Object.fromEntries(
    Object.entries(incidents).map(([name, work]) => [
      `an incident: ${name}`,
      (text: string) => {
        const log = logWith(text);
        return work(log.incident, log);
      },
    ]),
  ),
};

function logWith(text: string): Log {
  const wording = readMrkdwn(text);
  const spoken = isBlank(wording) ? plain('nothing') : wording;
  const marked = markKinds.reduce(
    (log, kind, index) =>
      log.mark(`10:05:${String(index).padStart(2, '0')}`, amina, kind, said('10:04', baraka, wording)),
    given(),
  );
  const closing = typedSections(Object.fromEntries(sections.map((field) => [field, text.slice(0, 15_000)])));
  return marked
    .when('10:06', amina, (incident) => note(incident, spoken))
    .when('10:07', amina, (incident) => assume(incident, spoken))
    .when('10:08', amina, (incident) => settle(incident, 'ruled out', 'A2', spoken))
    .when('10:09', amina, (incident) => escalate(incident, { to: [{ person: baraka }], reason: spoken }))
    .when('10:10', amina, (incident) => update(incident, spoken))
    .when('10:11', amina, (incident) => addFollowUp(incident, { text: spoken }))
    .when('10:11', amina, (incident) =>
      settleFollowUp(incident, { state: 'dropped', reference: 'F2', reason: spoken }),
    )
    .when('10:12', amina, (incident) => close(incident, closing))
    .when('10:13', amina, (incident) => askForReview(incident, { reviewers: [baraka] }, nameOf))
    .when('10:14', baraka, (incident) =>
      giveReview(incident, 1, { person: baraka, verdict: 'changes wanted', text: spoken }),
    );
}
