import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { ReaderContext } from '../reader';
import { followable } from './tree';

interface LinkProps {
  readonly url: string;
  readonly children: ComponentChildren;
}

/**
 * A link. What is of this workspace opens here; anything else opens in a new tab and is told nothing. An address of
 * another kind is shown without a link.
 */
export function Link({ url, children }: LinkProps) {
  const { addressHere } = useContext(ReaderContext);
  const here = addressHere(url);
  if (here?.startsWith('#')) return <a href={here}>{children}</a>;
  const address = here ?? followable(url);
  if (address === undefined) return <>{children}</>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
