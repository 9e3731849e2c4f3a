import { mrkdwn, option, plain, severities } from './sample-blocks';
import { sampleNow } from './sample-reader';

const seconds = sampleNow / 1000;

const input = (id: string, label: string, element: object, more = {}) => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  element: { action_id: 'it', ...element },
  ...more,
});

/** The inputs of a modal: one of each kind. */
export const sampleInputs: readonly unknown[] = [
  {
    type: 'alert',
    block_id: 'alert',
    level: 'warning',
    text: mrkdwn('Everybody in *#general* will see this.'),
  },
  input('title', 'What is wrong?', {
    type: 'plain_text_input',
    max_length: 100,
    placeholder: plain('Checkout is down'),
  }),
  input('severity', 'Severity', {
    type: 'static_select',
    options: severities,
    initial_option: severities[1],
  }),
  input(
    'details',
    'Details',
    { type: 'plain_text_input', multiline: true },
    { optional: true, hint: plain('What you saw, and where.') },
  ),
  input('people', 'Who helps?', {
    type: 'multi_users_select',
    initial_users: ['U0BARAKA', 'U0CHEBET'],
    placeholder: plain('Choose people'),
  }),
  input('where', 'Where?', { type: 'conversations_select', placeholder: plain('Choose a conversation') }),
  input('search', 'Service', { type: 'external_select', min_query_length: 2, placeholder: plain('Search') }),
  input('when', 'When did it begin?', { type: 'datetimepicker', initial_date_time: seconds - 1800 }),
  input('kind', 'Kind', {
    type: 'radio_buttons',
    options: [option('outage', 'Outage'), option('slow', 'Slowness')],
    initial_option: option('outage', 'Outage'),
  }),
  input('more', 'Also', {
    type: 'checkboxes',
    options: [option('page', 'Page the one on call'), option('public', 'Tell the customers')],
  }),
  input('number', 'How many are hurt?', { type: 'number_input', is_decimal_allowed: false, min_value: '1' }),
  input('mail', 'Your e-mail', { type: 'email_text_input' }, { optional: true }),
  input('url', 'Dashboard', { type: 'url_text_input' }, { optional: true }),
  input('rich', 'Notes', { type: 'rich_text_input' }, { optional: true }),
];
