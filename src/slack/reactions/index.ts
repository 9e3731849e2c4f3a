import type { MarkKind } from '../../domain/mark';
import { assumption } from './assumption';
import { confirmed } from './confirmed';
import { detected } from './detected';
import { entry } from './entry';
import { escalation } from './escalation';
import { followUp } from './follow-up';
import { impactStarted } from './impact-started';
import { mitigated } from './mitigated';
import type { Reaction } from './reaction';
import { resolved } from './resolved';
import { rootCause } from './root-cause';
import { ruledOut } from './ruled-out';

/** Every reaction that means something. */
export const reactions: { readonly [K in MarkKind]: Reaction<K> } = {
  entry,
  'impact started': impactStarted,
  detected,
  mitigated,
  resolved,
  assumption,
  confirmed,
  'ruled out': ruledOut,
  escalation,
  'root cause': rootCause,
  'follow-up': followUp,
};
