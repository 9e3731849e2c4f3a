import { connectReadOnly } from '../../storage/open';
import type { Diagnosis } from './diagnosis';

const check = 'canvases';

/**
 * What became of the newest canvas that was asked for: nothing that asks changes nothing, so that only the logs tell what the
 * workspace allows. Nothing is said where none was asked for.
 */
export async function checkCanvases(url: string): Promise<readonly Diagnosis[]> {
  const { db, close } = await connectReadOnly(url);
  const newest = await db
    .selectFrom('incident_events')
    .select(['type', 'body'])
    .where('type', 'in', ['canvas-made', 'canvas-refused'])
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst()
    .finally(close);
  if (newest === undefined) return [];
  if (newest.type === 'canvas-made') return [{ check, state: 'ok', sentence: 'The workspace has canvases.' }];
  const { why = 'for a reason unknown' }: { readonly why?: string } = JSON.parse(newest.body);
  const sentence = `The workspace let the bot make none (${why}): incidents go on without, and their drafts come as files. Ask an administrator for canvases, or set canvases: false.`;
  return [{ check, state: 'warning', sentence }];
}
