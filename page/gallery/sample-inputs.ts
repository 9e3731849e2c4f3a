import { menuOption, mrkdwnText, plainText, severityOptions } from './sample-blocks';
import { sampleNow } from './sample-reader';

const seconds = sampleNow / 1000;

const input = (id: string, label: string, element: object, more = {}) => ({
  type: 'input',
  block_id: id,
  label: plainText(label),
  element: { action_id: 'it', ...element },
  ...more,
});

/** The inputs of a modal: one of each kind. */
export const sampleInputs: readonly unknown[] = [
  {
    type: 'alert',
    block_id: 'alert',
    level: 'warning',
    text: mrkdwnText('Everybody in *#general* will see this.'),
  },
  input('title', 'What is wrong?', {
    type: 'plain_text_input',
    max_length: 100,
    placeholder: plainText('Checkout is down'),
  }),
  input('severity', 'Severity', {
    type: 'static_select',
    options: severityOptions,
    initial_option: severityOptions[1],
  }),
  input(
    'details',
    'Details',
    { type: 'plain_text_input', multiline: true },
    { optional: true, hint: plainText('What you saw, and where.') },
  ),
  input('people', 'Who helps?', {
    type: 'multi_users_select',
    initial_users: ['U0BARAKA', 'U0CHEBET'],
    placeholder: plainText('Choose people'),
  }),
  input('where', 'Where?', { type: 'conversations_select', placeholder: plainText('Choose a conversation') }),
  input('search', 'Service', {
    type: 'external_select',
    min_query_length: 2,
    placeholder: plainText('Search'),
  }),
  input('when', 'When did it begin?', { type: 'datetimepicker', initial_date_time: seconds - 1800 }),
  input('kind', 'Kind', {
    type: 'radio_buttons',
    options: [menuOption('outage', 'Outage'), menuOption('slow', 'Slowness')],
    initial_option: menuOption('outage', 'Outage'),
  }),
  input('more', 'Also', {
    type: 'checkboxes',
    options: [menuOption('page', 'Page the one on call'), menuOption('public', 'Tell the customers')],
  }),
  input('number', 'How many are hurt?', { type: 'number_input', is_decimal_allowed: false, min_value: '1' }),
  input('mail', 'Your e-mail', { type: 'email_text_input' }, { optional: true }),
  input('url', 'Dashboard', { type: 'url_text_input' }, { optional: true }),
  input('rich', 'Notes', { type: 'rich_text_input' }, { optional: true }),
];
