import type { ShownFile } from '../../src/playground/page/contract';
import type { View } from '../../src/playground/state/state';
import graph from './files/graph.svg?url';
import postmortem from './files/postmortem.txt?url';
import trace from './files/trace.txt?url';
import { sampleNow } from './sample-reader';

/** Attachments of the time before blocks. */
export const sampleAttachments: readonly unknown[] = [
  {
    color: 'danger',
    pretext: 'From the *monitoring*',
    author_name: 'Prometheus',
    title: 'HighErrorRate',
    title_link: 'https://example.com/alert',
    text: 'Rate is *12 %*, threshold is 1 %',
    fields: [
      { title: 'Service', value: 'checkout', short: true },
      { title: 'Region', value: 'eu-west-1', short: true },
    ],
    footer: 'Alertmanager',
    ts: sampleNow / 1000,
  },
  {
    color: 'D0D0D0',
    is_share: true,
    is_msg_unfurl: true,
    author_name: 'Lena Support',
    text: 'Three *shops* see no search results',
    from_url: 'https://example.slack.com/archives/C0/p1',
    footer: 'Posted in #support',
    ts: String(sampleNow / 1000),
  },
  {
    color: '#439FE0',
    blocks: [
      { type: 'section', block_id: 'a', text: { type: 'mrkdwn', text: 'A block inside an *attachment*' } },
    ],
  },
];

/** A file of each kind. */
export const sampleFiles: readonly ShownFile[] = [
  file('F0MD', 'postmortem.md', 'text/markdown', 'markdown', postmortem),
  file('F0TXT', 'trace.log', 'text/plain', 'text', trace),
  file('F0IMG', 'graph.svg', 'image/svg+xml', 'svg', graph),
  file('F0ZIP', 'logs.zip', 'application/zip', 'zip', trace),
];

function file(id: string, name: string, mimetype: string, filetype: string, url: string): ShownFile {
  return { id, name, title: name, mimetype, filetype, size: 2048, url, isDeleted: false };
}

/** A modal with these blocks. */
export function sampleModal(id: string, title: string, blocks: readonly unknown[], hasSubmit = true): View {
  const plain = (text: string) => ({ type: 'plain_text', text });
  return {
    id,
    team_id: 'T0',
    type: 'modal',
    blocks,
    private_metadata: '',
    callback_id: '',
    state: { values: {} },
    hash: '',
    title: plain(title),
    clear_on_close: false,
    notify_on_close: false,
    close: plain('Cancel'),
    submit: hasSubmit ? plain('Declare') : null,
    previous_view_id: null,
    root_view_id: null,
    app_id: 'A0',
    external_id: '',
    app_installed_team_id: 'T0',
    bot_id: 'B0',
  };
}
