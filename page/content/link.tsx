import type { ComponentChildren } from 'preact';
import { followable } from './mrkdwn-tree';

interface LinkProps {
  readonly url: string;
  readonly children: ComponentChildren;
}

/** A link that opens in a new tab and tells the other side nothing; an address of another kind is shown without a link. */
export function Link({ url, children }: LinkProps) {
  const address = followable(url);
  if (address === undefined) return <>{children}</>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
