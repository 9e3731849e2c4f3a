import type { Person } from '../../src/app/ports';
import { isAnswered } from '../../src/app/requests/mark-jobs';
import { obstacleIn } from '../../src/domain/incident/channel';
import type { Incident } from '../../src/domain/incident/incident';
import { sourceKey } from '../../src/domain/source';
import { phaseOf } from '../../src/domain/status';
import type { PaperBot } from '../support/paper-bot';
import { pictureOf } from '../support/picture';
import { names, places } from './history';
import { sourceOf } from './workspace';

/** What a bot leaves behind. */
export interface Remains {
  incident(number: number): Incident;
  readonly chat: { readonly answered: ReadonlySet<string> };
  readonly members: { all(): readonly string[] };
  readonly people: { all(): readonly Person[] };
}

/** What came of it all, up to numbers given on arrival and first wordings. */
export function outcomeOf(bot: Remains) {
  return {
    incidents: [1, 2].map((number) => {
      const incident = bot.incident(number);
      return {
        ...pictureOf(incident),
        channel: incident.channel?.name,
        obstacle: obstacleIn(incident),
      };
    }),
    answered: [...bot.chat.answered].sort(),
    members: bot.members.all(),
    people: bot.people.all(),
  };
}

/** The drafts of the two incidents, up to the same. */
export function draftsOf(bot: PaperBot): readonly (readonly string[])[] {
  return [1, 2].map((number) => linesOf(bot.draft(number)));
}

/** The messages of the channels on which a mark stands that means something, as the incidents are now. */
export function marked(bot: PaperBot): readonly string[] {
  const all = places.flatMap((place) => names.map((name) => sourceOf({ place, name })));
  return all
    .filter((source) => [1, 2].some((number) => isAnswered(bot.incident(number), source)))
    .map(sourceKey)
    .sort();
}

/** The lines of a draft without numbers given on arrival and first wordings, in no order that numbers decide. */
function linesOf(draft: string): readonly string[] {
  return draft
    .replaceAll(/\\\n +\*Edited since; it first said:\*.*/g, '')
    .replace(/^\d+ words above/m, 'words above')
    .replaceAll(/\b[AEF]\d+\b/g, 'A·')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .sort();
}

/** The status that the topic, the card and the announcement of each incident show. */
export function shownOf({ chat }: PaperBot): Readonly<Record<string, string>> {
  return Object.fromEntries([...chat.statuses].sort());
}

/** What they have to show. */
export function statusesOf(bot: PaperBot): Readonly<Record<string, string>> {
  const shown = ['announcement', 'card', 'topic'].flatMap((where) =>
    [1, 2].map((number) => {
      const { status } = bot.incident(number);
      return [`${where} ${number}`, where === 'topic' ? phaseOf(status) : status] as const;
    }),
  );
  return Object.fromEntries(shown);
}
