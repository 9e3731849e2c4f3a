import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Reader, ReaderContext } from './content/reader';
import { ChannelView } from './shell/channel-view';
import { act } from './shell/client/api-client';
import { openConnection } from './shell/client/connection';
import { firstChannel } from './shell/client/conversations';
import { readPermalink } from './shell/client/permalink';
import { addressAs, goTo, personNow, routeAddress, useRoute } from './shell/client/route';
import { knownNow, useKnown, useWelcome } from './shell/client/store';
import { showToast, Toasts } from './shell/client/toasts';
import { HomeTab } from './shell/home-tab';
import { Modals } from './shell/modals';
import { Sidebar } from './shell/sidebar/sidebar';
import { Tour } from './shell/tour';
import { type Drawer, StageBar } from './stage/stage-bar';

/** The whole page: one person's view of the workspace. */
export function App() {
  const [person, setPerson] = useState(personNow);
  const [drawer, setDrawer] = useState<Drawer>();
  const welcome = useKnown(({ welcome: told }) => told);
  const line = useKnown(({ line: now }) => now);
  const withWire = drawer === 'wire';

  useEffect(() => {
    const look = (): void => setPerson(personNow());
    addEventListener('popstate', look);
    return () => removeEventListener('popstate', look);
  }, []);
  useEffect(() => {
    const onNobody = (): void => {
      // Where one workspace took another's place, other people are no surprise.
      if (knownNow().welcome === undefined) showToast(`There is nobody called ${person} in this workspace.`);
      history.replaceState(null, '', location.pathname + location.hash);
      setPerson(undefined);
    };
    return openConnection(person, { withWire, onNobody });
  }, [person, withWire]);
  useEffect(() => {
    if (welcome !== undefined && personNow() === undefined)
      history.replaceState(null, '', addressAs(welcome.me));
  }, [welcome]);

  const become = (id: string): void => {
    history.pushState(null, '', addressAs(id));
    setPerson(id);
  };
  if (welcome === undefined)
    return (
      <p class="opening">
        {line === 'lost' ? 'The playground does not answer. Is it running?' : 'Opening the workspace …'}
      </p>
    );
  return <Workspace drawer={drawer} onDrawer={setDrawer} onBecome={become} />;
}

interface WorkspaceProps {
  readonly drawer: Drawer;
  onDrawer(drawer: Drawer): void;
  onBecome(person: string): void;
}

function Workspace({ drawer, onDrawer, onBecome }: WorkspaceProps) {
  const route = useRoute();
  const line = useKnown(({ line: now }) => now);
  const [isListOpen, setListOpen] = useState(false);
  const reader = useReader();
  const { channels, team, epoch } = useWelcome();
  const channel = channels.find(({ id }) => id === route.channel) ?? firstChannel(channels);

  useEffect(() => setListOpen(false), [route]);
  useEffect(() => {
    document.title = `${route.isHome === true ? 'Home' : (channel?.name ?? '')} · ${team.name}`;
  }, [channel?.name, route.isHome, team.name]);

  return (
    <ReaderContext.Provider value={reader}>
      <Arrival />
      <div class={`workspace${isListOpen ? ' list-open' : ''}`}>
        <Sidebar
          route={route}
          channel={channel}
          isOpen={isListOpen}
          onClose={() => setListOpen(false)}
          onBecome={onBecome}
        />
        <main class="main">
          {line === 'lost' && (
            <p class="lost" role="alert">
              The playground does not answer. What you see is what was known last.
            </p>
          )}
          {route.isHome === true ? (
            <HomeTab onList={() => setListOpen(true)} />
          ) : (
            channel !== undefined && (
              <ChannelView
                channel={channel}
                route={route}
                onList={() => setListOpen(true)}
                key={`${epoch} ${channel.id}`}
              />
            )
          )}
        </main>
        <StageBar drawer={drawer} onDrawer={onDrawer} />
      </div>
      <Modals />
      <Tour onScenario={() => onDrawer('scenario')} />
      <Toasts />
    </ReaderContext.Provider>
  );
}

/** Begins at the beginning whenever another workspace takes this one's place: what stood open belongs to that one. */
function Arrival() {
  const { epoch } = useWelcome();
  const before = useRef(epoch);
  useEffect(() => {
    if (before.current !== epoch) goTo({});
    before.current = epoch;
  }, [epoch]);
  return null;
}

/** How names, dates and links in messages are shown to this tab's person. */
function useReader(): Reader {
  const { me, team, people, bots, userGroups, channels, now, rate } = useWelcome();
  // The playground says its time once in a while; in between it goes on from when it was said.
  const heardAt = useMemo(() => ({ said: now, at: performance.now() }), [now]);
  return useMemo(
    () => ({
      me,
      people,
      bots,
      userGroups,
      channels,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      now: () => heardAt.said / 1_000 + (performance.now() - heardAt.at) * rate,
      addressHere: (url: string) => {
        const to = readPermalink(url, team.domain);
        if (to === undefined) return undefined;
        return 'file' in to ? `/page/files/${to.file}?as=${me}` : routeAddress(to.route);
      },
      openPerson: async (id: string) => {
        const outcome = await act(me, { type: 'direct-messages', people: [id] });
        if (outcome.ok && outcome.channel !== undefined) goTo({ channel: outcome.channel });
      },
      openChannel: (id: string) => goTo({ channel: id }),
    }),
    [me, team.domain, people, bots, userGroups, channels, rate, heardAt],
  );
}
