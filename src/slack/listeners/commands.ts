import type { AllMiddlewareArgs, App, SlackCommandMiddlewareArgs, SlashCommand } from '@slack/bolt';
import { TakenBefore } from '../../app/delivery/once';
import { StorageFailure } from '../../app/storage-failure';
import { tellElsewhere } from '../../domain/decisions/tell-elsewhere';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { severityOf } from '../../domain/severity';
import { Refusal } from '../../errors';
import type { BlockMessage } from '../block-kit/message';
import { commands } from '../commands';
import { type Answer, asResponse, toAsker, withMore } from '../interactions/answer';
import type { CommandContext } from '../interactions/command';
import { findCommand, unknownCommand } from '../interactions/find-command';
import type { ListenerDependencies } from '../listener-dependencies';
import { refuseIfGuest, standingAtHand } from '../request/guest-access';
import { askAboutTime } from '../request/open-time';
import { type Asker, type RequestContext, requestContext } from '../request/request-context';
import { takeAt, takeIncidentName, takeWord } from '../text/arguments';
import { offeredEntry, withTime } from '../text/command-time';
import { echoInput } from '../text/echo-input';
import { PERSON_ID } from '../text/ids';
import { inert } from '../text/mrkdwn';
import { errorReply } from './error-reply';
import { onceOf } from './once-of';
import { openForm } from './open-form';
import { respondAt } from './respond-at';

type Typed = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/**
 * Registers the listener for the slash command: its answer goes out with the acknowledgement. What shows more to members
 * than to guests is answered a moment later to whoever is not known yet.
 */
export function registerCommands(app: App, dependencies: ListenerDependencies): void {
  const { log, workspaces } = dependencies;
  const names = new Set(workspaces.all().map(({ settings }) => `/${settings.command}`));
  const listener = async ({ command, ack, client, context }: Typed): Promise<void> => {
    const workspace = workspaces.of(context.teamId);
    if (command.command !== `/${workspace.settings.command}`) return;
    const asker = { ...askerOf(command, workspace), once: onceOf(context) };
    const first = await answerTo(command, asker, dependencies, false);
    const isLate = first === 'later';
    const isForm = !isLate && first !== undefined && 'open' in first;
    await ack(isLate || isForm ? undefined : asResponse(first));
    const answer = isLate ? await answerTo(command, asker, dependencies, true) : first;
    if (answer === undefined || answer === 'later') return;
    if ('open' in answer) {
      await openForm(client, asker, () => answer.open, log);
      return;
    }
    const slack = { log, slackApiUrl: client.slackApiUrl };
    if (isLate) await respondAt(command.response_url, answer, slack);
    if (answer.beside !== undefined) await respondAt(command.response_url, toAsker(answer.beside), slack);
  };
  for (const name of names) app.command(name, listener);
}

function askerOf(typed: SlashCommand, workspace: Asker['workspace']) {
  return {
    workspace,
    user: typed.user_id,
    channel: typed.channel_id,
    trigger: typed.trigger_id,
    respondAt: typed.response_url,
  };
}

