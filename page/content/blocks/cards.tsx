import { Element } from '../elements/element';
import { BlockImage } from '../image';
import { asObject, listOf, objectsIn, textObjectText, textOf } from '../json';
import { Link } from '../mrkdwn/link';
import { PlainText } from '../mrkdwn/plain-text';
import { TextObject } from '../text-object';
import type { BlockProps } from './block';

/** A card with a picture, texts and buttons. */
export function Card({ block, id }: BlockProps) {
  const hero = asObject(block.hero_image);
  const icon = asObject(block.icon);
  return (
    <div class="block-card">
      {hero && <BlockImage element={hero} />}
      <div class="block-card-head">
        {icon && <BlockImage element={icon} />}
        <div>
          <div class="block-card-title">
            <TextObject text={block.title} />
          </div>
          <div class="block-card-note">
            <TextObject text={block.subtitle} />
          </div>
        </div>
      </div>
      <TextObject text={block.body} />
      {listOf(block.actions).length > 0 && (
        <div class="block-actions">
          {objectsIn(block.actions).map((element, index) => (
            <Element key={index} element={element} place={{ block: id, acts: true }} />
          ))}
        </div>
      )}
    </div>
  );
}

/** Cards in a row that scrolls sideways. */
export function Carousel({ block, draw }: BlockProps) {
  return <div class="block-carousel">{draw(listOf(block.elements))}</div>;
}

/** A film, as a card that links to it: it lies elsewhere, and is not fetched. */
export function Video({ block }: BlockProps) {
  const address = textOf(block.title_url) ?? textOf(block.video_url) ?? '';
  const source = [textOf(block.provider_name), textOf(block.author_name)].filter(
    (part) => part !== undefined,
  );
  return (
    <div class="block-card block-video">
      <div class="block-card-note">Video{source.length > 0 && ` · ${source.join(' · ')}`}</div>
      <div class="block-card-title">
        <Link url={address}>
          <PlainText text={textObjectText(block.title)} />
        </Link>
      </div>
      <TextObject text={block.description} />
    </div>
  );
}

const STATES: Readonly<Record<string, readonly [sign: string, words: string]>> = {
  pending: ['○', 'waiting'],
  in_progress: ['◐', 'in progress'],
  complete: ['✓', 'done'],
  error: ['✕', 'failed'],
};

/** A step of what an app does, and how it stands. */
export function TaskCard({ block, draw }: BlockProps) {
  const [sign, words] = STATES[String(block.status)] ?? ['○', 'waiting'];
  const inside = [block.details, block.output].filter((part) => part !== undefined);
  const sources = objectsIn(block.sources);
  return (
    <div class={`block-task block-task-${String(block.status)}`}>
      <span class="block-task-sign" title={words}>
        <span aria-hidden="true">{sign}</span>
        <span class="unseen">{words}: </span>
      </span>
      <div>
        <div class="block-card-title">{textOf(block.title)}</div>
        {inside.length > 0 && draw(inside)}
        {sources.map((source, index) => (
          <div key={index}>
            <Link url={textOf(source.url) ?? ''}>{textOf(source.text)}</Link>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Several steps under a title. */
export function Plan({ block, draw }: BlockProps) {
  return (
    <div class="block-card">
      <div class="block-card-title">{textOf(block.title)}</div>
      {draw(listOf(block.tasks))}
    </div>
  );
}

/** Blocks in a frame of their own, which may be folded. */
export function Container({ block, draw }: BlockProps) {
  const title = (
    <span class="block-card-title">
      {textObjectText(block.title) !== '' ? (
        <PlainText text={textObjectText(block.title)} />
      ) : (
        draw([block.rich_text_title])
      )}
    </span>
  );
  const inside = (
    <>
      {block.subtitle !== undefined && (
        <div class="block-card-note">
          <TextObject text={block.subtitle} />
        </div>
      )}
      {draw(listOf(block.child_blocks))}
    </>
  );
  if (block.is_collapsible !== true) {
    return (
      <div class="block-card">
        {title}
        {inside}
      </div>
    );
  }
  return (
    <details class="block-card" open={block.default_collapsed !== true}>
      <summary>{title}</summary>
      {inside}
    </details>
  );
}
