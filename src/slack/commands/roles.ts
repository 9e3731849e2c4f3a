import { leaveRole } from '../../domain/ledger/take-role';
import { lead as leadName, parseRole, roleNamed } from '../../domain/role';
import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { takeOrAsk, takePerson } from '../interactions/role-request';
import { takeWord } from '../text/arguments';
import { atTime } from '../text/instants';
import { escaped } from '../text/mrkdwn';

/** Takes the lead, or asks somebody to lead. */
export const lead: Command = {
  name: 'lead',
  aliases: ['commander', 'ic'],
  usage: 'lead [@person]',
  isEssential: true,
  summary: 'Takes the lead, or asks somebody to lead, who does once they say so',
  example: 'lead',

  async run(context) {
    const named = takePerson(context.args, 'lead @ana');
    return takeOrAsk(context, roleNamed(leadName, context.settings.roles), named);
  },
};

/** Takes a role, or asks somebody to take it. */
export const role: Command = {
  name: 'role',
  usage: 'role <role> [@person]',
  summary: 'Takes a role, or asks somebody to take it',
  example: 'role comms @ana',

  async run(context) {
    const { word, rest } = takeWord(context.args);
    const meant = parseRole(word, context.settings.roles);
    return takeOrAsk(context, meant, takePerson(rest, `role ${meant.name} @ana`));
  },
};

/** Asks somebody to take over the lead, and shows them what is known. */
export const handOver: Command = {
  name: 'hand-over',
  aliases: ['handover', 'hand-off', 'handoff'],
  usage: 'hand-over <@person> [what they should know]',
  summary: 'Hands the lead over, with a brief; it takes effect when they press “I have it”',
  example: 'hand-over @ana',

  async run(context) {
    const named = takePerson(context.args, 'hand-over @ana');
    if (named.person === undefined || named.person === context.user) {
      throw new Refusal(
        'handed-over-to-nobody',
        say`Mention whoever is to lead instead of you: ${slash('hand-over @ana')}. To lead yourself, type ${slash('lead')}.`,
      );
    }
    return takeOrAsk(context, roleNamed(leadName, context.settings.roles), { ...named, isHandOver: true });
  },
};

/** Gives up a role. */
export const stepDown: Command = {
  name: 'step-down',
  aliases: ['stepdown', 'stand-down'],
  usage: 'step-down [role]',
  summary: 'Gives up a role that you have, so that somebody else can take it',
  example: 'step-down lead',

  async run({ args, at, now, user, settings, incident: find, change }) {
    const held = (await find()).facts.flatMap((fact) => (fact.type === 'role-taken' ? [fact.role] : []));
    // A role that is no longer in the settings can be given up as well.
    const known = [...settings.roles, ...held.map((name) => roleNamed(name, settings.roles))];
    const name = args === '' ? undefined : parseRole(args, known).name;
    const after = await change((incident) => leaveRole(incident, name, { person: user, at }));
    const left = after.facts.findLast((fact) => fact.type === 'role-left');
    return toAsker(
      `You have the role *${escaped(left?.role ?? '')}* no longer${atTime(at, after.zone, now)}.`,
    );
  },
};
