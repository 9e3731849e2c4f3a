import { z } from 'zod';
import { recordPictureGone } from '../../domain/marks/marking';
import { fromTimestamp } from '../../domain/time/instant';
import { readEvent } from '../payloads/event';
import { timestamp } from '../payloads/timestamp';
import type { EventListener } from './event';

const fileDeleted = z.object({ file_id: z.string().min(1), event_ts: timestamp });

/**
 * Somebody deleted a file: the picture that is kept of it goes as well. Slack tells of every file of the workspace, and of none that
 * goes by its own rules of retention. Source: docs.slack.dev, reference/events/file_deleted.
 */
export const fileWasDeleted: EventListener = {
  type: 'file_deleted',
  subscriptions: ['file_deleted'],

  async hear(event, { workspace, pictures, change }) {
    const { file_id: file, event_ts: eventTs } = readEvent(fileDeleted, event);
    const places = await pictures.placesOf(workspace.identity.team, file);
    for (const { ref, entry } of places) {
      await change(ref, undefined, (incident) =>
        recordPictureGone(incident, { entry, file, asOf: fromTimestamp(eventTs) }),
      );
    }
  },
};
