import { useContext } from 'preact/hooks';
import type { ListedChannel } from '../../../src/playground/page/contract';
import { Avatar } from '../../content/avatar';
import { ReaderContext } from '../../content/reader';
import { conversationsOf, nameIn, titleOf } from '../client/conversations';
import { type Route, routeAddress } from '../client/route';
import { useWelcome } from '../client/store';
import { Icon } from '../controls/icon';
import { AddChannel, AddPerson } from './add-to-workspace';
import { PersonSwitch } from './person-switch';
import { Search } from './search';

interface SidebarProps {
  readonly route: Route;
  readonly channel: ListedChannel | undefined;
  readonly isOpen: boolean;
  onClose(): void;
  onBecome(person: string): void;
}

/** The list at the side: who you are, the channels, direct messages and the app. */
export function Sidebar({ route, channel, isOpen, onClose, onBecome }: SidebarProps) {
  const welcome = useWelcome();
  const { team, channels, app } = welcome;
  const nameOf = nameIn(welcome);
  const shown = conversationsOf(channels, nameOf);
  const isHere = (id: string): boolean => route.isHome !== true && channel?.id === id;
  return (
    <>
      {isOpen && (
        <button type="button" class="veil" aria-label="Close the list of channels" onClick={onClose} />
      )}
      <nav class="sidebar" aria-label="Workspace">
        <p class="team">{team.name}</p>
        <PersonSwitch onBecome={onBecome} />
        <Search />
        <Section title="Channels" action={<AddChannel />}>
          {shown.channels.map((each) => (
            <Entry key={each.id} channel={each} isHere={isHere(each.id)} title={titleOf(each, nameOf)} />
          ))}
        </Section>
        <Section title="Direct messages" action={<AddPerson />}>
          {shown.direct.map((each) => (
            <Entry key={each.id} channel={each} isHere={isHere(each.id)} title={titleOf(each, nameOf)} />
          ))}
          <People known={shown.direct} />
        </Section>
        {app.hasHome && (
          <Section title="Apps">
            <li>
              <a
                class="entry"
                href={routeAddress({ isHome: true })}
                aria-current={route.isHome === true ? 'page' : undefined}
              >
                <Avatar id={app.botUserId} size="small" />
                <span class="entry-name">{app.name}</span>
                {!app.isConnected && <span class="entry-note">away</span>}
              </a>
            </li>
          </Section>
        )}
      </nav>
    </>
  );
}

function Section({
  title,
  action,
  children,
}: {
  title: string;
  action?: preact.ComponentChildren;
  children: preact.ComponentChildren;
}) {
  return (
    <section class="section">
      <div class="section-head">
        <h2>{title}</h2>
        {action}
      </div>
      <ul>{children}</ul>
    </section>
  );
}

function Entry({ channel, isHere, title }: { channel: ListedChannel; isHere: boolean; title: string }) {
  const { id, unread, mentions, isMember, isArchived, kind } = channel;
  const hasNews = unread > 0 && !isHere;
  const state = [hasNews && 'news', !isMember && 'outside', isArchived && 'archived']
    .filter(Boolean)
    .join(' ');
  return (
    <li>
      <a
        class={`entry ${state}`}
        href={routeAddress({ channel: id })}
        aria-current={isHere ? 'page' : undefined}
      >
        <Sign channel={channel} />
        <span class="entry-name">{title}</span>
        {kind === 'private' && <span class="unseen"> (private)</span>}
        {hasNews && <span class="unseen"> has unread messages</span>}
        {hasNews && mentions > 0 && <span class="badge">{mentions}</span>}
      </a>
    </li>
  );
}

/** A hash, a lock, or the face of whom a conversation is with. */
function Sign({ channel }: { channel: ListedChannel }) {
  const [other] = channel.others;
  if ((channel.kind === 'im' || channel.kind === 'mpim') && other !== undefined) {
    return <Avatar id={other} size="small" />;
  }
  return (
    <span class="sign" aria-hidden="true">
      {channel.kind === 'private' ? <Icon name="lock" /> : '#'}
    </span>
  );
}

/** Those whom this person has not written to yet: a click opens the conversation. */
function People({ known }: { known: readonly ListedChannel[] }) {
  const { me, people, openPerson } = useContext(ReaderContext);
  const spokenTo = new Set(known.filter(({ kind }) => kind === 'im').flatMap(({ others }) => others));
  const others = Object.values(people).filter(
    ({ id, isBot, deactivated }) => id !== me && !isBot && !deactivated && !spokenTo.has(id),
  );
  return (
    <>
      {others.map(({ id, realName, name }) => (
        <li key={id}>
          <button type="button" class="entry outside" onClick={() => openPerson(id)}>
            <Avatar id={id} size="small" />
            <span class="entry-name">{realName || name}</span>
          </button>
        </li>
      ))}
    </>
  );
}
