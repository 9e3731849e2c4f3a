import type { PersonId } from '../person';
import type { Source } from '../source';
import type { FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    'draft-requested': Record<never, never>;
    /** The channel is gone: the draft goes to these people, to each by themselves. */
    'draft-addressed': { revision: number; people: readonly PersonId[] };
    /** `person` is whom it was sent to where the channel is gone. */
    'draft-delivered': {
      revision: number;
      file: string;
      link: string;
      source?: Source;
      person?: PersonId;
    };
    /** The picture of the timeline that goes with a draft. */
    'chart-delivered': {
      revision: number;
      file: string;
      link: string;
      source?: Source;
      person?: PersonId;
    };
  }
}

/** A draft is wanted. */
export const draftRequested: FactDefinition<'draft-requested'> = {
  version: 1,
  isKept: true,
  apply: (incident) => ({ ...incident, draftsRequested: incident.draftsRequested + 1 }),
};

/** It is known to whom a draft goes. */
export const draftAddressed: FactDefinition<'draft-addressed'> = {
  version: 1,
  apply: (incident, { revision }) => ({
    ...incident,
    draftsAddressed: [...incident.draftsAddressed, revision],
  }),
};

/** A draft has arrived. */
export const draftDelivered: FactDefinition<'draft-delivered'> = {
  version: 1,
  apply: (incident, event) => ({ ...incident, drafts: [...incident.drafts, event] }),
};

/** The picture that goes with a draft has arrived. */
export const chartDelivered: FactDefinition<'chart-delivered'> = {
  version: 1,
  apply: (incident, event) => ({ ...incident, charts: [...incident.charts, event] }),
};
