import { useRef } from 'preact/hooks';
import { Avatar } from '../../content/avatar';
import { addressAs } from '../client/route';
import { useWelcome } from '../client/store';

/** Says who this tab is, and lets it be somebody else: by a click here, by a click with Ctrl or ⌘ in a tab of its own. */
export function PersonSwitch({ onBecome }: { onBecome(person: string): void }) {
  const { me, people } = useWelcome();
  const list = useRef<HTMLDetailsElement>(null);
  const persons = Object.values(people).filter(({ isBot, deactivated }) => !isBot && !deactivated);
  const person = people[me];
  const choose = (event: MouseEvent, id: string): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (list.current !== null) list.current.open = false;
    onBecome(id);
  };
  return (
    <details
      class="person-switch"
      ref={list}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.open = false;
      }}
    >
      <summary>
        <Avatar id={me} size="medium" />
        <span class="person-text">
          <span class="unseen">You are </span>
          <strong>{person?.realName}</strong>
          {person?.title !== undefined && <small>{person.title}</small>}
        </span>
        <span class="switch-hint">Switch</span>
      </summary>
      <ul>
        {persons.map(({ id, realName, name, title }) => (
          <li key={id}>
            <a
              href={addressAs(id)}
              aria-current={id === me ? 'true' : undefined}
              onClick={(event) => choose(event, id)}
            >
              <Avatar id={id} size="medium" />
              <span class="person-text">
                <strong>{realName || name}</strong>
                {title !== undefined && <small>{title}</small>}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p class="switch-note">Ctrl or ⌘ and a click opens another person in a tab of their own.</p>
    </details>
  );
}
