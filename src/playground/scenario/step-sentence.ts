import type { Scenario } from './scenario';
import { actorOf, type Step } from './step';

/** A step as somebody who watches would tell it: `Amina reacts with pushpin`. */
export function wordsFor(step: Step, { people, bots }: Pick<Scenario, 'people' | 'bots'>): string {
  const handle = actorOf(step);
  if (handle === undefined) return 'Time passes';
  const name = people[handle]?.name.split(' ')[0] ?? bots[handle]?.name ?? handle;
  return `${name} ${predicateOf(step)}`;
}

function predicateOf(step: Step): string {
  const where = placeOf(step.form.in);
  switch (step.type) {
    case 'post':
      return `writes in ${where}`;
    case 'reply':
      return 'replies in a thread';
    case 'forward':
      return `forwards a message into ${placeOf(step.form.into)}`;
    case 'upload':
      return `shares ${step.form.upload}`;
    case 'convert':
      return `makes ${where} ${step.form.convert}`;
    case 'archive':
      return `archives ${where}`;
    case 'huddle':
      return `${step.form.huddle}s the huddle in ${where}`;
    case 'edit':
      return 'edits a message';
    case 'delete':
      return 'deletes a message';
    case 'react':
      return `reacts with ${step.form.react}`;
    case 'unreact':
      return `takes back ${step.form.unreact}`;
    case 'command':
      return `types ${shortened(step.form.command)}`;
    case 'shortcut':
      return `uses the shortcut ${step.form.shortcut}`;
    case 'press':
      return `presses “${step.form.press}”`;
    case 'fill':
      return step.form.submit ? 'submits a form' : 'fills in a form';
    case 'dismiss':
      return 'closes a form';
    case 'home':
      return 'opens the app’s Home';
    case 'join':
      return `joins ${where}`;
    case 'leave':
      return `leaves ${where}`;
    case 'wait':
      return 'waits';
  }
}

function placeOf(channel: string): string {
  return channel === 'incident' ? 'the incident’s channel' : channel;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
