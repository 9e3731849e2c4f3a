import { promiseOf } from '../../domain/promises/promises';
import type { Instant } from '../../domain/time/instant';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Asks whoever owes something for it, where that is still to be kept by that time. */
    remind: { readonly promise: string; readonly due: Instant };
  }
}

/** Asks for what is due and was not kept, below the card, where it stands out of the way of those who work. */
export const remind: JobKind<'remind'> = {
  name: 'remind',
  part: 'a reminder of what somebody promised',
  where: ownChannel,

  async run({ promise: key, due }, { incident, job, chat, change }) {
    const promise = promiseOf(incident, key);
    const { channel, card } = incident;
    if (promise?.state.type !== 'owed' || promise.due !== due || channel === undefined) return;
    if (promise.asked.some((each) => each.due === due)) return;
    const notice = { type: 'reminder', incident, promise: key, due } as const;
    const { source, says } = await chat.post(channel.id, notice, job, card?.message);
    const now = await change((now) =>
      promiseOf(now, key)?.asked.some((each) => each.due === due)
        ? []
        : [{ type: 'promise-asked', promise: key, due, source }],
    );
    // What was kept or put off before the message was known had no message to say so.
    await chat.edit(source, { ...notice, incident: now }, says);
  },
};
