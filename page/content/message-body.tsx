import type { ShownFile, ShownMessage } from '../../src/playground/page/contract';
import type { Acting } from './acting';
import { Attachments } from './attachments';
import { Blocks } from './blocks/blocks';
import { FileView } from './files/file-view';
import { Guard } from './guard';
import { HuddleView } from './huddle-view';
import { Mrkdwn } from './mrkdwn/mrkdwn-view';

interface MessageBodyProps extends Pick<Acting, 'press' | 'suggest'> {
  /** A message, or one that only this person sees. */
  readonly message: Partial<Pick<ShownMessage, 'blocks' | 'attachments' | 'edited' | 'huddle'>> & {
    readonly text: string;
    readonly files?: readonly ShownFile[];
  };
}

/** What a message says: its blocks, or else its text; then what hangs below it. */
export function MessageBody({ message, press, suggest }: MessageBodyProps) {
  const { text, blocks = [], attachments = [], files = [], edited, huddle } = message;
  if (huddle)
    return (
      <Guard sentence="This huddle cannot be shown.">
        <HuddleView huddle={huddle} />
      </Guard>
    );
  const mark = edited && <span class="edited-mark">(edited)</span>;
  return (
    <Guard sentence="This message cannot be shown.">
      <div class="message-body">
        {blocks.length > 0 ? (
          <>
            <Blocks blocks={blocks} surface="message" press={press} suggest={suggest} />
            {mark}
          </>
        ) : (
          text !== '' && <Mrkdwn text={text} after={mark} />
        )}
        {attachments.length > 0 && <Attachments attachments={attachments} press={press} suggest={suggest} />}
        {files.map((file) => (
          <FileView key={file.id} file={file} />
        ))}
      </div>
    </Guard>
  );
}
