import { useEffect, useState } from 'preact/hooks';

/** Where a tab is: a channel, with a thread beside it or a message to look at; the app's Home; or nowhere yet. */
export interface Place {
  readonly channel?: string;
  readonly thread?: string;
  /** A message that was linked to. */
  readonly at?: string;
  readonly isHome?: boolean;
}

/** Where the address of the page says that the tab is: `#/C123`, `#/C123/thread/<ts>`, `#/C123/at/<ts>`, `#/home`. */
export function placeNow(): Place {
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
export function addressOf({ channel, thread, at, isHome }: Place): string {
  if (isHome === true) return '#/home';
  if (channel === undefined) return '#/';
  if (thread !== undefined) return `#/${channel}/thread/${thread}`;
  return at === undefined ? `#/${channel}` : `#/${channel}/at/${at}`;
}

/** Goes to a place. */
export function goTo(place: Place): void {
  location.hash = addressOf(place);
}

/** Where the tab is. */
export function usePlace(): Place {
  const [place, setPlace] = useState(placeNow);
  useEffect(() => {
    const look = (): void => setPlace(placeNow());
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return place;
}

/** Who the tab is, as its address says: `?as=<user id or handle>`. */
export function personNow(): string | undefined {
  return new URLSearchParams(location.search).get('as') ?? undefined;
}

/** The address of this page for another person. */
export function addressAs(person: string): string {
  return `${location.pathname}?${new URLSearchParams({ as: person })}${location.hash}`;
}
