import { createHash } from 'node:crypto';
import { ChatFailure } from '../app/chat-failure';
import type { DocumentContext } from '../app/ports';
import type { CanvasKind } from '../domain/canvas';
import { fold } from '../domain/fold/fold';
import { type Incident, incidentName } from '../domain/incident/incident';
import { readIncident } from '../domain/incident-view';
import type { JobContext } from './kind';

/** What is written into a canvas, and its digest. */
export interface CanvasText {
  readonly markdown: string;
  readonly says: string;
}

/** What a canvas is called in Slack and in the channel's head: nobody's words, which might have to be removed. */
export const canvasNames: Readonly<Record<CanvasKind, string>> = {
  record: 'Record',
  postmortem: 'Postmortem',
};

/** The title of an incident's canvas: `INC-7 Record`. */
export function canvasTitle(incident: Incident, kind: CanvasKind): string {
  return `${incidentName(incident)} ${canvasNames[kind]}`;
}

/** The postmortem as people are given it to go on with: what the newest draft says. */
export async function postmortemText(context: JobContext): Promise<CanvasText> {
  const { incident, documents } = context;
  return textOf(await documents.postmortemCanvas(incident, await documentContext(incident, context)));
}

/** The record of an incident as it is now, and what changed in it since the postmortem's canvas was made. */
export async function recordText(incident: Incident, context: JobContext): Promise<CanvasText> {
  const { documents, store, ref } = context;
  const { postmortem } = incident.canvases ?? {};
  const before =
    postmortem === undefined
      ? undefined
      : fold(
          undefined,
          (await store.log(ref)).filter(({ seq }) => seq <= postmortem.upTo),
        );
  return textOf(await documents.recordCanvas(incident, await documentContext(incident, context), before));
}

function textOf(markdown: string): CanvasText {
  return { markdown, says: createHash('sha256').update(markdown).digest('hex') };
}

async function documentContext(incident: Incident, { chat, clock }: JobContext): Promise<DocumentContext> {
  const { people, places } = readIncident(incident);
  return {
    revision: incident.drafts.at(-1)?.revision ?? incident.draftsRequested,
    renderedAt: clock.now(),
    // Nothing is read for a canvas: the draft before it was, and says so where it could not be.
    isUnread: false,
    nameOf: await chat.names([...people, ...places]),
    linkTo: (source) => chat.linkTo(source),
  };
}

/** What a workspace lets no app do, by its plan or by what its administrators decided. */
const refusals: ReadonlySet<string> = new Set([
  'canvas_disabled_user_team',
  'free_team_canvas_tab_already_exists',
  'free_teams_cannot_create_non_tabbed_canvases',
  'free_teams_cannot_edit_standalone_canvases',
  'restricted_action',
  'team_tier_cannot_create_channel_canvases',
]);

/** What was logged of each workspace. */
const logged = new WeakMap<object, Set<string>>();

/**
 * Does something with a canvas where the workspace allows it. Where it does not, that is recorded and logged once, and the
 * incident goes on without: the draft comes as a file all the same. An app that was installed before canvases lacks the
 * permission, which is logged once as well.
 */
export async function whereAllowed(
  context: JobContext,
  canvas: CanvasKind,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ChatFailure)) throw error;
    const { code: why } = error;
    if (why !== 'missing_scope' && !refusals.has(why)) throw error;
    logOnce(context, error);
    // Whoever grants the permission wants the canvases of what comes then.
    if (why === 'missing_scope') return;
    await context.change((now) =>
      now.canvases?.refused?.[canvas] === why ? [] : [{ type: 'canvas-refused', canvas, why }],
    );
  }
}

function logOnce({ chat, log, incident }: JobContext, { code, sentence }: ChatFailure): void {
  const known = logged.get(chat) ?? new Set();
  logged.set(chat, known);
  if (known.has(code)) return;
  known.add(code);
  log.warn(
    { incident: incident.number, error: code },
    `Slack lets the bot have no canvas: ${sentence} Drafts come as files all the same. To have no canvases, set canvases: false.`,
  );
}
