import type { Migration } from 'kysely';
import * as incidentsAndJobs from './0001-incidents-and-jobs';
import * as membersAndPeople from './0002-members-and-people';
import * as probe from './0003-probe';
import * as lanes from './0004-lanes';
import * as guests from './0005-guests';
import * as words from './0006-words';
import * as takenRequests from './0007-taken-requests';
import * as marksMoveStatus from './0008-marks-move-status';
import * as places from './0009-places';
import * as severalProcesses from './0010-several-processes';
import * as growth from './0011-growth';
import * as followUpStates from './0012-follow-up-states';
import * as services from './0013-services';
import * as sections from './0014-sections';
import * as pictures from './0015-pictures';
import * as review from './0016-review';
import * as canvases from './0017-canvases';

/** Every migration by name, in the order in which they are applied. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-incidents-and-jobs': incidentsAndJobs,
  '0002-members-and-people': membersAndPeople,
  '0003-probe': probe,
  '0004-lanes': lanes,
  '0005-guests': guests,
  '0006-words': words,
  '0007-taken-requests': takenRequests,
  '0008-marks-move-status': marksMoveStatus,
  '0009-places': places,
  '0010-several-processes': severalProcesses,
  '0011-growth': growth,
  '0012-follow-up-states': followUpStates,
  '0013-services': services,
  '0014-sections': sections,
  '0015-pictures': pictures,
  '0016-review': review,
  '0017-canvases': canvases,
};
