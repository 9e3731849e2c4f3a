import { distance } from 'fastest-levenshtein';
import { Refusal } from '../../errors';
import { plainName } from '../severity';
import { excerpt } from '../text/excerpt';

/** A web address and what it is called. */
export interface ServiceLink {
  readonly label: string;
  readonly url: string;
}

/** A service as the settings list it: what may be on fire, who owns it and where to look. */
export interface Service {
  readonly name: string;
  /** What else it is called. */
  readonly aliases: readonly string[];
  /** The name of the team that owns it, one of the teams of the settings. */
  readonly owner?: string;
  /** Its channel: an id, or a name without its `#`. */
  readonly channel?: string;
  /** What to do when it fails. */
  readonly runbook?: string;
  readonly dashboards: readonly ServiceLink[];
}

/** The service of that name or alias, in whatever case. */
export function serviceOf(text: string, services: readonly Service[]): Service | undefined {
  const wanted = plainName(text);
  return services.find(({ name, aliases }) => [name, ...aliases].some((each) => plainName(each) === wanted));
}

/** So many services are named; the form has them all. */
const MAX_NAMED = 20;

/** Reads the name of a service, or refuses with the one that may be meant and those there are. */
export function parseService(text: string, services: readonly Service[]): Service {
  const service = serviceOf(text, services);
  if (service !== undefined) return service;
  if (services.length === 0) {
    throw new Refusal(
      'no-services',
      'No services are configured. The setting `services` lists them, with their owners, runbooks and dashboards.',
    );
  }
  const near = text.length > MAX_SLIP ? undefined : nearestService(text, services);
  const guess = near === undefined ? '' : ` Did you mean ${near.name}?`;
  throw new Refusal(
    'unknown-service',
    `There is no service “${excerpt(text)}”.${guess} There ${services.length === 1 ? 'is' : 'are'} ${serviceNames(services)}.`,
  );
}

/** The services by name, as far as they can be read at a glance. */
export function serviceNames(services: readonly Pick<Service, 'name'>[]): string {
  const left = services.length - MAX_NAMED;
  const named = services.slice(0, MAX_NAMED).map(({ name }) => name);
  return left > 0 ? `${named.join(', ')} and ${left} more` : named.join(', ');
}

/** What is longer is no name with a slip in it. */
const MAX_SLIP = 60;

/** What is further off than a third of the name is no slip of the finger. */
function nearestService(text: string, services: readonly Service[]): Service | undefined {
  const typed = plainName(text);
  const [nearest] = services
    .flatMap((service) =>
      [service.name, ...service.aliases].map((each) => ({ service, each: plainName(each) })),
    )
    .map(({ service, each }) => ({ service, each, off: distance(each, typed) }))
    .filter(({ each, off }) => off <= Math.max(1, Math.floor(Math.max(each.length, typed.length) / 3)))
    .sort((a, b) => a.off - b.off);
  return nearest?.service;
}
