import { incidentName } from '../../domain/incident/incident';
import { audit } from '../../storage/incidents/audit';
import { connectReadOnly } from '../../storage/open';
import { counted } from '../output';
import type { Diagnosis } from './diagnosis';

const check = 'logs';

/** How many incidents are named. */
const MAX_NAMED = 5;

/** Reads every log from beginning to end, and compares what comes of it with what is stored beside. */
export async function checkLogs(url: string): Promise<Diagnosis> {
  const { db, close } = await connectReadOnly(url);
  // In one transaction, so that what the bot writes meanwhile is no difference.
  const { incidents, events, broken, differing } = await db.transaction().execute(audit).finally(close);
  if (broken.length > 0) {
    const named = broken
      .slice(0, MAX_NAMED)
      .map(({ ref, why }) => `${incidentName(ref)} (${ref.team}): ${why}`);
    const sentence = `${broken.length} of ${incidents} logs are damaged. ${named.join('; ')}. Stop the bot and restore a backup: \`npx firelog restore <file>\`.`;
    return { check, state: 'wrong', sentence };
  }
  if (differing.length > 0) {
    const named = differing.slice(0, MAX_NAMED).map(({ ref }) => `${incidentName(ref)} (${ref.team})`);
    const sentence = `${named.join(', ')}: what lists show is not what the log says. Stop the bot and type \`npx firelog rebuild\`.`;
    return { check, state: 'wrong', sentence };
  }
  const sentence = `Every log is whole, and what is stored beside it says the same (${counted(incidents, 'incident')}, ${counted(events, 'event')}).`;
  return { check, state: 'ok', sentence };
}
