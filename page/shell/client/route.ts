import { useEffect, useState } from 'preact/hooks';

/** Where a tab is: a channel, with a thread beside it or a message to look at; the app's Home; or nowhere yet. */
export interface Route {
  readonly channel?: string;
  readonly thread?: string;
  /** A message that was linked to. */
  readonly at?: string;
  readonly isHome?: boolean;
}

/** Where the address of the page says that the tab is: `#/C123`, `#/C123/thread/<ts>`, `#/C123/at/<ts>`, `#/home`. */
export function currentRoute(): Route {
  const [first, kind, ts] = location.hash.replace(/^#\/?/, '').split('/');
  if (first === undefined || first === '') return {};
  if (first === 'home') return { isHome: true };
  return {
    channel: first,
    ...(kind === 'thread' && ts !== undefined && { thread: ts }),
    ...(kind === 'at' && ts !== undefined && { at: ts }),
  };
}

/** The address of a place on this page. */
export function routeAddress({ channel, thread, at, isHome }: Route): string {
  if (isHome === true) return '#/home';
  if (channel === undefined) return '#/';
  if (thread !== undefined) return `#/${channel}/thread/${thread}`;
  return at === undefined ? `#/${channel}` : `#/${channel}/at/${at}`;
}

/** Goes to a place. */
export function goTo(route: Route): void {
  location.hash = routeAddress(route);
}

/** Where the tab is. */
export function useRoute(): Route {
  const [route, setPlace] = useState(currentRoute);
  useEffect(() => {
    const look = (): void => setPlace(currentRoute());
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return route;
}

/** Who the tab is, as its address says: `?as=<user id or handle>`. */
export function personNow(): string | undefined {
  return new URLSearchParams(location.search).get('as') ?? undefined;
}

/** The address of this page for another person, where the tab is unless said otherwise. */
export function addressAs(person: string, place = location.hash): string {
  return `${location.pathname}?${new URLSearchParams({ as: person })}${place}`;
}
