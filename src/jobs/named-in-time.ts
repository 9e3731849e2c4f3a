import { setTimeout } from 'node:timers/promises';
import { nameTitles, unnamedTitles } from '../domain/decisions/name-title';
import type { Incident } from '../domain/incident/incident';
import { instant, second, toMillis } from '../domain/time/instant';
import type { JobContext } from './kind';

/** How long a channel waits for names: what is not known by then is put into the title afterwards. */
const MAX_WAIT = 2 * second;

/**
 * The incident with the names of whomever its title mentions: its channel keeps the name that it is opened with. Where
 * Slack does not tell them soon they stay ids.
 */
export async function namedInTime({
  incident,
  chat,
  change,
}: Pick<JobContext, 'incident' | 'chat' | 'change'>): Promise<Incident> {
  const unnamed = unnamedTitles(incident);
  if (unnamed.length === 0) return incident;
  const over = new AbortController();
  const asked = chat.names(unnamed).then(
    () => undefined,
    // Whoever else needs the names says what is wrong.
    () => undefined,
  );
  await Promise.race([
    asked,
    setTimeout(toMillis(instant(MAX_WAIT)), undefined, { signal: over.signal }).catch(() => undefined),
  ]);
  over.abort();
  return change((now) => nameTitles(now, (id) => chat.nameAtHand(id)));
}
