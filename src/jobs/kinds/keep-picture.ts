import { filesOf } from '../../app/requests/picture-jobs';
import { type Source, sourceKey } from '../../domain/source';
import type { JobContext, JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Keeps a picture that belongs to the record with a message. */
    'keep-picture': { readonly source: Source; readonly file: string };
  }
}

/**
 * Keeps a picture of a marked message for documents, as the settings want it. One that is too large, that is none by its bytes, or
 * that would be one too many is only linked.
 */
export const keepPicture: JobKind<'keep-picture'> = {
  name: 'keep-picture',
  part: 'a copy of a picture on the timeline',
  isToldOnce: true,

  async run({ source, file }, context) {
    const { ref, incident, chat, pictures, settings } = context;
    const terms = settings.pictures;
    if (terms === undefined || !filesOf(source, incident).has(file)) return;
    const entry = sourceKey(source);
    if ((await pictures.keptWith(ref, entry)).includes(file)) return;
    if ((await pictures.count(ref)) >= terms.most) return left(context, file, 'too many');
    const read = await chat.picture(file);
    if (read.type === 'nothing') return left(context, file, read.why);
    await keep(context, source, { entry, file, ...read });
  },
};

type Picture = Parameters<JobContext['pictures']['keep']>[1];

/** Keeps it if it still belongs to the record: while it was fetched its words may have been removed for good. */
async function keep(context: JobContext, source: Source, picture: Picture): Promise<void> {
  const { ref, pictures, settings, store, clock } = context;
  const most = settings.pictures?.most ?? 0;
  for (;;) {
    const now = await store.load(ref);
    if (!filesOf(source, now).has(picture.file)) return;
    const kept = await pictures.keep(ref, picture, { position: now.seq, most, at: clock.now() });
    if (kept === 'full') return left(context, picture.file, 'too many');
    if (kept === 'kept') return;
  }
}

function left({ incident, log }: JobContext, file: string, why: string): void {
  log.info({ incident: incident.number, file, why }, 'A picture is not kept, and only linked');
}
