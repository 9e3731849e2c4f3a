import { isCalledOff } from '../../domain/decisions/identify-person';
import type { JobKind } from '../kind';
import { namedInTime } from '../named-in-time';

declare module '../../app/job' {
  interface JobKinds {
    /** Opens the incident's channel; everything else in it follows from that. */
    'open-channel': Record<never, never>;
  }
}

/** Opens the incident's channel. */
export const openChannel: JobKind<'open-channel'> = {
  name: 'open-channel',
  part: 'the incident’s channel',

  async run(_, context) {
    const { ref, job, chat, store, change, remember } = context;
    if (context.incident.channel !== undefined || isCalledOff(context.incident)) return;
    const incident = await namedInTime(context);
    const isTaken = async (channel: string): Promise<boolean> =>
      (await store.inChannel(ref.team, channel)) !== undefined;
    const opened = await chat.openChannel({ incident, isTaken }, job, remember);
    await change((now) => (now.channel === undefined ? [{ type: 'channel-opened', ...opened }] : []));
  },
};
