import { ChatFailure } from '../../app/chat-failure';
import type { Chat, Operation, PictureRead, Upload } from '../../app/ports';
import { pictureTypeOf } from '../../domain/picture';
import type { Source } from '../../domain/source';
import { type FileRead, fileAnswer, uploadAnswer } from '../payloads/answers';
import { isElsewhere } from '../payloads/files';
import { drawNotice } from '../views/notices/notice';
import { isRefusedWith, unsaid } from '../web-api/call-failure';
import type { ChatParts } from './parts';
import { permalink } from './permalink';

/** How many attempts leave Slack the time to share a file that it has already: some seconds in all. */
const MAX_LOOKS = 4;

/** A file as it stands in a channel. */
type Delivered = { file: string; link: string; source?: Source };

/** Uploads files and deletes them, and fetches the pictures that people posted. */
export function files({
  api,
  identity,
  settings,
}: ChatParts): Pick<Chat, 'upload' | 'deleteFile' | 'picture'> {
  /** What Slack knows of a file; nothing of one whose upload was begun and not completed. */
  const about = async (file: string) => {
    try {
      return fileAnswer.parse(await api.call('files.info', (client) => client.files.info({ file }))).file;
    } catch (error) {
      if (isRefusedWith(error, 'file_not_found', 'file_deleted')) return undefined;
      throw error;
    }
  };

  /** Where a file is to be seen whose address Slack does not say: at its message, else in its channel. */
  const addressOf = (channel: string, message: string | undefined): string =>
    message === undefined
      ? `${identity.teamUrl}archives/${channel}`
      : permalink(identity.teamUrl, { channel, message });

  /** Where the file stands in the channel, by what Slack knows of it; undefined while it is not there. */
  const placeOf = (file: string, channel: string, info: FileRead | undefined): Delivered | undefined => {
    if (info === undefined) return undefined;
    const shares = { ...info.shares.public, ...info.shares.private }[channel];
    const isThere = shares !== undefined || [...info.channels, ...info.groups].includes(channel);
    if (!isThere) return undefined;
    const message = shares?.[0]?.ts;
    return {
      file,
      link: info.permalink ?? addressOf(channel, message),
      ...(message !== undefined && { source: { channel, message } }),
    };
  };

  const deleteFile = async (file: string): Promise<void> => {
    try {
      await api.call('files.delete', (client) => client.files.delete({ file }));
    } catch (error) {
      if (!isRefusedWith(error, 'file_deleted', 'file_not_found')) throw error;
    }
  };

  /**
   * What an earlier attempt delivered, as far as can be known: of what is not shared yet, a later look tells more. One
   * that says something else by now is deleted: what it says may have been removed for good.
   */
  const findEarlier = async (
    { channel, version }: Upload,
    { attempt, progress }: Operation,
  ): Promise<Delivered | undefined> => {
    const { file } = progress;
    if (file === undefined) return undefined;
    if (progress.version === version) {
      const info = await about(file);
      if (info === undefined) return undefined;
      const place = placeOf(file, channel, info);
      if (place !== undefined) return place;
      if (attempt <= MAX_LOOKS) {
        throw new ChatFailure('not_shared', 'Slack has the file and does not show it yet.', { again: true });
      }
    }
    await deleteFile(file);
    return undefined;
  };

  const begin = async (upload: Upload): Promise<{ file: string; address: string }> => {
    const length = Buffer.byteLength(upload.content);
    const answer = await api.call('files.getUploadURLExternal', (client) =>
      client.files.getUploadURLExternal({
        ...{ filename: upload.name, length },
        ...(upload.altText !== undefined && { alt_text: upload.altText }),
      }),
    );
    const { file_id: file, upload_url: address } = uploadAnswer.parse(answer);
    if (file === undefined || address === undefined) throw unsaid();
    return { file, address };
  };

  const complete = async (file: string, upload: Upload, text: string): Promise<void> => {
    try {
      await api.call('files.completeUploadExternal', (client) =>
        client.files.completeUploadExternal({
          files: [{ id: file, title: upload.title }],
          channel_id: upload.channel,
          initial_comment: text,
        }),
      );
    } catch (error) {
      // Something in Slack's place took the content, or it was let go of: another upload may fare better.
      if (!isRefusedWith(error, 'file_not_found')) throw error;
      throw new ChatFailure('upload_lost', 'Slack did not keep the file.', { again: true });
    }
  };

  /**
   * Slack is asked for the address each time: in shared channels an event holds none, and an address that was kept would be one
   * more thing to keep secret.
   */
  const picture = async (file: string): Promise<PictureRead> => {
    const { largest = 0, hosts = [] } = settings.pictures ?? {};
    const info = await about(file);
    if (info === undefined) return { type: 'nothing', why: 'gone' };
    if (isElsewhere(info)) return { type: 'nothing', why: 'elsewhere' };
    if ((info.size ?? 0) > largest) return { type: 'nothing', why: 'too large' };
    const address = info.url_private_download ?? info.url_private;
    if (address === undefined) return { type: 'nothing', why: 'gone' };
    const read = await api.download(address, largest, hosts);
    if ('nothing' in read) return { type: 'nothing', why: read.nothing };
    const type = pictureTypeOf(read.bytes);
    return type === undefined ? { type: 'nothing', why: 'no picture' } : { type, bytes: read.bytes };
  };

  return {
    deleteFile,
    picture,
    async upload(upload, notice, operation, remember) {
      const earlier = await findEarlier(upload, operation);
      if (earlier !== undefined) return earlier;
      const { file, address } = await begin(upload);
      await remember({ file, version: upload.version });
      await api.upload(address, upload.content);
      const { text } = drawNotice(notice, { nameOf: (person) => person, settings });
      await complete(file, upload, text);
      // Slack shares files a moment later: what matters is the file, which has its address already.
      const info = await about(file);
      const { channel } = upload;
      return placeOf(file, channel, info) ?? { file, link: info?.permalink ?? addressOf(channel, undefined) };
    },
  };
}
