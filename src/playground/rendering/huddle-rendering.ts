import type { Channel, Message } from '../state/state';

/**
 * The `room` of a huddle's message. Source: docs.slack.dev, reference/objects/conversation-object, whose example of
 * `conversations.history` is such a message.
 */
export function roomOf(channel: Channel, { ts, huddle }: Message): Record<string, unknown> | undefined {
  if (!huddle) return undefined;
  return {
    id: huddle.id,
    name: '',
    media_server: '',
    created_by: huddle.createdBy,
    date_start: huddle.start,
    date_end: huddle.end,
    participants: huddle.present,
    participant_history: huddle.everPresent,
    participants_camera_on: [],
    participants_camera_off: [],
    participants_screenshare_on: [],
    participants_screenshare_off: [],
    canvas_thread_ts: ts,
    thread_root_ts: ts,
    channels: [channel.id],
    is_dm_call: false,
    was_rejected: false,
    was_missed: false,
    was_accepted: false,
    has_ended: huddle.end !== 0,
    background_id: 'GRADIENT_03',
    canvas_background: 'GRADIENT_03',
    is_prewarmed: false,
    is_scheduled: false,
    attached_file_ids: [],
    media_backend_type: 'free_willy',
    display_id: '',
    external_unique_id: huddle.id,
    app_id: 'A00',
    call_family: 'huddle',
    pending_invitees: {},
    last_invite_status_by_user: {},
  };
}
