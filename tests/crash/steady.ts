import type { Playground } from '../../src/playground/playground';

/** A text without what differs from run to run: times and addresses; ids of channels and people become names. */
export function steady(playground: Playground, text: string): string {
  return (
    text
      .replaceAll(playground.url, 'https://slack/')
      .replace(/p\d{16}\b/g, 'p…')
      .replace(/\b\d{10}\.\d{6}\b/g, '…')
      .replace(/\b1[67]\d{14}\b|\b1[67]\d{8}\b/g, '…')
      .replace(/<!date\^[^>]*>/g, '<date>')
      .replace(/\b\d{4}-\d{2}-\d{2}(?=[ T]\d{2}:)/g, '<day>')
      .replace(/\b\d{2}:\d{2}(:\d{2})?\b/g, '<time>')
      .replace(/\b\d+ (min|s)\b( \d+ s\b)?/g, '<span>')
      // Within one minute nothing is said of how long something took.
      .replace(/, after <span>(?: without an answer)?/g, '')
      // Whether a mark is found by reading the channel before Slack tells of it again is chance.
      .replace(/ \*\(at the latest: Firelog was away\)\*| at the latest(?= by )/g, '')
      // A time with seconds is longer.
      .replace(/^(.*)\b\d+ words above/gm, '$1<some> words above')
      .replace(/\b[CDFGU]0[0-9A-Z]{9}\b/g, (id) => named(playground, id))
  );
}

function named({ state }: Playground, id: string): string {
  const channel = state.channels[id];
  if (channel?.kind === 'im') {
    const names = channel.members.map((member) => state.people[member]?.name ?? member);
    return `the direct messages of ${names.sort().join(' and ')}`;
  }
  if (channel !== undefined) return `#${channel.name}`;
  const person = state.people[id];
  if (person !== undefined) return `@${person.name}`;
  return state.files[id] === undefined ? id.slice(0, 1) : `file ${state.files[id]?.name}`;
}
