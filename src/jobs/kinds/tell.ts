import { withCorrection } from '../../domain/fold/fact-words';
import type { Incident } from '../../domain/incident/incident';
import { entryKeyOf } from '../../domain/incident/incident-event';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Posts the channel message that tells the fact with this position in the log. */
    tell: { readonly fact: number };
  }
}

/** Posts the message that tells a fact and binds it to that fact; brings it up to date when told again. */
export const tell: JobKind<'tell'> = {
  name: 'tell',
  part: 'a message in the incident’s channel',
  where: ownChannel,

  async run({ fact }, { ref, incident, job, chat, store, change }) {
    if (incident.channel === undefined) return;
    const noticeIn = async (incident: Incident) => {
      const said = await store.event(ref, fact);
      const event = withCorrection(said, incident.corrections[entryKeyOf(said)]);
      return { type: 'fact', incident, event } as const;
    };
    const told = incident.told[fact];
    if (told !== undefined) {
      await chat.edit(told, await noticeIn(incident));
      return;
    }
    const { source, says } = await chat.post(incident.channel.id, await noticeIn(incident), job);
    const now = await change((now) => (now.told[fact] === undefined ? [{ type: 'told', fact, source }] : []));
    // What was corrected or removed for good before the message was bound to its fact had no message to correct.
    const isAsPosted = says !== undefined && now.seq === incident.seq + 1;
    if (!isAsPosted) await chat.edit(source, await noticeIn(now), says);
  },
};
