import { timelineOf } from '../../domain/timeline';
import { toAsker } from '../answer';
import { drawTimeline } from '../views/timeline';
import type { Command } from './command';

/** Shows the timeline as it stands, to the asker alone. */
export const timeline: Command = {
  name: 'timeline',
  usage: 'timeline',
  summary: 'Shows the timeline as it stands, to you alone',
  isTimeless: true,
  example: 'timeline',

  async run({ incident: find, nameOf }) {
    const { incident } = await find();
    return toAsker(drawTimeline(incident, timelineOf(incident), nameOf));
  },
};
