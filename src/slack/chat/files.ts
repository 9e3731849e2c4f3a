import { ChatFailure } from '../../app/chat-failure';
import type { Chat, Upload } from '../../app/ports';
import type { Source } from '../../domain/source';
import { isRefusedWith } from '../failure';
import { drawNotice } from '../views/notice';
import type { ChatParts } from './parts';

/** A file as it stands in a channel. */
type Delivered = { file: string; link: string; source?: Source };

/** Uploads files and deletes them. */
export function files({ api, settings }: ChatParts): Pick<Chat, 'upload' | 'deleteFile'> {
  /** What Slack knows of a file; nothing of one whose upload was begun and not completed. */
  const about = async (file: string) => {
    try {
      return (await api.call('files.info', (client) => client.files.info({ file }))).file;
    } catch (error) {
      if (isRefusedWith(error, 'file_not_found')) return undefined;
      throw error;
    }
  };

  /** Where the file stands in the channel; undefined while it is not there. */
  const find = async (file: string, channel: string): Promise<Delivered | undefined> => {
    const info = await about(file);
    const shares = { ...info?.shares?.public, ...info?.shares?.private }[channel];
    const isThere =
      shares !== undefined || [...(info?.channels ?? []), ...(info?.groups ?? [])].includes(channel);
    if (!isThere) return undefined;
    const message = shares?.[0]?.ts;
    return {
      file,
      link: info?.permalink ?? '',
      ...(message !== undefined && { source: { channel, message } }),
    };
  };

  const begin = async (upload: Upload): Promise<{ file: string; address: string }> => {
    const length = Buffer.byteLength(upload.content);
    const answer = await api.call('files.getUploadURLExternal', (client) =>
      client.files.getUploadURLExternal({ filename: upload.name, length }),
    );
    return { file: answer.file_id ?? '', address: answer.upload_url ?? '' };
  };

  return {
    async deleteFile(file) {
      try {
        await api.call('files.delete', (client) => client.files.delete({ file }));
      } catch (error) {
        if (!isRefusedWith(error, 'file_deleted', 'file_not_found')) throw error;
      }
    },
    async upload(upload, notice, operation, remember) {
      const begun = operation.progress.file;
      const earlier = begun === undefined ? undefined : await find(begun, upload.channel);
      if (earlier !== undefined) return earlier;
      const { file, address } = await begin(upload);
      await remember({ file });
      await send(address, upload.content);
      const { text } = drawNotice(notice, { nameOf: (person) => person, settings });
      await api.call('files.completeUploadExternal', (client) =>
        client.files.completeUploadExternal({
          files: [{ id: file, title: upload.title }],
          channel_id: upload.channel,
          initial_comment: text,
        }),
      );
      // Slack shares files a moment later: what matters is the file, which has its address already.
      const shared = await find(file, upload.channel);
      return shared ?? { file, link: (await about(file))?.permalink ?? '' };
    },
  };
}

async function send(address: string, content: string): Promise<void> {
  const body = Buffer.from(content);
  const answer = await fetch(address, { method: 'POST', body, redirect: 'error' }).catch(() => undefined);
  if (answer?.ok) return;
  throw new ChatFailure('upload_failed', 'Slack did not take the file.', { again: true });
}
