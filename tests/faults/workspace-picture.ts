import type { Playground } from '../../src/playground/playground';

/** What the bot left in a workspace, without the moments at which it did so and without the order of its messages. */
export function pictureOf(playground: Playground) {
  const handle = (id: string): string => playground.state.people[id]?.name ?? id;
  return {
    channels: playground
      .channels()
      .filter(({ name, kind }) => name.startsWith('inc') || kind === 'im')
      .map((channel) => ({
        name: channel.kind === 'im' ? 'direct' : channel.name,
        kind: channel.kind,
        members: channel.members.map(handle).sort(),
        topic: channel.topic.value,
        purpose: channel.purpose.value,
        pins: channel.pins.length,
        bookmarks: channel.bookmarks.map(({ title }) => title),
        messages: playground
          .messages(channel.id)
          .filter(({ subtype }) => subtype === undefined || subtype === 'file_share')
          .map(({ text, reactions }) =>
            `${timeless(text)} ${reactions.map(({ name }) => name).join()}`.trim(),
          )
          .sort(),
      }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
    canvases: Object.values(playground.state.canvases ?? {})
      .filter(({ deleted }) => !deleted)
      .map(({ title, channels }) => `${title} in ${Object.keys(channels).length}`)
      .sort(),
    files: playground
      .files()
      .map(({ title, shares, content }) => ({
        title,
        shares: Object.values(shares).flat().length,
        content: timeless(content),
      }))
      .sort((one, other) => (one.title < other.title ? -1 : 1)),
  };
}

/** The notices that something is missing, of every channel. */
export function noticesIn(playground: Playground): readonly { channel: string; ts: string; text: string }[] {
  return playground.channels().flatMap(({ id: channel }) =>
    playground
      .messages(channel)
      .filter(({ text }) => text.startsWith(':warning:') && text.includes('is missing.'))
      .map(({ ts, text }) => ({ channel, ts, text })),
  );
}

/**
 * A text without addresses, which hold the moment of a message or are not known yet, and without the moment at which a
 * draft was written. A draft that could wait no longer for its channel to be read says so, which is no difference.
 */
function timeless(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\(https?:[^)]*\)/g, '$1')
    .replace(/, written [^.]*\./, '.')
    .replace(/\n- \*\*T20\*\* .*/, '');
}
