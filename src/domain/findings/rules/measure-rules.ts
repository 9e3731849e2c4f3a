import { type Sentence, say, slash } from '../../../sentence';
import { groupBy } from '../../incident/group-by';
import type { Incident } from '../../incident/incident';
import { entryKeyOf } from '../../incident/incident-event';
import { type FollowUp, followUpName, followUpsOf } from '../../ledger/follow-up';
import { emojiOf } from '../../mark-kind';
import { improvementsOf } from '../../section';
import { sourceKey } from '../../source';
import type { Mend, Rule } from '../finding';
import { listed, verb } from '../listed';
import { proseOf } from '../words/prose';
import { isEndlessTask } from '../words/tasks';
import { isOver } from './over';

const place = 'Corrective and preventative measures';

const noTask: Rule = {
  id: 'A01',
  kind: 'D',
  severity: 'error',
  place,
  finds: 'There are improvements but no task',
  find: (incident) =>
    improvementsOf(incident.written).length > 0 && followUpsOf(incident).length === 0
      ? [
          {
            sentence: say`There are improvements but no task. Post what exactly is to be done, one message each, and react to it with ${emojiOf('follow-up')}; or type ${slash('follow-up <what> @owner due <date>')}.`,
          },
        ]
      : [],
};

/** Nobody says which task serves which improvement, but each needs one. */
const tooFewTasks: Rule = {
  id: 'A02',
  kind: 'D',
  severity: 'warn',
  ifMild: 'info',
  place,
  finds: 'There are fewer tasks than improvements, so that one of these has none of its own',
  find: (incident) => {
    const improvements = improvementsOf(incident.written).length;
    const tasks = standing(incident).length;
    if (followUpsOf(incident).length === 0 || improvements <= tasks) return [];
    const left = improvements - tasks;
    return [
      {
        sentence: say`There ${improvements === 1 ? 'is 1 improvement' : `are ${improvements} improvements`} and ${tasks} ${tasks === 1 ? 'task' : 'tasks'}: ${left} ${left === 1 ? 'has' : 'have'} no task of ${left === 1 ? 'its' : 'their'} own. Type ${slash('follow-up <what> @owner due <date>')} for each, or put improvements that one task serves on one line.`,
        mends: [{ type: 'section', section: 'improvements' }],
      },
    ];
  },
};

const unassignedTask: Rule = {
  id: 'A03',
  kind: 'D',
  severity: 'warn',
  place,
  finds: 'A task that is open has no owner or no due date',
  find: (incident) => {
    // What is done or dropped waits for nobody.
    const open = followUpsOf(incident).filter(({ state }) => state === 'open');
    const groups = groupBy(open, ({ owner, due }) =>
      [...(owner === undefined ? ['owner'] : []), ...(due === undefined ? ['due date'] : [])].join(
        ' and no ',
      ),
    );
    return [...groups].flatMap(([lacks, tasks]) => {
      if (lacks === '') return [];
      const names = listed(tasks.map(followUpName));
      const sentence = say`${names} ${verb(tasks, 'has', 'have')} no ${lacks}. ${mendOf(tasks)}`;
      return [{ sentence, mends: tasks.flatMap(formOf) }];
    });
  },
};

function mendOf(tasks: readonly FollowUp[]): Sentence {
  const form = say`Type ${slash('timeline')}, press “Change an entry” and choose ${tasks.length === 1 ? 'it' : 'each'}`;
  return tasks.some(({ seq }) => seq !== undefined)
    ? say`${form}.`
    : say`${form}; or edit the message: mention whoever does it and end it with a day, such as \`@ana due 2026-12-01\`.`;
}

/** The form of a task, under the key of its entry. */
function formOf(task: FollowUp): readonly Mend[] {
  const { seq, source } = task;
  const key = seq !== undefined ? entryKeyOf({ seq }) : source === undefined ? undefined : sourceKey(source);
  return key === undefined ? [] : [{ type: 'entry', key, name: followUpName(task) }];
}

const endlessTask: Rule = {
  id: 'A04',
  kind: 'H',
  severity: 'warn',
  ifMild: 'info',
  place,
  finds: 'A task that cannot be finished: improve, enhance, ensure, investigate, be more careful',
  find: (incident) => {
    const endless = followUpsOf(incident).filter(
      ({ state, text }) => state === 'open' && isEndlessTask(proseOf(text)),
    );
    if (endless.length === 0) return [];
    const names = listed(endless.map(followUpName));
    const sentence = say`Nobody can say when ${names} ${verb(endless, 'is', 'are')} done. Type ${slash('timeline')}, press “Change an entry” and say what will be there afterwards that is not there now.`;
    return [{ sentence, mends: endless.flatMap(formOf) }];
  },
};

/** Of tasks without a type nobody knows what they are for. */
const nothingPrevents: Rule = {
  id: 'A07',
  kind: 'D',
  severity: 'warn',
  ifMild: 'info',
  place,
  finds: 'Every task says what it is for, and none prevents that it happens again',
  find: (incident, times) => {
    const tasks = standing(incident);
    const isKnown = tasks.length > 0 && tasks.every(({ purpose }) => purpose !== undefined);
    if (!isOver(incident, times) || !isKnown || tasks.some(({ purpose }) => purpose === 'prevent')) return [];
    return [
      {
        sentence: say`No task prevents that it happens again. Type ${slash('follow-up prevent: <what> @owner due <date>')}, or change what a task is for: ${slash('timeline')}, “Change an entry”.`,
        mends: [{ type: 'entries' }],
      },
    ];
  },
};

function standing(incident: Incident): readonly FollowUp[] {
  return followUpsOf(incident).filter(({ state }) => state !== 'dropped');
}

/** What the improvements and tasks lack. */
export const measureRules: readonly Rule[] = [
  noTask,
  tooFewTasks,
  unassignedTask,
  endlessTask,
  nothingPrevents,
];
