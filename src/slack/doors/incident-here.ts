import type { IncidentRef } from '../../app/job';
import type { Incident } from '../../domain/incident';
import { Refusal } from '../../errors';
import type { Desk } from '../desk';

/** The incident of a channel; refuses in any other channel. */
export async function incidentHere(
  { store, identity }: Desk,
  channel: string,
): Promise<{ ref: IncidentRef; incident: Incident }> {
  const ref = await store.inChannel(identity.team, channel);
  if (ref === undefined) {
    throw new Refusal(
      'not-an-incident-channel',
      'This channel is no incident’s. Type this in the incident’s own channel, or declare one: `/incident start sev2 Checkout answers 500`.',
    );
  }
  return { ref, incident: await store.load(ref) };
}

/** The incident that a button or a modal carries by its number. */
export async function incidentCarried(
  { store, identity }: Desk,
  number: string,
): Promise<{ ref: IncidentRef; incident: Incident }> {
  const ref = { team: identity.team, number: Number(number) };
  return { ref, incident: await store.load(ref) };
}
