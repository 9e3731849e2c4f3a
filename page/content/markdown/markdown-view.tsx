import { useContext, useEffect, useRef } from 'preact/hooks';
import { ReaderContext } from '../reader';
import './markdown.css';

interface MarkdownProps {
  readonly text: string;
}

/** Markdown as it is meant to be read; the text itself until what renders it is there. */
export function MarkdownText({ text }: MarkdownProps) {
  const now = useContext(ReaderContext);
  const reader = useRef(now);
  reader.current = now;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isLate = false;
    const show = async (): Promise<void> => {
      const { renderMarkdown } = await import('./markdown');
      if (isLate || !place.current) return;
      place.current.replaceChildren(renderMarkdown(text, reader.current.addressHere));
      place.current.classList.remove('markdown-raw');
    };
    if (place.current) place.current.textContent = text;
    show().catch(() => undefined);
    return () => {
      isLate = true;
    };
  }, [text]);
  return <div class="markdown markdown-raw" ref={place} />;
}
