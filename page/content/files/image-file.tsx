import { useState } from 'preact/hooks';
import type { ShownFile } from '../../../src/playground/page/contract';
import { LargeView } from './large-view';

/** A picture; a click shows it large. */
export function ImageFile({ file }: { readonly file: ShownFile }) {
  const [isLarge, setLarge] = useState(false);
  const words = file.altText || file.title || file.name;
  return (
    <div class="file-image">
      <div class="file-note">{file.title || file.name}</div>
      <button
        type="button"
        class="file-image-open"
        aria-label={`Show ${words} large`}
        onClick={() => setLarge(true)}
      >
        <img src={file.url} alt={words} />
      </button>
      {isLarge && (
        <LargeView
          title={file.title || file.name}
          tools={
            <a class="button" href={file.url} download={file.name}>
              Download
            </a>
          }
          onClose={() => setLarge(false)}
        >
          <img class="large-image" src={file.url} alt={words} />
        </LargeView>
      )}
    </div>
  );
}
