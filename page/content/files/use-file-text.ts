import { useEffect, useState } from 'preact/hooks';

/** A file's text: being read, read, or not to be had. */
export type FileText =
  | { readonly type: 'reading' }
  | { readonly type: 'failed' }
  | { readonly type: 'read'; readonly text: string };

/** Reads a file's text from its address. */
export function useFileText(url: string): FileText {
  const [file, setFile] = useState<FileText>({ type: 'reading' });
  useEffect(() => {
    const controller = new AbortController();
    const read = async (): Promise<void> => {
      const answer = await fetch(url, { signal: controller.signal });
      if (!answer.ok) throw new Error(`The file cannot be read: ${answer.status}`);
      setFile({ type: 'read', text: await answer.text() });
    };
    read().catch(() => {
      if (!controller.signal.aborted) setFile({ type: 'failed' });
    });
    return () => controller.abort();
  }, [url]);
  return file;
}
