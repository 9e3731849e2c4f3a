import type { Canvas, Canvases, CanvasKind } from '../canvas';
import type { Incident } from '../incident/incident';
import type { FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** `upTo` is the position of the last event that it tells of, `says` the digest of what was written into it. */
    'canvas-made': { canvas: CanvasKind; id: string; link: string; upTo: number; says: string };
    /** The record was written anew. */
    'canvas-written': { says: string };
    /** Somebody deleted it by hand. */
    'canvas-lost': { canvas: CanvasKind; id: string };
    /** The workspace lets none be made, by its plan or its settings; `why` is its own code for that. */
    'canvas-refused': { canvas: CanvasKind; why: string };
  }
}

const none: Canvases = { recordsLost: 0 };

function withCanvas(incident: Incident, kind: CanvasKind, canvas: Canvas): Canvases {
  return { ...(incident.canvases ?? none), [kind]: canvas };
}

/** A canvas stands. */
export const canvasMade: FactDefinition<'canvas-made'> = {
  version: 1,
  apply: (incident, { canvas, id, link, upTo, says, recordedAt: at }) => ({
    ...incident,
    canvases: withCanvas(incident, canvas, {
      ...{ id, link, upTo, says },
      ...{ madeAt: at, writtenAt: at, isLost: false },
    }),
  }),
};

/** The record says something else. */
export const canvasWritten: FactDefinition<'canvas-written'> = {
  version: 1,
  apply: (incident, { says, recordedAt: writtenAt }) => {
    const record = incident.canvases?.record;
    if (record === undefined) return incident;
    return { ...incident, canvases: withCanvas(incident, 'record', { ...record, says, writtenAt }) };
  },
};

/** A canvas is gone. */
export const canvasLost: FactDefinition<'canvas-lost'> = {
  version: 1,
  apply: (incident, { canvas: kind, id }) => {
    const canvas = incident.canvases?.[kind];
    if (canvas === undefined || canvas.id !== id || canvas.isLost) return incident;
    const { recordsLost, ...rest } = withCanvas(incident, kind, { ...canvas, isLost: true });
    return {
      ...incident,
      canvases: { ...rest, recordsLost: kind === 'record' ? recordsLost + 1 : recordsLost },
    };
  },
};

/** There is none, and the incident goes on without. */
export const canvasRefused: FactDefinition<'canvas-refused'> = {
  version: 1,
  apply: (incident, { canvas, why }) => {
    const canvases = incident.canvases ?? none;
    return { ...incident, canvases: { ...canvases, refused: { ...canvases.refused, [canvas]: why } } };
  },
};
