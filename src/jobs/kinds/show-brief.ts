import { ChatFailure } from '../../app/chat-failure';
import type { PersonId } from '../../domain/person';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Shows whoever joined what is known, to them alone. */
    'show-brief': { readonly person: PersonId };
  }
}

/** Shows whoever joined what is known of the incident. It is for people who may read its timeline, and may fail to arrive. */
export const showBrief: JobKind<'show-brief'> = {
  name: 'show-brief',
  part: 'the brief for whoever joined',
  where: ownChannel,

  async run({ person }, { incident, chat, log }) {
    if (incident.channel === undefined || incident.closed !== undefined || incident.status === 'canceled')
      return;
    try {
      const [who] = await chat.whoIs([person]);
      if (who === undefined || who.isBot || who.isDeactivated || who.standing === 'foreign') return;
      await chat.tellAlone(incident.channel.id, person, { type: 'brief', incident });
    } catch (error) {
      if (!(error instanceof ChatFailure) || error.outcome.again) throw error;
      log.info({ incident: incident.number, why: error.code }, 'Somebody who joined was not shown the brief');
    }
  },
};
