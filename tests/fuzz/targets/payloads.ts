import { ZodError } from 'zod';
import { readConfig } from '../../../src/config';
import { inPlainText } from '../../../src/domain/text/plain-text';
import { Refusal } from '../../../src/errors';
import { readModalMetadata, writeMetadata } from '../../../src/slack/block-kit/private-metadata';
import { ModalValues } from '../../../src/slack/block-kit/values';
import { declareView } from '../../../src/slack/modals/declare';
import { UnreadableEvent } from '../../../src/slack/payloads/event';
import { readMessageEvent } from '../../../src/slack/payloads/message-event';
import { personFrom } from '../../../src/slack/payloads/profile';
import { seenFrom } from '../../../src/slack/payloads/seen-message';
import { shortenMrkdwn, writeMrkdwn } from '../../../src/slack/text/mrkdwn';
import { nairobi, nameOf } from '../../support/cast';
import type { Random } from '../../support/random';
import { hostileValue, mutated } from '../hostile';
import { pure, readable, type Target } from '../target';
import { eventOf } from './events';
import { submissionOf } from './submissions';

const { settings } = readConfig({});
const form = {
  ...declareView(
    settings,
    'C0OPS',
    { zone: nairobi, isAssumed: false },
    { isPrivate: false, isDrill: false },
  ),
};

/** Whatever reads what Slack sends, by itself: messages, people, what a form holds and what it carries along. */
export const payloads: Target = pure('payloads', 360_000, (random, note) => {
  const share = random.pick([0.05, 0.2, 0.6]);
  const way = random.below(8);
  if (way < 5) {
    const event = mutated(
      random,
      eventOf(random, random.pick(['message', 'message_changed', 'message_deleted', 'tombstone'])),
      share,
    );
    note(event);
    ownErrorsOnly(() => {
      for (const { text, asOf } of readMessageEvent(event).seen) read(text, asOf);
    });
    const seen = seenFrom('C0INC1', event);
    if (seen === undefined) return;
    const message = { ...seen.source, author: seen.author, zone: nairobi };
    read(seen.text, seen.asOf);
    readModalMetadata(writeMetadata({ message, incident: 1 }));
    return;
  }
  if (way === 5) {
    const user = mutated(random, eventOf(random, 'user_change').user, share);
    note(user);
    ownErrorsOnly(() => readable(`${personFrom(user, { team: 'T0TEAM' })?.name.length ?? 0}`, 'A name'));
    return;
  }
  if (way === 6) {
    const carried =
      JSON.stringify(random.chance(0.5) ? hostileValue(random) : mutated(random, about, share)) ?? '';
    note(carried);
    ownErrorsOnly(() => readModalMetadata(carried));
    return;
  }
  fillIn(random, share, note);
});

const about = {
  message: {
    channel: 'C0INC1',
    message: '1699455600.000100',
    zone: 'UTC',
    author: { person: 'U0AMINA' },
  },
  incident: 1,
  respondAt: 'https://hooks.slack.com/app/1',
};

function fillIn(random: Random, share: number, note: (input: unknown) => void): void {
  const { state } = Object(
    mutated(
      random,
      submissionOf(random, { ...form, blocks: form.blocks.map((each) => ({ ...each })) }),
      share,
    ),
  );
  note(state);
  ownErrorsOnly(() => {
    const values = new ModalValues({ state: Object(state), blocks: form.blocks });
    for (const field of ['title', 'severity', 'began', 'flags', '__proto__', 'constructor']) {
      readable(`${values.text(field) ?? ''}${values.choice(field) ?? ''}`.slice(0, 0), 'A field');
      values.isTouched(field);
      values.choices(field);
      values.people(field);
    }
  });
}

/** Words that were read can be written again, and their time is exact. */
function read(text: Parameters<typeof writeMrkdwn>[0], asOf: number): void {
  if (!Number.isSafeInteger(asOf)) throw new Error(`It is as of ${asOf}`);
  const written = writeMrkdwn(text, nameOf);
  if (/<!(channel|here|everyone)/.test(written)) throw new Error(`It mentions everybody: ${written}`);
  readable(inPlainText(text, nameOf), 'A message');
  if (shortenMrkdwn(written, 150).length > 150) throw new Error('It is not shortened');
}

/** What makes no sense is refused by the schemas. */
function ownErrorsOnly(act: () => void): void {
  try {
    act();
  } catch (error) {
    const isOwn =
      error instanceof ZodError ||
      error instanceof UnreadableEvent ||
      error instanceof Refusal ||
      (error instanceof SyntaxError && error.message.includes('JSON'));
    if (!isOwn) throw error;
  }
}
