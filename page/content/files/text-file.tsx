import { useState } from 'preact/hooks';
import type { ShownFile } from '../../../src/playground/page/contract';
import { MarkdownText } from '../markdown/markdown-view';
import { fileSize } from './file-kind';
import { LargeView } from './large-view';
import { type FileText, useFileText } from './use-file-text';

interface TextFileProps {
  readonly file: ShownFile;
  readonly isMarkdown: boolean;
}

/** A text, its beginning at first; Markdown as it is meant to be read, or as it is written. */
export function TextFile({ file, isMarkdown }: TextFileProps) {
  const content = useFileText(file.url);
  const [isRaw, setRaw] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const [isLarge, setLarge] = useState(false);
  const body = <TextBody content={content} isMarkdown={isMarkdown && !isRaw} />;
  const isLong = content.type === 'read' && content.text.split('\n', 13).length > 12;
  const tools = (
    <div class="file-tools">
      {isMarkdown && (
        <button type="button" class="button button-small" aria-pressed={isRaw} onClick={() => setRaw(!isRaw)}>
          Raw
        </button>
      )}
      {content.type === 'read' && <CopyButton text={content.text} />}
      <a class="button button-small" href={file.url} download={file.name}>
        Download
      </a>
    </div>
  );
  return (
    <div class="file file-text">
      <div class="file-head">
        <span class="file-sign" aria-hidden="true">
          {isMarkdown ? 'md' : 'txt'}
        </span>
        <div class="file-names">
          <div class="file-title">{file.title || file.name}</div>
          <div class="file-note">
            {file.name} · {fileSize(file.size)}
          </div>
        </div>
        <button type="button" class="button button-small" onClick={() => setLarge(true)}>
          Open
        </button>
      </div>
      <div class={isLong && !isWhole ? 'file-body file-body-short' : 'file-body'}>{body}</div>
      <div class="file-foot">
        {isLong && (
          <button
            type="button"
            class="button button-small"
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? 'Show less' : 'Show all'}
          </button>
        )}
        {tools}
      </div>
      {isLarge && (
        <LargeView title={file.title || file.name} tools={tools} onClose={() => setLarge(false)}>
          {body}
        </LargeView>
      )}
    </div>
  );
}

interface TextBodyProps {
  readonly content: FileText;
  readonly isMarkdown: boolean;
}

function TextBody({ content, isMarkdown }: TextBodyProps) {
  if (content.type === 'reading') return <p class="file-note">Reading …</p>;
  if (content.type === 'failed') return <p class="file-note">This file cannot be read now.</p>;
  return isMarkdown ? <MarkdownText text={content.text} /> : <pre class="file-raw">{content.text}</pre>;
}

function CopyButton({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('Copy');
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('Not copied'),
    );
  };
  return (
    <button type="button" class="button button-small" aria-live="polite" onClick={copy}>
      {said}
    </button>
  );
}
