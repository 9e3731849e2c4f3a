import { withCorrection } from '../../domain/fold/fact-words';
import { fold } from '../../domain/fold/fold';
import type { Incident } from '../../domain/incident/incident';
import { entryKeyOf, type IncidentEvent } from '../../domain/incident/incident-event';
import { roleRequestsOf, settledBy } from '../../domain/ledger/role';
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
      const then = await handedOverIn(incident, event, () => store.log(ref));
      return { type: 'fact', incident, event, ...(then !== undefined && { then }) } as const;
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

/** The incident as it stood once a hand-over was settled: the brief that went with it stays what it was. */
async function handedOverIn(
  incident: Incident,
  { type, seq }: IncidentEvent,
  log: () => Promise<readonly IncidentEvent[]>,
): Promise<Incident | undefined> {
  if (type !== 'role-asked') return undefined;
  const { isHandOver = false, outcome } = roleRequestsOf(incident).find((each) => each.seq === seq) ?? {};
  const settled = outcome && settledBy(outcome).seq;
  if (!isHandOver || settled === undefined) return undefined;
  return fold(
    undefined,
    (await log()).filter((each) => each.seq <= settled),
  );
}
