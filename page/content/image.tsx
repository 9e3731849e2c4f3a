import { useContext } from 'preact/hooks';
import { asObject, type Json, textOf } from './json';
import { Link } from './mrkdwn/link';
import { ReaderContext } from './reader';

interface BlockImageProps {
  /** An image block or element as the app sent it. */
  readonly element: Json;
}

/** A picture of an app. One from elsewhere is not fetched, for no request leaves the machine: its description is a link. */
export function BlockImage({ element }: BlockImageProps) {
  const { me } = useContext(ReaderContext);
  const address = textOf(element.image_url) ?? uploadedAt(asObject(element.slack_file), me) ?? '';
  const words = textOf(element.alt_text) ?? 'Image';
  if (isAtHand(address)) return <img class="block-picture" src={address} alt={words} />;
  return (
    <span class="block-picture block-picture-away" title={address}>
      <Link url={address}>{words}</Link>
    </span>
  );
}

function uploadedAt(file: Json | undefined, me: string): string | undefined {
  const id = textOf(file?.id) ?? /\b(F[A-Z0-9]{6,})\b/.exec(textOf(file?.url) ?? '')?.[1];
  return id && `/page/files/${encodeURIComponent(id)}?as=${encodeURIComponent(me)}`;
}

/** Whether a picture can be shown without asking anybody else for it. */
function isAtHand(address: string): boolean {
  if (/^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/i.test(address)) return true;
  return URL.canParse(address, location.href) && new URL(address, location.href).origin === location.origin;
}
