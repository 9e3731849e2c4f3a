import type { Canvas, Channel, Message, StoredFile, WorkspaceState } from './state';

/** The address at which people open a message; a reply's names its thread too. */
export function permalink(state: WorkspaceState, channel: Channel, message: Message): string {
  const base = `https://${state.team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
  const inThread = message.threadTs;
  return inThread === undefined ? base : `${base}?thread_ts=${inThread}&cid=${channel.id}`;
}

/** The address at which people open a file. */
export function permalinkOfFile(state: WorkspaceState, file: StoredFile): string {
  return `https://${state.team.domain}.slack.com/files/${file.user}/${file.id}/${encodeURIComponent(file.name)}`;
}

/** The address at which people open a canvas. Source: docs.slack.dev, reference/methods/canvases.create. */
export function permalinkOfCanvas(state: WorkspaceState, canvas: Canvas): string {
  return `https://${state.team.domain}.slack.com/docs/${state.team.id}/${canvas.id}`;
}
