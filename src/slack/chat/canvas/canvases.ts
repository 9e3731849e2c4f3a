import type { Canvases, MadeCanvas } from '../../../app/canvas/canvases';
import type { Operation } from '../../../app/ports';
import { minute, second } from '../../../domain/time/instant';
import { canvasAnswer, filesAnswer } from '../../payloads/answers';
import { isRefusedWith, unsaid } from '../../web-api/call-failure';
import type { ChatParts } from '../parts';

/** Our clock and Slack's may differ by this much: a machine's may be off by minutes. */
const clockSkew = 15 * minute;

/** How many of the bot's newest files are looked through. */
const MOST_FILES = 200;

/**
 * Makes canvases and writes them. Both are made by `canvases.create` with a channel, which puts them into its tabs with access
 * for whoever is in it, on free plans as well (docs.slack.dev, reference/methods/canvases.create). The channel's own canvas
 * (`conversations.canvases.create`) there is but once, and a team may use it for something else.
 */
export function canvases({ api, identity }: ChatParts): Canvases {
  const linkTo = (id: string): string => `${identity.teamUrl}docs/${identity.team}/${id}`;

  /**
   * The canvas that an earlier attempt made whose answer was lost. A canvas carries nothing that only an app sees, and no method
   * lists canvases; `files.list` has them among the files of whoever made them, as other apps rely on (`types=canvas` in
   * soxtoby/SlackNet#238). Not filtered by type or channel, since Slack's page on it names neither for canvases. Where a
   * workspace should not list them, a second one is made: nothing else can be found out.
   */
  const findEarlier = async (
    title: string,
    { firstAttemptAt }: Pick<Operation, 'firstAttemptAt'>,
  ): Promise<MadeCanvas | undefined> => {
    const since = Math.floor((firstAttemptAt - clockSkew) / second);
    const listed = await api.call('files.list', (client) =>
      client.files.list({ user: identity.botUser, ts_from: String(since), count: MOST_FILES }),
    );
    const found = filesAnswer
      .parse(listed)
      .files.find((file) => file.title === title && (file.filetype === 'quip' || file.filetype === 'canvas'));
    return found === undefined ? undefined : { id: found.id, link: linkTo(found.id), isEarlier: true };
  };

  return {
    async makeCanvas({ channel, title, markdown }, operation, remember) {
      const earlier = operation.attempt > 1 ? await findEarlier(title, operation) : undefined;
      if (earlier !== undefined) return earlier;
      await remember();
      const answer = await api.call('canvases.create', (client) =>
        client.canvases.create({
          title,
          channel_id: channel,
          document_content: { type: 'markdown', markdown },
        }),
      );
      const { canvas_id: id } = canvasAnswer.parse(answer);
      if (id === undefined) throw unsaid();
      return { id, link: linkTo(id), isEarlier: false };
    },
    async rewriteCanvas(id, markdown) {
      try {
        // Without a section the whole is replaced.
        await api.call('canvases.edit', (client) =>
          client.canvases.edit({
            canvas_id: id,
            changes: [{ operation: 'replace', document_content: { type: 'markdown', markdown } }],
          }),
        );
        return true;
      } catch (error) {
        if (isRefusedWith(error, 'canvas_not_found')) return false;
        throw error;
      }
    },
    async hasCanvas(id) {
      try {
        await api.call('files.info', (client) => client.files.info({ file: id }));
        return true;
      } catch (error) {
        if (isRefusedWith(error, 'file_not_found', 'file_deleted')) return false;
        throw error;
      }
    },
  };
}
