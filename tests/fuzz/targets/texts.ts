import { lintMarkdown } from '../../../src/documents/lint/lint';
import { addressOf, cutAtAddresses } from '../../../src/documents/markdown/address';
import { inBrief, markdownParagraphs, quotedLine, words } from '../../../src/documents/markdown/markdown';
import { channelNames } from '../../../src/domain/channel/channel-name';
import { usualPattern } from '../../../src/domain/channel/name-pattern';
import { parseTitle } from '../../../src/domain/decisions/declare';
import { parseSeverity } from '../../../src/domain/severity';
import { parseStatus } from '../../../src/domain/status';
import { inPlainText } from '../../../src/domain/text/plain-text';
import { retyped } from '../../../src/domain/text/retyped';
import { parseDue, takeDue } from '../../../src/domain/time/due';
import { fromIso, fromTimestamp } from '../../../src/domain/time/instant';
import { suspectedAtStart, suspectedTimes } from '../../../src/domain/time/suspected-times';
import { answerDay, leadingWhen, parseWhen } from '../../../src/domain/time/when';
import { parseZone, type Zone } from '../../../src/domain/time/zone';
import { Refusal } from '../../../src/errors';
import { inWords } from '../../../src/sentence';
import { splitText } from '../../../src/slack/block-kit/split-text';
import { commands } from '../../../src/slack/commands';
import { findCommand, unknownCommand } from '../../../src/slack/interactions/find-command';
import { takeAt, takeFlag, takeQuoted, takeWord } from '../../../src/slack/text/arguments';
import { escaped, inert, shorten, shortenMrkdwn, writeMrkdwn } from '../../../src/slack/text/mrkdwn';
import { readMrkdwn } from '../../../src/slack/text/read-mrkdwn';
import { at, nairobi, nameOf } from '../../support/cast';
import { defaultSettings } from '../../support/default-settings';
import { misrecorded, noted } from '../../support/note-answer';
import type { Random } from '../../support/random';
import { timedNote, timeText, unsaidDigits } from '../../support/time-texts';
import { hostileText } from '../hostile';
import { pure, readable, sentence, type Target } from '../target';

const zones: readonly Zone[] = [
  nairobi,
  ...['UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'].map(parseZone),
];

/**
 * Times that are read or may be meant: a million texts of signs that times are made of. None is read as one that it does not
 * say, and none is recorded as of another than the answer says.
 */
export const times: Target = pure('times', 25_000, async (random, note) => {
  const context = { now: at('15:00'), zone: random.pick(zones) };
  const ownZone = random.chance(0.5) ? random.pick(zones) : undefined;
  for (let count = 0; count < 40; count += 1) {
    const make = random.chance(0.5) ? timedNote : timeText;
    const text = random.chance(0.1) ? hostileText(random) : make(random.below(2 ** 32));
    note(text);
    for (const found of [...suspectedTimes(text, context), ...suspectedAtStart(text, context)]) {
      const unsaid = unsaidDigits(text, found, context);
      if (unsaid.length > 0)
        throw new Error(`“${found.typed}” is read as a time that shows ${unsaid.join(':')}`);
    }
    const written = await noted(text, { ...context, ownZone });
    if (written !== undefined) fails(misrecorded(text, written, context));
  }
});

/** An incident, as far as a channel is named after it. */
const named = { number: 7, severity: 'sev2', declaredAt: at('15:00'), zone: nairobi };

/** Everything that reads what a person typed, by itself: times, days, zones, words, mrkdwn. */
export const texts: Target = pure('texts', 275_000, (random, note) => {
  const text = hostileText(random);
  note(text);
  const context = { now: at('15:00'), zone: random.pick(zones) };
  answers(() => parseWhen(text, context), isWhole);
  answers(() => leadingWhen(text, context)?.at ?? 0, isWhole);
  answers(() => takeAt(text, context).at ?? 0, isWhole);
  answers(() => answerDay(parseWhen(text, context), context) ?? '');
  answers(() => takeDue(text)?.day ?? '');
  answers(() => parseDue(text, context));
  answers(() => parseZone(text));
  answers(() => parseSeverity(text));
  answers(() => parseStatus(text));
  answers(() => parseTitle(text));
  answers(() => takeFlag(text, 'private').rest.trim().length <= text.length, isTrue);
  answers(() => takeQuoted(text)?.rest ?? '');
  answers(
    () =>
      findCommand(commands, takeWord(text).word)?.name ??
      raise(unknownCommand(commands, takeWord(text).word)),
  );
  answers(() => {
    const [first = '', ...others] = channelNames(usualPattern, { ...named, title: text, services: [text] });
    return /^inc-7(-[a-z0-9-]*[a-z0-9])?$/.test(first) && others.every(({ length }) => length <= 80);
  }, isTrue);
  for (const { sentence: found } of lintMarkdown(`## Timeline\n\n- ${text}`)) {
    sentence(inWords(found, defaultSettings), 'A finding');
  }
  exactly(random, text);
});

/** What is read of mrkdwn and written again, for Slack and for documents. */
function exactly(random: Random, text: string): void {
  const wording = readMrkdwn(text);
  const most = 20 + random.below(200);
  for (const each of [writeMrkdwn(wording, nameOf), escaped(text), inert(text)]) {
    fails(/<!(channel|here|everyone)/.test(each) ? `mentions everybody: ${each}` : undefined);
    fails(shortenMrkdwn(each, most).length > most ? `${most} characters are exceeded` : undefined);
  }
  fails(shorten(text, most).length > most ? `${most} characters are exceeded` : undefined);
  fails(retyped(inPlainText(wording, nameOf), wording, nameOf) === undefined ? 'nothing is read' : undefined);
  fails(splitText(text, 3_000, 5).some((part) => part.length > 3_000) ? 'a part is too long' : undefined);
  fails(splitText(text, 3_000, 5).length > 5 ? 'there are too many parts' : undefined);
  readable(
    `${words(wording, nameOf)}${quotedLine(text)}${markdownParagraphs(wording, nameOf)}${inBrief(wording, nameOf)}`,
    'a document',
  );
  for (const piece of cutAtAddresses(text)) addressOf(piece);
}

/** Timestamps and instants of the outside world: an error of their own, or an exact number. */
export const instants: Target = pure('instants', 85_000, (random, note) => {
  const text = random.chance(0.5) ? hostileText(random) : `${random.below(2 ** 31)}.${random.below(10 ** 7)}`;
  note(text);
  for (const read of [fromTimestamp, fromIso]) {
    try {
      fails(isWhole(read(text)) ? undefined : 'it is no instant');
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
});

/** Runs a rule: what it answers is fit, or what it refuses with is a sentence. */
function answers<T>(rule: () => T, isFit: (answer: T) => boolean = () => true): void {
  try {
    const answer = rule();
    fails(isFit(answer) ? undefined : `it answers ${String(answer)}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    sentence(inWords(error.sentence, defaultSettings), 'A rule');
  }
}

function raise(error: Error): never {
  throw error;
}

function fails(why: string | undefined): void {
  if (why !== undefined) throw new Error(why);
}

function isWhole(answer: number): boolean {
  return Number.isSafeInteger(answer);
}

function isTrue(answer: boolean): boolean {
  return answer;
}
