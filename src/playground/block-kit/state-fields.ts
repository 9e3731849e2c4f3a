/** How Slack names an element's value: in `state.values`, and in the element as it was sent. */
export interface StateField {
  /** The key of the value in `state.values.<block>.<action>`. */
  readonly key: string;
  /** The key of the value that the app prefilled. */
  readonly initial: string;
  /** Whether the value is a list, empty when nothing is chosen; else it is null then. */
  readonly many?: true;
}

/** The elements that have a value, after docs.slack.dev/reference/interaction-payloads/view-interactions-payload. */
export const STATE_FIELDS: Readonly<Record<string, StateField>> = {
  plain_text_input: { key: 'value', initial: 'initial_value' },
  number_input: { key: 'value', initial: 'initial_value' },
  email_text_input: { key: 'value', initial: 'initial_value' },
  url_text_input: { key: 'value', initial: 'initial_value' },
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value' },
  static_select: { key: 'selected_option', initial: 'initial_option' },
  external_select: { key: 'selected_option', initial: 'initial_option' },
  radio_buttons: { key: 'selected_option', initial: 'initial_option' },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', many: true },
  multi_external_select: { key: 'selected_options', initial: 'initial_options', many: true },
  checkboxes: { key: 'selected_options', initial: 'initial_options', many: true },
  users_select: { key: 'selected_user', initial: 'initial_user' },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', many: true },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation' },
  multi_conversations_select: {
    key: 'selected_conversations',
    initial: 'initial_conversations',
    many: true,
  },
  channels_select: { key: 'selected_channel', initial: 'initial_channel' },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', many: true },
  datepicker: { key: 'selected_date', initial: 'initial_date' },
  timepicker: { key: 'selected_time', initial: 'initial_time' },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time' },
  file_input: { key: 'files', initial: 'initial_files', many: true },
};

/** One element's entry in `state.values`; an absent value is written as Slack writes an empty one. */
export function stateOf(
  element: Readonly<Record<string, unknown>>,
  field: StateField,
  value: unknown,
): Record<string, unknown> {
  return {
    type: element.type,
    [field.key]: value ?? (field.many ? [] : null),
    ...(element.type === 'timepicker' && element.timezone ? { timezone: element.timezone } : {}),
  };
}
