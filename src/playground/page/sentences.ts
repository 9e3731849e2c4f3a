/** What is told to a person when Slack's rules stand in the way, by Slack's code. */
const SENTENCES: Readonly<Record<string, string>> = {
  already_archived: 'This channel is archived already.',
  already_pinned: 'This message is pinned already.',
  already_private: 'This channel is private already.',
  already_public: 'This channel is public already.',
  already_reacted: 'You have reacted with this emoji already.',
  cant_archive_general: 'This channel is everybody’s and cannot be archived.',
  cant_delete_message: 'You can only delete messages of your own.',
  cant_leave_general: 'This channel is everybody’s and cannot be left.',
  cant_update_message: 'You can only edit messages of your own.',
  channel_not_found: 'There is no such channel, or it is not for you to see.',
  file_not_found: 'There is no such file.',
  huddle_in_progress: 'A huddle is on in this channel already. Join it.',
  invalid_name: 'This is not the name of an emoji.',
  invalid_name_maxlength: 'A channel’s name may have at most 80 characters.',
  invalid_name_punctuation: 'A channel’s name needs at least one letter or digit.',
  invalid_name_required: 'Give the channel a name.',
  invalid_name_specials: 'A channel’s name may hold lower-case letters, digits, “-” and “_”, and no spaces.',
  is_archived: 'This channel is archived: nobody can write or react in it.',
  message_not_found: 'This message is no longer there.',
  method_not_supported_for_channel_type: 'That is not possible in this kind of conversation.',
  name_taken: 'This name is taken. Choose another one.',
  no_huddle: 'No huddle is on in this channel.',
  no_pin: 'This message is not pinned.',
  no_reaction: 'You have not reacted with this emoji.',
  no_text: 'There is nothing to send: write something first.',
  not_archived: 'This channel is not archived.',
  not_in_channel: 'You are not in this channel. Join it first.',
  restricted_action: 'That is not possible in this channel.',
  thread_not_found: 'This thread is no longer there.',
  too_long: 'This is too long: 250 characters are the most.',
  too_many_emoji: 'This message has as many different emoji as a message can have.',
  too_many_pins: 'This channel has as many pins as a channel can have.',
  too_many_reactions: 'You have put as many emoji on this message as one person can.',
  user_not_found: 'There is nobody of this name here.',
};

/** Says a refusal to the person whom it meets. */
export function sentenceFor(code: string): string {
  return SENTENCES[code] ?? `That is not possible here (${code}).`;
}
