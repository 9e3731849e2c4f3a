import { escalationName } from '../../../domain/ledger/escalation';
import type { PromiseKind } from '../../../domain/promises/promise-key';

/** What is owed, in words: `an update`. Tasks and reviews are for afterwards, and nobody promised to say something. */
export const owedInWords: Readonly<Record<PromiseKind, ((of: number) => string) | undefined>> = {
  'next update': () => 'an update',
  acknowledgement: (of) => `an answer to ${escalationName({ number: of })}`,
  lead: () => 'somebody leads',
  resolution: () => 'whether it is resolved',
  closing: () => 'the closing',
  silence: undefined,
  review: undefined,
  publication: undefined,
  task: undefined,
};