/** The answer, or that it must wait for a call, which may be made once the command is acknowledged. */
async function answerTo(
  typed: SlashCommand,
  asker: Asker & { readonly channel: string },
  dependencies: ListenerDependencies,
  isAcknowledged: boolean,
): Promise<Answer | 'later'> {
  const { workspace, user, channel } = asker;
  try {
    const { word, rest } = takeWord(typed.text);
    const command = findCommand(commands, word);
    if (command === undefined)
      throw unknownCommand(commands, word, {
        rest,
        isSeverity: (each) => severityOf(each, workspace.settings.severities) !== undefined,
      });
    const atHand = await standingAtHand(workspace, user);
    const named = command.isAboutNone ? { rest } : takeIncidentName(rest);
    const mayWait = atHand === undefined && !isAcknowledged;
    if (mayWait && named.number !== undefined) return 'later';
    if (mayWait && command.showsIncidents && (await workspace.visible.isLessForGuests(user))) return 'later';
    const standing = isAcknowledged ? await workspace.standingOf(user) : atHand;
    refuseIfGuest(standing, command);
    const name = named.number === undefined ? { channel } : { number: named.number };
    const request = requestContext(dependencies, asker, { standing, name });
    const { context, openTime } = await commandContext(request, typed, named.rest);
    const { at, unread } = context.time;
    if ((at !== undefined || unread !== undefined) && command.isTimeless) throw timeless(command.name);
    const given = await command.run(context);
    const answer = context.isElsewhere ? answerElsewhere(given, await context.incident()) : given;
    const open = openTime();
    return open === undefined ? answer : withMore(answer, open);
  } catch (error) {
    if (error instanceof TakenBefore) return toAsker('This is on record: Slack sent it a second time.');
    const sentence = inert(errorReply(error, dependencies.log, workspace.settings));
    return toAsker(error instanceof StorageFailure ? `${sentence}\n${givenBack(typed)}` : sentence);
  }
}

/** Slack takes what was typed out of the box, so whoever has to type it again needs to read it. */
function givenBack({ command, text }: SlashCommand): string {
  return `You typed: ${command} ${echoInput(text)}`.trimEnd();
}

/** The context of the command, given what stands behind its name; and what it left open about a time, once it has run. */
async function commandContext(
  request: RequestContext,
  typed: SlashCommand,
  text: string,
): Promise<{ context: CommandContext; openTime: () => BlockMessage | undefined }> {
  const { now, ownZone, change } = request;
  const incident = await request.findIncident();
  const isElsewhere = incident !== undefined && incident.channel?.id !== typed.channel_id;
  // Times are typed in the incident's zone; elsewhere in the one that a new incident has.
  const { zone } = incident ?? request.newZoneAtHand();
  let { rest, ...time } = takeAt(text, { now, zone, ownZone });
  if (incident === undefined && request.newZoneAtHand().isAssumed && (time.isLocal || time.unread)) {
    ({ rest, ...time } = takeAt(text, { now, zone: (await request.newZone()).zone, ownZone }));
  }
  let open: BlockMessage | undefined;
  const context: CommandContext = {
    ...request,
    time,
    channel: typed.channel_id,
    respondAt: typed.response_url,
    isElsewhere,
    args: rest.trim(),
    nameOf: namesIn(typed.text, request.nameOf),
    ...(time.at !== undefined && { at: time.at }),
    change: (decide, ownTime = time) =>
      change((current, when) => {
        const decided = decide(current, when);
        open = askAboutTime(current, offeredEntry(current, decided), ownTime, now);
        const facts = withTime(current, decided, ownTime);
        return isElsewhere ? [...facts, ...tellElsewhere(current, facts)] : facts;
      }),
  };
  return { context, openTime: () => open };
}

/** What everybody in the incident's channel would read stands there as a message of its own, and the asker alone reads it here. */
function answerElsewhere(answer: Answer, incident: Incident): Answer {
  if (answer === undefined || 'open' in answer || answer.to !== 'channel') return answer;
  const { say } = answer;
  return toAsker(typeof say === 'string' ? `*${incidentName(incident)}*  ${say}` : say);
}

function timeless(name: string): Refusal {
  return new Refusal(
    'timeless',
    `\`${name}\` records nothing that could have happened at another time. Type it without \`--at\`.`,
  );
}

const named = new RegExp(String.raw`<@(${PERSON_ID})\|([^<>|]+)>`, 'g');

/** The names at hand, else those by which Slack delivers the people who are mentioned in a command. */
function namesIn(text: string, nameOf: (person: string) => string): (person: string) => string {
  const typed = new Map([...text.matchAll(named)].map(([, id, name]) => [id, name]));
  return (person) => {
    const known = nameOf(person);
    return known === person ? (typed.get(person) ?? person) : known;
  };
}
