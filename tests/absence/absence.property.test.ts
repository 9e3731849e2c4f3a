import fc from 'fast-check';
import { isRecorded, presentMarks } from '../../src/domain/incident/marked-message';
import { emojiOf } from '../support/log';
import type { PaperBot } from '../support/paper-bot';
import { pictureOf } from '../support/picture';
import { Course } from './course';
import type { PaperMessage } from './paper-slack';
import { scripts } from './script';

/** More where a number is given: `RUNS=20000 npx jest tests/absence/absence`. */
const runs = Number(process.env.RUNS ?? 60);

const marks: ReadonlySet<string> = new Set(Object.values(emojiOf));

/** The marks that Slack shows on a message: emoji and person. */
function shownOn({ reactions }: PaperMessage): readonly string[] {
  return [...reactions]
    .filter(([emoji]) => marks.has(emoji.split('::')[0] ?? ''))
    .flatMap(([emoji, people]) => [...people].map((person) => `${emoji} ${person}`))
    .sort();
}

/** What a bot makes of a message, up to the times of its marks and first wordings. */
function madeOf(course: Course, bot: PaperBot, message: PaperMessage) {
  const known = course.known(bot, message);
  const there = Object.values(known?.marks ?? {}).filter(({ present }) => present);
  return {
    marks: there.map(({ emoji, person }) => `${emoji} ${person}`).sort(),
    // Without those that somebody withdrew.
    counting:
      known === undefined
        ? []
        : presentMarks(known)
            .map(({ emoji, person }) => `${emoji} ${person}`)
            .sort(),
    words: isRecorded(known) ? known.current?.text : undefined,
    isDeleted: known?.deletedAt !== undefined,
  };
}

/** The timeline and the ledgers without verdicts, whose order nobody knows, and without who marked first and when something was done. */
function ledgersOf(bot: PaperBot) {
  const { timeline, times, followUps, escalations } = pictureOf(bot.incident(1));
  const entries = timeline
    .filter(({ about }) => !about.some(({ type }) => type === 'verdict'))
    .map(({ recorders, about, ...entry }) => ({
      ...entry,
      recorders: [...recorders].sort(),
      about: about.map((each) => ({ ...each, by: undefined })),
    }));
  return {
    entries,
    times,
    followUps: followUps.map(({ settled: _, ...followUp }) => followUp),
    escalations: escalations.map(({ by: _, ...escalation }) => escalation),
  };
}

test('after an absence the incident is what Slack still shows', async () => {
  await fc.assert(
    fc.asyncProperty(scripts, fc.boolean(), async (script, isShared) => {
      const course = new Course(isShared);
      await course.run(script);
      const { slack, present, absent } = course;
      for (const message of slack.messages) {
        const made = madeOf(course, absent, message);
        if (message.isGone) {
          // Of what is gone, the bot knows what it knew before.
          if (isRecorded(course.known(absent, message))) expect(made.isDeleted).toBe(true);
          continue;
        }
        expect(made).toEqual(madeOf(course, present, message));
        expect(made.marks).toEqual(shownOn(message));
        if (made.words !== undefined && !course.redacted.has(message.ts)) {
          expect(made.words).toEqual(slack.seen(message.ts)?.text);
        }
      }
      if (slack.messages.every(({ isGone }) => !isGone))
        expect(ledgersOf(absent)).toEqual(ledgersOf(present));
      expect(await course.readBack()).toBe(0);
    }),
    { numRuns: runs },
  );
});
