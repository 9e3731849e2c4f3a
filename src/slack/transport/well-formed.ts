import type { App } from '@slack/bolt';
import { z } from 'zod';

const id = z.string().min(1);

/** Who acts, where and on what: as much of it as is stored, or that something is found by. */
const acting = z.union([
  // Events are read by their listeners.
  z.object({ event: z.looseObject({ type: id }) }),
  z.object({ command: id, user_id: id, channel_id: id, text: z.string().optional() }),
  z.object({
    type: id,
    user: z.object({ id }),
    channel: z.object({ id }).nullish(),
    view: z.object({ private_metadata: z.string() }).nullish().catch(undefined),
  }),
]);

/**
 * Takes in nothing that no Slack would send: an incident in whose log nobody can be named could never be drawn again.
 * It is answered like any other bug.
 */
export function refuseMalformed(app: App): void {
  app.use(async ({ body, next }) => {
    acting.parse(body);
    await next();
  });
}
