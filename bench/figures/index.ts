import type { Part } from '../part';
import { acks } from './acks';
import { changes } from './changes';
import { claims } from './claims';
import { growth } from './growth';
import { intake } from './intake';
import { longIncidents } from './long-incidents';
import { idleMemory, memory } from './memory';
import { page } from './page';
import { postgres } from './postgres';
import { replayed } from './replay';
import { setUp } from './set-up';
import { several } from './several';
import { start } from './start';
import { storms } from './storms';

/** Everything that is measured, in the order in which it is. */
export const parts: readonly Part[] = [
  acks,
  intake,
  postgres,
  several,
  growth,
  claims,
  storms,
  setUp,
  idleMemory,
  memory,
  start,
  changes,
  replayed,
  longIncidents,
  page,
];
