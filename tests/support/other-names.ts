import type { Settings } from '../../src/app/settings';
import type { Playground } from '../../src/playground/playground';
import { defaultSettings } from './default-settings';

/** Settings in which the command and every emoji have other names. */
export const otherNames: Pick<Settings, 'command' | 'emoji' | 'answerEmoji'> = {
  command: 'inc',
  emoji: {
    entry: 'bookmark',
    'impact started': 'fire',
    detected: 'mag',
    mitigated: 'bandage',
    resolved: 'tada',
    assumption: 'bulb',
    confirmed: 'ok',
    'ruled out': 'no_entry',
    escalation: 'bell',
    'root cause': 'bug',
    'follow-up': 'hammer',
  },
  answerEmoji: 'robot_face',
};

const usual = [...Object.values(defaultSettings.emoji), defaultSettings.answerEmoji];

/** The usual name of an emoji, such as `pushpin`, as it is called with the other names. */
export function renamed(emoji: string): string {
  const all = [...Object.values(otherNames.emoji), otherNames.answerEmoji];
  return all[usual.indexOf(emoji)] ?? emoji;
}

/** The usual names of the command and the emoji, as they stand in a text of the bot's or as an argument of its calls. */
const usualNames = new RegExp(
  `.{0,60}(?:/${defaultSettings.command}(?![\\w-])|:(?:${usual.join('|')}):|"name":"(?:${usual.join('|')})"` +
    '|[📌🔴🚨🩹🏁🔮✅❌🆘🎯⏩📝]|\\[object |undefined).{0,40}',
  'gu',
);

/** Where the bot used a usual name, or could not write what it meant, in a text. */
export function usualNamesIn(text: string): readonly string[] {
  return [...text.matchAll(usualNames)].map(([found]) => found);
}

/** Where it did so in whatever it said on the wire or delivered. Everything that it shows comes from there. */
export function usualNamesFrom(playground: Playground): readonly string[] {
  const said = playground.wire.records().flatMap((record) => {
    if (record.type === 'call') return [`${record.method} ${JSON.stringify(record.args)}`];
    return record.type === 'ack' ? [`ack ${JSON.stringify(record.payload) ?? ''}`] : [];
  });
  const delivered = playground.files().map(({ content }) => content);
  return [...new Set([...said, ...delivered].flatMap(usualNamesIn))];
}
