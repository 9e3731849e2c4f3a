import { useContext } from 'preact/hooks';
import './avatar.css';
import { ReaderContext, shownName } from './reader';

interface AvatarProps {
  /** A user's id, or a bot's. */
  readonly id: string;
  readonly size?: 'tiny' | 'small' | 'medium' | 'large' | 'huge';
}

const TINTS = 12;

/** A face drawn from a name: initials on a colour that stays the same; a bot has a mark, a person who left is grey. */
export function Avatar({ id, size = 'medium' }: AvatarProps) {
  const reader = useContext(ReaderContext);
  const person = reader.people[id];
  const name = shownName(reader, id) ?? reader.bots[id]?.name ?? '?';
  const isBot = person?.isBot ?? id in reader.bots;
  const looks = ['avatar', `avatar-${size}`, `tint-${tintOf(id)}`];
  if (isBot) looks.push('avatar-bot');
  if (person?.deactivated) looks.push('avatar-gone');
  return (
    <span class={looks.join(' ')} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => word !== '');
  const [first = '?', ...others] = words;
  const last = others.at(-1) ?? '';
  return [first, last]
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}

function tintOf(id: string): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % TINTS;
}
