import type { JobRequest } from '../../app/job';
import { standingCanvas } from '../../domain/canvas';
import { later, minute } from '../../domain/time/instant';
import { recordText, whereAllowed } from '../canvases';
import { type JobContext, type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Writes the record’s canvas anew; at once where words were removed for good. */
    'rewrite-record': { readonly isUrgent?: boolean };
  }
}

/** So long at least after the record was written it stays as it is: Slack keeps every wording of a canvas. */
const CALM = minute;

const afterwards = {
  kind: 'rewrite-record',
  payload: {},
  mergeKey: 'rewrite-record',
  lane: 'canvas',
} as const satisfies JobRequest;

/** Writes the record anew where it would say something else; one that somebody deleted is noticed here. */
export const rewriteRecord: JobKind<'rewrite-record'> = {
  name: 'rewrite-record',
  part: 'the Record canvas',
  isToldOnce: true,
  where: ownChannel,

  async run({ isUrgent = false }, context) {
    const { ref, incident, settings, chat, clock, change, queue } = context;
    const record = standingCanvas(incident, 'record');
    // What was removed for good goes from it even where no canvases are wanted any more.
    if (record === undefined || !(settings.canvases || isUrgent)) return;
    const next = later(record.writtenAt, CALM);
    if (!isUrgent && clock.now() < next) return queue(ref, afterwards, next);
    const rewrite = async (): Promise<void> => {
      const now = await afterLookingFor(context);
      const { markdown, says } = await recordText(now, context);
      if (says === record.says) return;
      const stands = await chat.rewriteCanvas(record.id, markdown);
      await change((then) => {
        if (standingCanvas(then, 'record')?.id !== record.id) return [];
        return stands
          ? [{ type: 'canvas-written', says }]
          : [{ type: 'canvas-lost', canvas: 'record', id: record.id }];
      });
    };
    // Where words that were removed for good cannot be taken out of it, people have to know.
    await (isUrgent ? rewrite() : whereAllowed(context, 'record', rewrite));
  },
};

/** The incident once it is known whether the postmortem’s canvas is there still: nothing else tells that it was deleted. */
async function afterLookingFor({ incident, chat, change }: JobContext): Promise<JobContext['incident']> {
  const postmortem = standingCanvas(incident, 'postmortem');
  if (postmortem === undefined || (await chat.hasCanvas(postmortem.id))) return incident;
  return change((now) =>
    standingCanvas(now, 'postmortem') === undefined
      ? []
      : [{ type: 'canvas-lost', canvas: 'postmortem', id: postmortem.id }],
  );
}
