import type { ShownFile } from '../../../src/playground/page/contract';
import { fileKind, fileSize } from './file-kind';
import './files.css';
import { ImageFile } from './image-file';
import { TextFile } from './text-file';

/** A file as a message carries it: with its content, where the page can show that. */
export function FileView({ file }: { readonly file: ShownFile }) {
  if (file.isDeleted) return <div class="file file-gone">This file was deleted.</div>;
  const kind = fileKind(file);
  if (kind === 'image') return <ImageFile file={file} />;
  if (kind === 'markdown' || kind === 'text')
    return <TextFile file={file} isMarkdown={kind === 'markdown'} />;
  return (
    <div class="file file-card">
      <span class="file-sign" aria-hidden="true">
        {(file.filetype || 'file').slice(0, 4)}
      </span>
      <div class="file-names">
        <div class="file-title">{file.title || file.name}</div>
        <div class="file-note">{fileSize(file.size)}</div>
      </div>
      <a class="button" href={file.url} download={file.name}>
        Download
      </a>
    </div>
  );
}
