import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { drawTimelineAnswer } from '../views/timeline-answer';

/** Shows the timeline as it stands, to the asker alone. */
export const timeline: Command = {
  name: 'timeline',
  usage: 'timeline',
  summary: 'Shows the timeline as it stands, to you alone',
  isTimeless: true,
  isForGuests: true,
  example: 'timeline',

  async run(context) {
    return toAsker(drawTimelineAnswer(await context.incident(), context));
  },
};
