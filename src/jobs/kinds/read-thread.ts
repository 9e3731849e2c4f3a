import { addMessage } from '../../domain/add-message';
import { sourceKey } from '../../domain/source';
import { isBlank } from '../../domain/wording';
import type { JobKind } from '../kind';

/** Puts the rest of a thread on the timeline; where the bot may not read it, the incident's channel is told. */
export const readThread: JobKind<'read-thread'> = {
  name: 'read-thread',
  part: 'the rest of a thread on the timeline',

  async run({ source, person }, { chat, change }) {
    const thread = await chat.readThread(source);
    await change((incident, now) => {
      if (incident.status === 'canceled') return [];
      if (thread === undefined) return [{ type: 'thread-unread', source, person }];
      const others = thread.filter(
        (each) => sourceKey(each.source) !== sourceKey(source) && !isBlank(each.text),
      );
      return others.flatMap((seen) =>
        addMessage(incident, seen, { kind: 'entry', person, now, correction: {} }),
      );
    });
  },
};
