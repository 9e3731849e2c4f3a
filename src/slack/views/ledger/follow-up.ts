import type { Incident } from '../../../domain/incident/incident';
import type { Recorded } from '../../../domain/incident/incident-event';
import { readIncident } from '../../../domain/incident-view';
import { type FollowUp, followUpName } from '../../../domain/ledger/follow-up';
import { type FollowUpState, type FollowUpTags, tagsInWords } from '../../../domain/ledger/follow-up-words';
import type { PersonId } from '../../../domain/person';
import type { DrawContext } from '../../block-kit/message';
import { inReadersZone } from '../../text/instants';
import { escaped, mention } from '../../text/mrkdwn';

/** What a follow-up is called once something became of it: `F1 done`. */
const becomes: Readonly<Record<FollowUpState, string>> = {
  open: 'open again',
  done: 'done',
  dropped: 'dropped',
};

/** Who does a follow-up and by when, and what else was said of it: `no owner, due 2023-11-30, p1, prevent`. */
export function dutyInWords({
  owner,
  due,
  ...tags
}: FollowUpTags & { readonly owner?: PersonId | undefined; readonly due?: string | undefined }): string {
  return [
    owner === undefined ? 'no owner' : mention(owner),
    due === undefined ? 'no due date' : `due ${due}`,
    ...tagsInWords(tags),
  ].join(', ');
}

/** What the message says that tells a follow-up: as it stands now, and how to say that it is done. */
export function followUpInWords(
  incident: Incident,
  event: Recorded<'follow-up-added'>,
  { quoted, draw }: { quoted: string; draw: DrawContext },
): { readonly text: string; readonly hint: string } {
  const origin = incident.followUps.find((each) => 'typed' in each && each.typed === event.seq);
  const name = followUpName({ number: origin?.number ?? 0 });
  const task = readIncident(incident).followUps.find((each) => each.seq === event.seq);
  const duty = dutyInWords(event);
  if (task?.settled === undefined) {
    const hint = `React with :${draw.settings.emoji.confirmed}: when it is done.`;
    return { text: `*${name}:* ${quoted} (${duty})`, hint };
  }
  return { text: `*${name} ${becomes[task.state]}:* ${quoted} (${duty})`, hint: settledBy(task, draw) };
}

function settledBy({ settled }: FollowUp, { nameOf }: DrawContext): string {
  if (settled === undefined) return '';
  const who = settled.by === undefined ? '' : ` by ${escaped(nameOf(settled.by))}`;
  const what = becomes[settled.kind];
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}${who}, ${inReadersZone(settled.at)}`;
}

/** The head of the message that tells what became of a follow-up: `F1 done`. */
export function outcomeName({ followUp, state }: Recorded<'follow-up-settled'>): string {
  return `${followUpName({ number: followUp })} ${becomes[state]}`;
}

/** The follow-up that a fact is about; undefined where it was withdrawn. */
export function followUpOf(incident: Incident, { followUp }: { followUp: number }): FollowUp | undefined {
  return readIncident(incident).followUps.find((each) => each.number === followUp);
}
