import type { Incident } from '../../src/domain/incident/incident';
import type { Fact } from '../../src/domain/incident/incident-event';
import type { Instant } from '../../src/domain/time/instant';
import { leadingWhen, type WhenContext } from '../../src/domain/time/when';
import { clock, date, sameDay, type Zone } from '../../src/domain/time/zone';
import { Refusal } from '../../src/errors';
import { note } from '../../src/slack/commands/note';
import type { CommandContext } from '../../src/slack/interactions/command';
import { withTime } from '../../src/slack/text/command-time';
import { nameOf } from './cast';
import { defaultSettings } from './default-settings';
import { Log } from './log';
import { unsaidDigits } from './time-texts';

/** What came of a note: as of when it is recorded, and the answer that its writer read. */
export interface Noted {
  readonly occurredAt?: Instant;
  readonly approximate?: true;
  readonly answer: string;
}

const incidents = new Map<Zone, Incident>();

/** An incident of a zone, which no note changes. */
function incidentIn(zone: Zone, now: Instant): Incident {
  const known = incidents.get(zone) ?? Log.of({}, now, zone).incident;
  incidents.set(zone, known);
  return known;
}

/** Types a note into an incident without a bot; undefined where it was refused, and nothing recorded. */
export async function noted(
  args: string,
  { now, zone, ownZone }: WhenContext & { readonly ownZone?: Zone | undefined },
): Promise<Noted | undefined> {
  const incident = incidentIn(zone, now);
  const facts: Fact[] = [];
  const context: Partial<CommandContext> = {
    ...{ args, now, ownZone, nameOf, settings: defaultSettings, time: {} },
    incident: async () => incident,
    change: async (decide, time = {}) => {
      facts.push(...withTime(incident, decide(incident, now), time));
      return incident;
    },
  };
  try {
    const answer = await note.run(context as CommandContext);
    const fact = facts.find(({ type }) => type === 'noted');
    if (fact?.type !== 'noted') throw new Error('It answers and records nothing');
    const { occurredAt, approximate } = fact;
    const said = JSON.stringify(answer);
    return {
      answer: said,
      ...(occurredAt !== undefined && { occurredAt, ...(approximate && { approximate }) }),
    };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** What is wrong with a note that is recorded as of another time than its writer reads, or than stands in it. */
export function misrecorded(
  text: string,
  { occurredAt, approximate, answer }: Noted,
  { now, zone }: WhenContext,
): string | undefined {
  const at = occurredAt ?? now;
  const day = sameDay(at, now, zone) ? '' : `${date(at, zone)} `;
  const shown = `*${approximate ? '≈' : ''}${day}${clock(at, zone)}`;
  if (!answer.includes(`: ${shown}`)) return `it is recorded as of ${shown}, and the answer is ${answer}`;
  if (occurredAt === undefined) return undefined;
  const { rest = '' } = leadingWhen(text, { now, zone }) ?? {};
  const typed = text.trim().slice(0, text.trim().length - rest.length);
  const bare = typed.replace(/[\s,;:.)\]}–—-]+$/, '');
  const unsaid = unsaidDigits(text, { at, typed: bare }, { now, zone });
  return unsaid.length === 0
    ? undefined
    : `it is recorded as of ${shown}, and ${unsaid.join(':')} is not in it`;
}
