import type { App, SlashCommand } from '@slack/bolt';
import { StorageFailure } from '../../app/storage-failure';
import type { Incident } from '../../domain/incident';
import type { Standing } from '../../domain/person';
import { speakZone } from '../../domain/rename';
import { Refusal } from '../../errors';
import { type Answer, toAsker } from '../answer';
import { takeAt, takeWord } from '../arguments';
import { asTyped } from '../as-typed';
import { permalink } from '../chat/permalink';
import { commands } from '../commands';
import type { CommandContext } from '../commands/command';
import type { Desk } from '../desk';
import { findCommand, unknownCommand } from '../find-command';
import { declarer, refuseIfGuest, standingAtHand } from '../guests';
import { inert } from '../mrkdwn';
import { sentenceFor } from './apology';
import { admit, incidentHere } from './incident-here';
import { openForm } from './open-form';
import { respondAt } from './respond-at';
import { asResponse } from './response';

/**
 * Opens the door for the slash command: its answer goes out with the acknowledgement. What shows more to members than to
 * guests is answered a moment later to whoever is not known yet.
 */
export function openCommandDoor(app: App, desk: Desk): void {
  app.command(`/${desk.settings.command}`, async ({ command, ack, client }) => {
    const answer = await answerTo(command, desk, false);
    if (answer === 'later') {
      await ack();
      const late = await answerTo(command, desk, true);
      const slack = { log: desk.log, slackApiUrl: client.slackApiUrl };
      if (late !== 'later') await respondAt(command.response_url, late, slack);
      return;
    }
    if (answer === undefined || !('open' in answer)) {
      await ack(asResponse(answer));
      return;
    }
    await ack();
    const asked = {
      user: command.user_id,
      trigger: command.trigger_id,
      respondAt: command.response_url,
    };
    await openForm(client, asked, () => answer.open, desk);
  });
}

/** The answer, or that it must wait for a call, which may be made once the command is acknowledged. */
async function answerTo(typed: SlashCommand, desk: Desk, isAcknowledged: boolean): Promise<Answer | 'later'> {
  const { user_id: user, text } = typed;
  try {
    const { word, rest } = takeWord(text);
    const command = findCommand(commands, word);
    if (command === undefined) throw unknownCommand(commands, word);
    const atHand = await standingAtHand(desk, user);
    const mayWait = atHand === undefined && command.showsIncidents && !isAcknowledged;
    if (mayWait && (await desk.isLessForGuests(desk.identity.team, user))) return 'later';
    const standing = isAcknowledged ? await desk.standingOf(user) : atHand;
    refuseIfGuest(standing, command);
    const context = await contextOf(typed, rest, desk, standing);
    if (context.at !== undefined && command.isTimeless) throw timeless(command.name);
    return await command.run(context);
  } catch (error) {
    const sentence = inert(sentenceFor(error, desk.log, desk.settings));
    return toAsker(error instanceof StorageFailure ? `${sentence}\n${givenBack(typed)}` : sentence);
  }
}

/** Slack takes what was typed out of the box, so whoever has to type it again needs to read it. */
function givenBack({ command, text }: SlashCommand): string {
  return `You typed: ${command} ${asTyped(text)}`.trimEnd();
}

async function contextOf(
  typed: SlashCommand,
  text: string,
  desk: Desk,
  standing: Standing | undefined,
): Promise<CommandContext> {
  const { clock, changes, settings, store, identity } = desk;
  const nameOf = namesIn(typed.text, desk.nameOf);
  const { user_id: user, channel_id: channel } = typed;
  const team = identity.team;
  const now = clock.now();
  // Times are typed in the incident's zone; elsewhere in the one that new incidents have.
  const { zone } = (await enter(desk, { channel, user }, standing)) ?? settings;
  const { at, spoken, rest } = takeAt(text, { now, zone });
  return {
    team,
    user,
    channel,
    args: rest.trim(),
    now,
    settings,
    nameOf,
    linkTo: (source) => permalink(identity.teamUrl, source),
    ...(at !== undefined && { at }),
    incident: () => incidentHere(desk, channel),
    log: async () => store.log((await incidentHere(desk, channel)).ref),
    whoIs: (people) => desk.people.find(people),
    openIncidents: () => store.visibleTo(team, user),
    async change(decide, also) {
      const { ref } = await incidentHere(desk, channel);
      return changes.change(ref, user, (incident, at) => [
        ...decide(incident, at),
        ...speakZone(incident, spoken ?? also),
      ]);
    },
    declare: (declaration) =>
      changes.declare(team, user, { ...declaration, ...declarer(standing) }, settings.zone),
  };
}

function timeless(name: string): Refusal {
  return new Refusal(
    'timeless',
    `\`${name}\` records nothing that could have happened at another time. Type it without \`--at\`.`,
  );
}

/** The incident of the channel, where there is one; whoever types in a private one is in it, and so is a guest. */
async function enter(
  desk: Desk,
  visitor: { channel: string; user: string },
  standing: Standing | undefined,
): Promise<Incident | undefined> {
  const ref = await desk.store.inChannel(desk.identity.team, visitor.channel);
  if (ref === undefined) return undefined;
  if (standing === undefined) desk.newcomers.appeared(visitor.user);
  const incident = await desk.store.load(ref);
  if (incident.isPrivate || standing === 'guest') await admit(desk, { ref, incident }, visitor);
  return incident;
}

/** The names at hand, else those by which Slack delivers the people who are mentioned in a command. */
function namesIn(text: string, nameOf: (person: string) => string): (person: string) => string {
  const typed = new Map(
    [...text.matchAll(/<@([UW][A-Z0-9]+)\|([^<>|]+)>/g)].map(([, id, name]) => [id, name]),
  );
  return (person) => {
    const known = nameOf(person);
    return known === person ? (typed.get(person) ?? person) : known;
  };
}
