import { checkAttachments, checkMetadata } from '../../../src/playground/block-kit';
import { section, times } from './samples';

/** `pointer code` of each problem. */
const found = (problems: { pointer: string; code: string }[]) =>
  problems.map(({ pointer, code }) => `${pointer} ${code}`);

describe('attachments and metadata', () => {
  test('an attachment holds blocks or the fields of old', () => {
    expect(
      found(
        checkAttachments([
          { color: 'danger', blocks: [section()] },
          { text: 'x', fields: [{ title: 'a', value: 'b' }] },
        ]),
      ),
    ).toEqual([]);
    expect(found(checkAttachments([{ blocks: [{ type: 'header' }] }]))).toEqual([
      '/attachments/0/blocks/0/text missing',
    ]);
    expect(
      found(checkAttachments([{ blocks: [section({ block_id: 'a' }), section({ block_id: 'a' })] }])),
    ).toEqual(['/attachments/0/blocks/1/block_id duplicate']);
    expect(found(checkAttachments([{ colour: 'red' }]))).toEqual(['/attachments/0/colour unknown_key']);
    expect(found(checkAttachments({}))).toEqual(['/attachments wrong_type']);
  });

  test('metadata is an event type and a payload one level deep', () => {
    const metadata = (event_payload: unknown, event_type: unknown = 'job_done') =>
      found(checkMetadata({ event_type, event_payload }));
    expect(metadata({ job: 'J1', tries: 2, ok: true, where: { channel: 'C1' }, all: [{ a: 1 }] })).toEqual(
      [],
    );
    expect(metadata({ deep: { deeper: { deepest: 1 } } })).toEqual([
      '/metadata/event_payload/deep wrong_type',
    ]);
    expect(metadata({ nothing: null })).toEqual(['/metadata/event_payload/nothing wrong_type']);
    expect(metadata({}, 'job done')).toEqual(['/metadata/event_type invalid_value']);
    expect(found(checkMetadata({ event_type: 'x' }))).toEqual(['/metadata/event_payload missing']);
    expect(found(checkMetadata(times(1, () => 'x')))).toEqual(['/metadata wrong_type']);
  });
});
