import { isNextStep, lookAgain, noticeOfArchiving, outlookOf } from '../../domain/channel/archiving';
import { lastOf } from '../../domain/incident/kept-facts';
import { later, minute } from '../../domain/time/instant';
import { quietSince } from '../asking/quiet-since';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Says that the channel is archived where it has fallen silent, by the fact that plans to look. */
    'look-for-silence': { readonly plan: number };
  }
}

/** Our clock and the workspace's differ a little: what is almost due is not worth another look. */
const MAX_EARLY = minute;

/** Says beforehand that a channel is archived in which nobody writes any more. Where somebody does, it is looked at again later. */
export const lookForSilence: JobKind<'look-for-silence'> = {
  name: 'look-for-silence',
  part: 'the message that the channel is archived',
  where: ownChannel,

  async run({ plan }, context) {
    const { incident, settings, chat, job, clock, change } = context;
    const { archiveAfter } = settings.channel;
    if (archiveAfter === undefined || incident.channel === undefined || !isNextStep(incident, plan)) return;
    const notice = noticeOfArchiving(archiveAfter);
    const wait = archiveAfter - notice;
    const enough = later(clock.now(), MAX_EARLY - wait);
    const since = await quietSince(context, enough);
    if (since > enough) {
      await change((now) => lookAgain(now, plan, later(since, wait)));
      return;
    }
    const due = later(clock.now(), notice);
    const said = { type: 'archiving', incident, due, outlook: { type: 'archived then' } } as const;
    const { source, says } = await chat.post(incident.channel.id, said, job);
    const after = await change((now) =>
      isNextStep(now, plan) ? [{ type: 'archiving-said', due, source }] : [],
    );
    const seq = lastOf(after, 'archiving-said')?.seq ?? 0;
    await chat.edit(source, { ...said, incident: after, outlook: outlookOf(after, seq) }, says);
  },
};
