import type { Installation } from './installation';
import { liveReplies } from './workspace/rendering';
import type { Channel, Message } from './workspace/state';
import { microsOf } from './workspace/ts';
import { findMessage, type Workspace } from './workspace/workspace';

/** The page for people to read: what runs here, and every channel with its messages. Everything in it is escaped. */
export function renderPage({ workspace, app, wire }: Installation): string {
  const { team, channels, people } = workspace.state;
  const shown = Object.values(channels);
  const calls = wire.calls().length;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(team.name)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(team.name)}</h1>
<p>A playground for Slack apps. <b>${escapeHtml(app.name)}</b> is installed, ${app.socketMode ? 'over Socket Mode' : 'over HTTP'},
with ${count(app.commands.length, 'slash command')} and ${count(app.events.size, 'event subscription')}.
${count(Object.keys(people).length, 'member')}, ${count(shown.length, 'conversation')}, ${count(calls, 'recent API call')}.</p>
<nav>${shown.map((channel) => `<a href="#${channel.id}">${escapeHtml(title(workspace, channel))}</a>`).join(' ')}</nav>
${shown.map((channel) => renderChannel(workspace, channel)).join('\n')}
</body>
</html>
`;
}

const STYLE = `
body { font: 16px/1.45 system-ui, sans-serif; max-width: 48rem; margin: 0 auto; padding: 0 1rem 4rem; overflow-wrap: anywhere; color: #1d1c1d; background: #fff; }
h1 { margin: 1rem 0 0; } h2 { margin: 2rem 0 0; border-top: 1px solid #ddd; padding-top: 1rem; }
nav a { margin-right: .5rem; }
ol { list-style: none; padding: 0; } ol ol { margin-left: .75rem; padding-left: .75rem; border-left: 2px solid #ddd; }
li { margin: .6rem 0; }
.who { font-weight: 600; } .meta { color: #616061; font-size: .85rem; } .text { white-space: pre-wrap; }
.deleted .text { text-decoration: line-through; color: #616061; }
.reaction { border: 1px solid #ddd; border-radius: 1rem; padding: 0 .5rem; font-size: .85rem; margin-right: .25rem; }
@media (prefers-color-scheme: dark) { body { color: #d1d2d3; background: #1a1d21; } a { color: #6cb8f0; } .meta, .deleted .text { color: #9a9b9d; } }
`;

function renderChannel(workspace: Workspace, channel: Channel): string {
  const topLevel = channel.messages.filter((message) => message.threadTs === undefined);
  const about = [channel.topic.value, channel.purpose.value].filter((line) => line !== '').map(escapeHtml);
  return `<section id="${channel.id}">
<h2>${escapeHtml(title(workspace, channel))}</h2>
<p class="meta">${count(channel.members.length, 'member')}${channel.archived ? ', archived' : ''}${about.map((line) => ` · ${line}`).join('')}</p>
<ol>${topLevel.map((message) => renderMessage(workspace, channel, message)).join('')}</ol>
</section>`;
}

function renderMessage(workspace: Workspace, channel: Channel, message: Message): string {
  const marks = [
    message.edited ? 'edited' : '',
    message.deletedAt === undefined ? '' : 'deleted',
    message.broadcast ? 'also in the channel' : '',
    channel.pins.some((pin) => pin.ts === message.ts) ? 'pinned' : '',
  ].filter((mark) => mark !== '');
  const replies = (message.replies ?? []).flatMap((ts) => findMessage(channel, ts) ?? []);
  const thread = replies.map((reply) => renderMessage(workspace, channel, reply)).join('');
  const replyCount = liveReplies(channel, message).length;
  return `<li id="${channel.id}-${message.ts}"${message.deletedAt === undefined ? '' : ' class="deleted"'}>
<span class="who">${escapeHtml(authorOf(workspace, message))}</span>
<span class="meta">${time(message)}${marks.map((mark) => ` · ${mark}`).join('')}${replyCount > 0 ? ` · ${count(replyCount, 'reply', 'replies')}` : ''}</span>
<div class="text">${escapeHtml(readable(workspace, message))}</div>
${message.reactions.map(({ name, users }) => `<span class="reaction">:${escapeHtml(name)}: ${users.length}</span>`).join('')}
${thread === '' ? '' : `<ol>${thread}</ol>`}</li>`;
}

function title(workspace: Workspace, channel: Channel): string {
  if (channel.kind === 'im')
    return channel.members.map((id) => `@${workspace.state.people[id]?.name ?? id}`).join(' and ');
  return `${channel.kind === 'public' ? '#' : '🔒 '}${channel.name}`;
}

function authorOf({ state }: Workspace, message: Message): string {
  const person = message.user === undefined ? undefined : state.people[message.user];
  const bot = message.botId === undefined ? undefined : state.bots[message.botId];
  return person?.realName ?? bot?.name ?? 'Somebody';
}

function time(message: Message): string {
  const iso = new Date(Math.floor((microsOf(message.ts) ?? 0) / 1000)).toISOString();
  return `<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
}

/** The message's text, or what its blocks, attachments and files say where it has none; mentions by name. */
function readable({ state }: Workspace, message: Message): string {
  const parts = message.blocks ?? message.attachments;
  const files = (message.files ?? []).map((id) => `[file ${state.files[id]?.title ?? id}]`);
  const said = parts ? textsIn(parts).join('\n') || message.text : message.text;
  return [said, ...files]
    .filter((part) => part !== '')
    .join('\n')
    .replace(/<@(\w+)>/g, (_, id: string) => `@${state.people[id]?.name ?? id}`)
    .replace(/<#\w+\|([^>]+)>/g, '#$1')
    .replace(/<!subteam\^\w+\|([^>]+)>/g, '$1')
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<!(\w+)[^>]*>/g, '@$1')
    .replace(/<([^|>]+)\|([^>]+)>/g, '$2')
    .replace(/<([^>]+)>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** Every text inside blocks or attachments, in the order in which it is drawn. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => {
    if (typeof inside !== 'string') return textsIn(inside);
    return ['text', 'title', 'pretext', 'footer'].includes(key) ? [inside] : [];
  });
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
