/** A small valid example of each thing that Block Kit has; tests bend one of them at a time. */

export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const letters = (count: number) => 'x'.repeat(count);

/** `count` things, each told its number. */
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const section = (extra: object = {}) => ({ type: 'section', text: mrkdwn('Website down'), ...extra });
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const button = (extra: object = {}) => ({
  type: 'button',
  text: plain('Close'),
  action_id: 'close',
  ...extra,
});
export const option = (value: string, extra: object = {}) => ({
  text: plain(value.toUpperCase()),
  value,
  ...extra,
});
export const select = (extra: object = {}) => ({
  type: 'static_select',
  action_id: 'severity',
  options: [option('sev1'), option('sev2')],
  ...extra,
});
export const textInput = (extra: object = {}) => ({ type: 'plain_text_input', action_id: 'text', ...extra });
export const input = (element: object, extra: object = {}) => ({
  type: 'input',
  block_id: 'field',
  label: plain('Field'),
  element,
  ...extra,
});
export const image = (extra: object = {}) => ({
  type: 'image',
  alt_text: 'Memory over time',
  image_url: 'https://example.com/memory.png',
  ...extra,
});
export const richText = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
export const cell = (text: string) => ({ type: 'raw_text', text });
export const modal = (blocks: object[], extra: object = {}) => ({
  type: 'modal',
  title: plain('Close'),
  submit: plain('Close'),
  blocks,
  ...extra,
});
