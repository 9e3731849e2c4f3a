import { addAssumption } from './add-assumption';
import { addToTimeline } from './add-to-timeline';
import { declareIncident } from './declare-incident';
import type { Shortcut } from './shortcut';

/** Every shortcut. */
export const shortcuts: readonly Shortcut[] = [addToTimeline, addAssumption, declareIncident];
