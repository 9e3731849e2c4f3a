import { join } from 'node:path';
import type { Settings } from '../../app/settings';
import { type MarkKind, markKinds } from '../../domain/mark-kind';
import type { PageSettings } from '../../playground/page/page';

/** Where `npm run build` puts the playground's page. */
const built = join(__dirname, '..', '..', '..', 'dist', 'page');

const meanings: Readonly<Record<MarkKind, string>> = {
  entry: 'Put on the timeline',
  'impact started': 'Impact started',
  detected: 'Detected',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
  assumption: 'Assumption',
  confirmed: 'Assumption confirmed',
  'ruled out': 'Assumption ruled out',
  escalation: 'Escalate to whom it mentions',
  'root cause': 'Root cause',
  'follow-up': 'Follow-up',
};

/** The playground's page, and what it needs to know of the bot: which reactions mean something to it, and what to try. */
export function pageSettings({ emoji, command }: Settings, bundle = built): PageSettings {
  const quickReactions = markKinds.map((kind) => ({ emoji: emoji[kind], meaning: meanings[kind] }));
  const firstSteps = [
    { words: 'Declare an incident, in any channel:', line: `/${command} start sev2 Checkout answers 500` },
    {
      words:
        'In its channel write what you see, then choose one of the reactions on your message: it is on the timeline. ' +
        'Become somebody else at the top left, and answer.',
      line: 'Since 14:02 every card payment fails',
    },
  ];
  return { bundle, quickReactions, firstSteps };
}
