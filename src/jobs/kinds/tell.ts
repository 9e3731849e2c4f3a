import { entryOf } from '../../domain/correct';
import { asCorrected } from '../../domain/correction';
import { type JobKind, ownChannel } from '../kind';

/** Posts the message that tells a fact and binds it to that fact; brings it up to date when told again. */
export const tell: JobKind<'tell'> = {
  name: 'tell',
  part: 'a message in the incident’s channel',
  where: ownChannel,

  async run({ fact }, { ref, incident, job, chat, store, change }) {
    if (incident.channel === undefined) return;
    const said = await store.event(ref, fact);
    const event = asCorrected(said, incident.corrections[entryOf(said)]);
    const notice = { kind: 'fact', incident, event } as const;
    const told = incident.told[fact];
    if (told !== undefined) {
      await chat.edit(told, notice);
      return;
    }
    const source = await chat.post(incident.channel.id, notice, job);
    await change((now) => (now.told[fact] === undefined ? [{ type: 'told', fact, source }] : []));
  },
};
