import type { App, SlashCommand } from '@slack/bolt';
import { StorageFailure } from '../../app/storage-failure';
import type { Incident } from '../../domain/incident';
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
import { inert } from '../mrkdwn';
import { sentenceFor } from './apology';
import { admit, incidentHere } from './incident-here';
import { openForm } from './open-form';
import { asResponse } from './response';

/** Opens the door for the slash command: its answer goes out with the acknowledgement. */
export function openCommandDoor(app: App, desk: Desk): void {
  app.command(`/${desk.settings.command}`, async ({ command, ack, client }) => {
    const answer = await answerTo(command, desk);
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

async function answerTo(typed: SlashCommand, desk: Desk): Promise<Answer> {
  try {
    const { word, rest } = takeWord(typed.text);
    const command = findCommand(commands, word);
    if (command === undefined) throw unknownCommand(commands, word);
    const context = await contextOf(typed, rest, desk);
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

async function contextOf(typed: SlashCommand, text: string, desk: Desk): Promise<CommandContext> {
  const { clock, changes, settings, store, identity, nameOf } = desk;
  const { user_id: user, channel_id: channel } = typed;
  const team = identity.team;
  const now = clock.now();
  // Times are typed in the incident's zone; elsewhere in the one that new incidents have.
  const { zone } = (await enter(desk, { channel, user })) ?? settings;
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
    declare: (declaration) => changes.declare(team, user, declaration, settings.zone),
  };
}

function timeless(name: string): Refusal {
  return new Refusal(
    'timeless',
    `\`${name}\` records nothing that could have happened at another time. Type it without \`--at\`.`,
  );
}

/** The incident of the channel, where there is one; whoever types in a private one is in it. */
async function enter(desk: Desk, visitor: { channel: string; user: string }): Promise<Incident | undefined> {
  const ref = await desk.store.inChannel(desk.identity.team, visitor.channel);
  if (ref === undefined) return undefined;
  const incident = await desk.store.load(ref);
  await admit(desk, incident, visitor);
  return incident;
}
