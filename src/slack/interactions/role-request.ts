import type { Person } from '../../app/ports';
import type { Incident } from '../../domain/incident/incident';
import { askForRole, takeRole } from '../../domain/ledger/take-role';
import type { PersonId } from '../../domain/person';
import { lead, type Role } from '../../domain/role';
import { excerpt } from '../../domain/text/excerpt';
import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { takeWord } from '../text/arguments';
import { MENTION } from '../text/ids';
import { readReferences } from '../text/inline';
import { atTime } from '../text/instants';
import { escaped, mention } from '../text/mrkdwn';
import { readTyped } from '../text/read-mrkdwn';
import type { Answer } from './answer';
import { toAsker } from './answer';
import type { CommandContext } from './command';

/** Whom a command names first, and the words behind that. */
export interface Named {
  readonly person?: PersonId;
  readonly rest: string;
}

/** Takes the person whom a command mentions first; refuses anything else that stands there. `like` is how it is typed. */
export function takePerson(args: string, like: string): Named {
  const [whole] = new RegExp(String.raw`^${MENTION}[\s,:]*`).exec(args) ?? [];
  if (whole === undefined) {
    if (args === '') return { rest: '' };
    const { word } = takeWord(args);
    throw new Refusal(
      'no-such-person',
      say`“${excerpt(word)}” is no person that Slack knows. Mention whom you mean with @: ${slash(like)}.`,
    );
  }
  const [piece] = readReferences(whole);
  const person = typeof piece === 'object' && 'person' in piece ? piece.person : undefined;
  return { ...(person !== undefined && { person }), rest: args.slice(whole.length) };
}

/**
 * Takes a role for the asker where nobody or they themselves are named, else asks the one who is: nobody has a role without
 * saying so. The answer is the asker's alone; the channel reads what is new.
 */
export async function takeOrAsk(
  context: CommandContext,
  role: Role,
  { person, rest, isHandOver }: Named & { readonly isHandOver?: true },
): Promise<Answer> {
  const { user, at, now, change } = context;
  if (person === undefined || person === user) {
    const after = await change((incident) => takeRole(incident, role, { person: user, at }));
    return toAsker(
      `You have the role *${escaped(role.name)}*${atTime(at, after.zone, now)}.${elsewhere(context, after)}`,
    );
  }
  refuseUnable(await context.whoIs([person]), role);
  const reason = readTyped(rest);
  const request = { to: person, reason, at, ...(isHandOver && { isHandOver }) };
  const after = await change((incident) => askForRole(incident, role, request));
  const what = role.name === lead ? 'lead' : `take the role *${escaped(role.name)}*`;
  return toAsker(
    `${mention(person)} is asked to ${what}. It is theirs once they press *I have it*.${elsewhere(context, after)}`,
  );
}

function elsewhere({ isElsewhere }: CommandContext, { channel }: Incident): string {
  return isElsewhere && channel !== undefined ? ` The channel <#${channel.id}> reads so.` : '';
}

/** Whoever cannot press a button, or may not, is not asked to. */
function refuseUnable(people: Awaited<ReturnType<CommandContext['whoIs']>>, role: Role): void {
  for (const person of people) {
    const why = whyUnable(person);
    if (why === undefined) continue;
    throw new Refusal(
      'cannot-have-a-role',
      say`${person.name} ${why}. Ask somebody else to be ${role.name}.`,
    );
  }
}

/** Why somebody cannot be asked to do something, behind their name; undefined where they can. */
export function whyUnable({ isBot, isDeactivated, standing }: Person): string | undefined {
  if (isBot) return 'is a bot and cannot answer';
  if (isDeactivated) return 'no longer works here: the account is deactivated';
  if (standing === 'guest')
    return 'is a guest of the workspace, who may add to the record and do nothing else';
  return standing === 'foreign' ? 'belongs to another workspace and may not do this' : undefined;
}
