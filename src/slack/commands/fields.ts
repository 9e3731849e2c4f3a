import type { Command } from '../interactions/command';
import { fieldsView } from '../modals/fields';

/** Asks for what the settings want to know of each incident. */
export const fields: Command = {
  name: 'fields',
  aliases: ['field'],
  usage: 'fields',
  summary: 'Opens the form of the services and fields that the settings ask for',
  isTimeless: true,
  example: 'fields',

  async run({ incident: find, settings }) {
    return { open: fieldsView(await find(), settings) };
  },
};
