import { useEmoji } from './emoji';

/** An emoji by its name, without colons; a name that nobody knows is shown in colons. */
export function Emoji({ name }: { readonly name: string }) {
  const char = useEmoji().find(name);
  if (char === undefined) return <>{`:${name}:`}</>;
  return (
    <span
      class="emoji"
      role="img"
      aria-label={name.replace(/::.*/, '').replaceAll('_', ' ')}
      title={`:${name}:`}
    >
      {char}
    </span>
  );
}
