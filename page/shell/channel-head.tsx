import { useContext, useState } from 'preact/hooks';
import type { ListedChannel } from '../../src/playground/page/contract';
import { fullTime } from '../content/dates/dates';
import { Link } from '../content/mrkdwn/link';
import { Mrkdwn } from '../content/mrkdwn/mrkdwn-view';
import { ReaderContext } from '../content/reader';
import { ChangeDialog, type ChannelChange, ChannelSettings } from './channel-settings';
import { act } from './client/api-client';
import { nameIn, titleOf } from './client/conversations';
import { routeAddress } from './client/route';
import { useKnown, useWelcome } from './client/store';
import { collapse, Details } from './controls/details';
import { Icon } from './controls/icon';
import { ListButton } from './controls/list-button';
import { HuddleButton } from './huddle-button';

/** The head of a channel: its name, topic, bookmarks, pins and who is in it. */
export function ChannelHead({ channel, onList }: { channel: ListedChannel; onList(): void }) {
  const welcome = useWelcome();
  const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
  return (
    <header class="head">
      <div class="head-line">
        <ListButton onList={onList} />
        <h1 class="head-name">
          {!isDirect && (
            <span aria-hidden="true">{channel.kind === 'private' ? <Icon name="lock" /> : '#'}</span>
          )}
          <span class="head-title" title={titleOf(channel, nameIn(welcome))}>
            {titleOf(channel, nameIn(welcome))}
          </span>
        </h1>
        {channel.topic.value !== '' && (
          <p class="topic" title={channel.topic.value}>
            <Mrkdwn text={channel.topic.value} />
          </p>
        )}
        <HuddleButton channel={channel} />
        {!isDirect && <Members channel={channel} />}
      </div>
      {(channel.bookmarks.length > 0 || channel.pins.length > 0) && (
        <div class="head-line bookmarks">
          <Pins channel={channel} />
          {channel.bookmarks.map(({ id, title, link }) => (
            <span key={id} class="bookmark">
              <Link url={link}>
                <span aria-hidden="true">🔖</span> {title}
              </Link>
            </span>
          ))}
        </div>
      )}
    </header>
  );
}

function Members({ channel }: { channel: ListedChannel }) {
  const welcome = useWelcome();
  const nameOf = nameIn(welcome);
  const { members, id } = channel;
  const [asked, setAsked] = useState<ChannelChange>();
  const others = Object.values(welcome.people).filter(
    (person) => !members.includes(person.id) && !person.deactivated,
  );
  return (
    <>
      <Details label={`${members.length} ${members.length === 1 ? 'member' : 'members'}`} className="members">
        <p class="details-title">In #{channel.name}</p>
        <ul class="names">
          {members.map((member) => (
            <li key={member}>{nameOf(member)}</li>
          ))}
        </ul>
        {channel.isMember && others.length > 0 && !channel.isArchived && (
          <>
            <p class="details-title">Invite</p>
            <ul>
              {others.map((person) => (
                <li key={person.id}>
                  <button
                    type="button"
                    class="plain"
                    onClick={() => act(welcome.me, { type: 'invite', channel: id, people: [person.id] })}
                  >
                    {nameOf(person.id)}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        {channel.isMember && !channel.isGeneral && (
          <button
            type="button"
            class="plain"
            onClick={(event) => {
              collapse(event.currentTarget);
              void act(welcome.me, { type: 'leave', channel: id });
            }}
          >
            Leave channel
          </button>
        )}
        {channel.isMember && !channel.isGeneral && (
          <>
            <p class="details-title">The channel</p>
            <ChannelSettings channel={channel} onAsk={setAsked} />
          </>
        )}
      </Details>
      {asked && <ChangeDialog change={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function Pins({ channel }: { channel: ListedChannel }) {
  const { pins, id } = channel;
  const { me } = useWelcome();
  const { zone } = useContext(ReaderContext);
  if (pins.length === 0) return null;
  return (
    <Details label={`📌 ${pins.length} pinned`} className="pins">
      <ul class="pin-list">
        {pins.map(({ ts }) => (
          <li key={ts}>
            <a
              href={routeAddress({ channel: id, at: ts })}
              onClick={(event) => collapse(event.currentTarget)}
            >
              {fullTime(ts, zone)}
            </a>
            <Opening channel={id} ts={ts} />
            {channel.isMember && !channel.isArchived && (
              <button type="button" class="plain" onClick={() => act(me, { type: 'unpin', channel: id, ts })}>
                Unpin
              </button>
            )}
          </li>
        ))}
      </ul>
    </Details>
  );
}

/** Who wrote a message and how it begins, if it was read already. */
function Opening({ channel, ts }: { channel: string; ts: string }) {
  const nameOf = nameIn(useWelcome());
  const message = useKnown(({ timelines }) => timelines[channel]?.messages.find((each) => each.ts === ts));
  if (message === undefined) return null;
  return (
    <div class="pin-opening">
      <strong>{nameOf(message.user ?? message.botId ?? '')}</strong>{' '}
      <Mrkdwn text={message.text.slice(0, 300)} />
    </div>
  );
}
