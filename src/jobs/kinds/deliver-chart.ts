import { ChatFailure } from '../../app/chat-failure';
import type { Upload } from '../../app/ports';
import { lossOf } from '../../domain/incident/channel';
import { incidentName } from '../../domain/incident/incident';
import { readIncident } from '../../domain/incident-view';
import type { PersonId } from '../../domain/person';
import { isTrusted } from '../confidants';
import type { JobContext, JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Posts the picture of the timeline that goes with that draft; to a person where that got it by themselves. */
    'deliver-chart': { readonly revision: number; readonly person?: PersonId };
  }
}

/** Drafts come after it in its lane, and must not wait for a picture for long. */
const MAX_TRIES = 5;

/** Draws the timeline and delivers it below the draft, unless a newer draft came, which brings its own. */
export const deliverChart: JobKind<'deliver-chart'> = {
  name: 'deliver-chart',
  part: 'the picture of the timeline',
  where: ({ person }, incident) => (person === undefined ? incident.channel?.id : undefined),

  async run({ revision, person }, context) {
    const { incident, job, chat, change, remember } = context;
    const isHere = (each: { readonly revision: number; readonly person?: PersonId }): boolean =>
      each.revision === revision && each.person === person;
    const isOvertaken = incident.drafts.some((draft) => draft.revision > revision && draft.person === person);
    if (isOvertaken || incident.charts.some(isHere)) return;
    const channel = await placeFor(person, context);
    const file = channel === undefined ? undefined : await chartFile(context, channel, revision);
    if (file === undefined) return;
    const notice = { type: 'chart', incident, revision } as const;
    const delivered = await chat.upload(file, notice, job, remember).catch((error: unknown) => {
      throw job.attempt < MAX_TRIES ? error : givenUp(error);
    });
    await change((now) =>
      now.charts.some(isHere)
        ? []
        : [{ type: 'chart-delivered', revision, ...(person !== undefined && { person }), ...delivered }],
    );
  },
};

/** Where the draft went; undefined where nobody may or can see it there any more. */
async function placeFor(
  person: PersonId | undefined,
  { incident, chat }: JobContext,
): Promise<string | undefined> {
  if (person === undefined) return lossOf(incident) === undefined ? incident.channel?.id : undefined;
  if (incident.isPrivate && !isTrusted(await chat.lookUp(person))) return undefined;
  return chat.directMessages(person);
}

async function chartFile(
  { incident, chat, documents }: JobContext,
  channel: string,
  revision: number,
): Promise<Upload | undefined> {
  const { people, places } = readIncident(incident);
  const chart = await documents.chart(incident, { nameOf: await chat.names([...people, ...places]) });
  if (chart === undefined) return undefined;
  const name = incidentName(incident);
  return {
    ...{ channel, name: `${name}-timeline.png`, title: `${name} timeline, revision ${revision}` },
    ...{ content: chart.png, altText: chart.description, version: chart.version },
  };
}

/** The same failure without another try, unless Slack is out of reach for everybody and so for drafts as well. */
function givenUp(error: unknown): unknown {
  if (!(error instanceof ChatFailure) || !error.outcome.again || error.outcome.isForAll) return error;
  return new ChatFailure(error.code, error.sentence, { again: false }, error.asOf);
}
