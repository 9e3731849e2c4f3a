import type { ShownFile } from '../../src/playground/page/contract';
import type { View } from '../../src/playground/workspace/state';
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
    color: '#439FE0',
    blocks: [
      { type: 'section', block_id: 'a', text: { type: 'mrkdwn', text: 'A block inside an *attachment*' } },
    ],
  },
];

const markdown = `# Postmortem: checkout is down

| Time  | What happened |
| ----- | ------------- |
| 09:01 | Deploy of checkout 1.42 |
| 09:05 | First alert |

## Follow-ups

- [x] Roll back
- [ ] Add a canary, see [runbook](https://example.com)

<img src=x onerror=alert(1)> stays text, and ![pictures](https://example.com/p.png) become links.

> Nobody was to blame.

${'A paragraph that makes it long. '.repeat(20)}
`;

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="240"><rect width="480" height="240" fill="#2b5fa8"/><circle cx="240" cy="120" r="70" fill="#ffd9a8"/></svg>';

/** A file of each kind. */
export const sampleFiles: readonly ShownFile[] = [
  file('F0MD', 'postmortem.md', 'text/markdown', 'markdown', markdown),
  file(
    'F0TXT',
    'trace.log',
    'text/plain',
    'text',
    'panic: runtime error\n\tat checkout.go:42\n\tat main.go:7',
  ),
  file('F0IMG', 'graph.svg', 'image/svg+xml', 'svg', picture),
  file('F0ZIP', 'logs.zip', 'application/zip', 'zip', 'PK'),
];

function file(id: string, name: string, mimetype: string, filetype: string, content: string): ShownFile {
  const url = URL.createObjectURL(new Blob([content], { type: mimetype }));
  return { id, name, title: name, mimetype, filetype, size: content.length, url, isDeleted: false };
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
