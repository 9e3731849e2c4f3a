import { toJSONSchema, type z } from 'zod';
import type { Incident } from '../../domain/incident/incident';
import { readIncident } from '../../domain/incident-view';
import { type Milestone, milestones } from '../../domain/milestone';
import { toIso } from '../../domain/time/instant';
import type { Draft } from '../draft/draft';
import { asPlainText } from '../markdown/as-plain-text';
import { Markdown } from '../markdown/markdown';
import {
  draftSchema,
  type PostmortemDocument,
  postmortemSchema,
  postmortemVersion,
} from './postmortem-schema';

/** Markdown as data. */
interface Text {
  readonly markdown: string;
  readonly text: string;
}

/** What a template needs to put words onto lines and tasks into groups, and what stands in their whole as well. */
type ForTemplates = 'lead' | 'rest' | 'byPurpose';

/** Anything of a draft as data. */
type DataOf<T> = T extends Markdown
  ? Text
  : T extends readonly (infer Each)[]
    ? DataOf<Each>[]
    : T extends object
      ? { [K in keyof T as Exclude<K, ForTemplates>]: K extends 'link' ? string | null : DataOf<T[K]> }
      : T;

/** The milestones stand there as instants, and what may be told outside is a form of its own. */
type DraftData = DataOf<Omit<Draft, 'words' | 'milestones' | 'external'>>;

// The compiler asks for whatever else a draft comes to hold.
draftSchema satisfies z.ZodType<DraftData>;

const left: ReadonlySet<string> = new Set(['words', 'milestones', 'external']);
const forTemplates: ReadonlySet<string> = new Set<ForTemplates>(['lead', 'rest', 'byPurpose']);

/** The draft of an incident as JSON. The schema is in docs/postmortem.schema.json. */
export function postmortemJson(draft: Draft, incident: Incident): string {
  const own = Object.entries(draft).filter(([name]) => !left.has(name));
  const data = dataOf(Object.fromEntries(own)) as DraftData;
  const { times } = readIncident(incident);
  const reached = milestones.map((milestone): [Milestone, string | null] => {
    const at = times[milestone]?.at;
    return [milestone, at === undefined ? null : toIso(at)];
  });
  const document: PostmortemDocument = {
    format: 'firelog postmortem',
    version: postmortemVersion,
    zone: incident.zone,
    milestones: Object.fromEntries(reached) as Record<Milestone, string | null>,
    ...data,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** What every such document keeps to, as JSON Schema (draft 2020-12). */
export function postmortemJsonSchema(): string {
  return `${JSON.stringify(toJSONSchema(postmortemSchema), undefined, 2)}\n`;
}

function dataOf(value: unknown, name?: string): unknown {
  if (value instanceof Markdown) return name === 'link' ? addressIn(value) : textOf(value);
  if (Array.isArray(value)) return value.map((each) => dataOf(each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !forTemplates.has(key));
  return Object.fromEntries(entries.map(([key, each]) => [key, dataOf(each, key)]));
}

function textOf({ alone }: Markdown): Text {
  return { markdown: alone, text: asPlainText(alone) };
}

/** An address as it was before it was put between the parentheses of a link. */
function addressIn({ alone }: Markdown): string {
  return alone.replace(/^<(.*)>$/, '$1').replaceAll('&amp;', '&');
}
