import { manifest, scopesWithout } from './support/manifest';
import { call, openTown, refusal, type Town } from './support/town';

const content = (markdown: string) => ({ type: 'markdown' as const, markdown });
const wide = (cells: number): string =>
  ['| a |', '| - |', ...Array<string>(cells - 1).fill('| b |')].join('\n');

describe('canvases', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  const make = async (markdown = '# One\n\nTwo', title = 'Plan'): Promise<string> => {
    const { client, ops } = town;
    const made = await client.canvases.create({
      title,
      channel_id: ops,
      document_content: content(markdown),
    });
    return made.canvas_id ?? '';
  };
  const edit = (id: string, ...changes: readonly unknown[]) =>
    call(town.client, 'canvases.edit', { canvas_id: id, changes });
  const lookUp = async (id: string, criteria: object) =>
    (await call(town.client, 'canvases.sections.lookup', { canvas_id: id, criteria })).sections;

  test('one that is made in a channel stands in its tabs, where everybody in it may write', async () => {
    const id = await make();
    const { ana, ben, ops, playground } = town;
    expect(ana.canvases.in(ops)).toEqual([{ id, title: 'Plan' }]);
    ben.canvases.write(id, '# One\n\nThree');
    expect(ana.canvases.read(id)).toBe('# One\n\nThree');
    expect(ana.canvases.history(id)).toEqual(['# One\n\nTwo']);
    const cleo = playground.addPerson({ name: 'cleo' });
    expect(cleo.canvases.in(ops)).toEqual([]);
    expect(() => cleo.canvases.read(id)).toThrow('canvas_not_found');
  });

  test('each operation changes it, and every section has another id afterwards', async () => {
    const id = await make('# One\n\nTwo');
    const first = await lookUp(id, { section_types: ['h1'] });
    const section = (await lookUp(id, { contains_text: 'Two' })) as { id: string }[];
    await edit(id, {
      operation: 'insert_after',
      section_id: section[0]?.id,
      document_content: content('Three'),
    });
    expect(await lookUp(id, { section_types: ['h1'] })).not.toEqual(first);
    await expect(edit(id, { operation: 'delete', section_id: section[0]?.id })).rejects.toThrow(
      'canvas_editing_failed',
    );
    await edit(id, { operation: 'insert_at_start', document_content: content('Zero') });
    await edit(id, { operation: 'insert_at_end', document_content: content('Four') });
    expect(town.ana.canvases.read(id)).toBe('Zero\n\n# One\n\nTwo\n\nThree\n\nFour');
    await edit(id, { operation: 'replace', document_content: content('All of it') });
    expect(town.ana.canvases.read(id)).toBe('All of it');
    await edit(id, { operation: 'rename', title_content: content('Plan B') });
    expect(town.ana.canvases.in(town.ops)).toEqual([{ id, title: 'Plan B' }]);
  });

  test('the files list it, by whoever made it and when, and nothing reads what it says', async () => {
    const id = await make('the words');
    const { client, playground } = town;
    const listed = await client.files.list({ user: playground.botUserId });
    expect(listed.files).toMatchObject([{ id, title: 'Plan', filetype: 'quip', channels: [town.ops] }]);
    expect(await client.files.list({ user: playground.botUserId, ts_from: '99999999999' })).toMatchObject({
      files: [],
    });
    const { file } = await client.files.info({ file: id });
    expect(file).toMatchObject({ id, permalink: `https://playground.slack.com/docs/T0000000001/${id}` });
    expect(JSON.stringify([listed, file])).not.toContain('the words');
    expect(await refusal(call(client, 'canvases.read', { canvas_id: id }))).toBe('unknown_method');
  });

  test('one that a person deleted is gone for the app, too', async () => {
    const id = await make();
    town.ana.canvases.delete(id);
    const change = { operation: 'replace', document_content: content('x') };
    expect(await refusal(edit(id, change))).toBe('canvas_not_found');
    expect(await refusal(town.client.files.info({ file: id }))).toBe('file_deleted');
    expect(await refusal(town.client.canvases.delete({ canvas_id: id }))).toBe('canvas_not_found');
  });

  test('its owner opens it to a channel for reading alone', async () => {
    const id = await make();
    const { ana, client, ops } = town;
    await client.canvases.access.set({ canvas_id: id, access_level: 'read', channel_ids: [ops] });
    expect(ana.canvases.read(id)).toContain('Two');
    expect(() => ana.canvases.write(id, 'mine')).toThrow('restricted_action');
    const neither = call(client, 'canvases.access.set', { canvas_id: id, access_level: 'read' });
    expect(await refusal(neither)).toBe('invalid_parameters');
  });

  test('a channel has one canvas of its own', async () => {
    const { client, ops } = town;
    await client.conversations.canvases.create({ channel_id: ops, document_content: content('x') });
    const again = client.conversations.canvases.create({ channel_id: ops });
    expect(await refusal(again)).toBe('channel_canvas_already_exists');
  });

  test.each<[string, readonly unknown[]]>([
    ['no change', []],
    ['two changes', [{ operation: 'rename' }, { operation: 'rename' }]],
    ['an operation that there is not', [{ operation: 'append', document_content: content('x') }]],
    ['a deletion of nothing', [{ operation: 'delete' }]],
    ['HTML', [{ operation: 'replace', document_content: { type: 'html', markdown: 'x' } }]],
  ])('%s is refused', async (_, changes) => {
    const id = await make();
    expect(await refusal(edit(id, ...changes))).toBe('invalid_arguments');
    expect(town.ana.canvases.read(id)).toBe('# One\n\nTwo');
  });

  test('a heading of the fourth level and a table of 301 cells are refused, one of 300 is not', async () => {
    for (const markdown of ['#### Four', wide(301), 'x'.repeat(1_048_577)]) {
      expect(await refusal(make(markdown))).toBe('canvas_creation_failed');
    }
    expect(town.ana.canvases.in(town.ops)).toEqual([]);
    await make(`${wide(300)}\n\n\`\`\`\n#### code\n\`\`\``);
  });

  test('one cannot be made where the channel is archived or unknown', async () => {
    const { ana, client, ops, playground } = town;
    const archived = ana.channels.create('archived');
    ana.channels.invite(archived, playground.botUserId);
    ana.channels.archive(archived);
    expect(await refusal(client.canvases.create({ channel_id: archived }))).toBe('is_archived');
    expect(await refusal(client.canvases.create({ channel_id: 'C1' }))).toBe('channel_not_found');
    expect(ana.canvases.in(ops)).toEqual([]);
  });
});

test('a free plan has one canvas for each channel, in its tabs, and none besides', async () => {
  const town = await openTown({ team: { plan: 'free' } });
  const { client, ops } = town;
  expect(await refusal(client.canvases.create({ title: 'x' }))).toBe(
    'free_teams_cannot_create_non_tabbed_canvases',
  );
  await client.canvases.create({ title: 'x', channel_id: ops });
  const second = client.canvases.create({ title: 'y', channel_id: ops });
  expect(await refusal(second)).toBe('free_team_canvas_tab_already_exists');
  await town.close();
});

test('where administrators have turned canvases off there are none', async () => {
  const town = await openTown({ team: { withoutCanvases: true } });
  const made = town.client.canvases.create({ channel_id: town.ops });
  expect(await refusal(made)).toBe('canvas_disabled_user_team');
  await town.close();
});

test('without the scope nothing is made', async () => {
  const scopes = scopesWithout('canvases:write');
  const town = await openTown({ manifest: manifest({ scopes }) });
  const made = town.client.canvases.create({ channel_id: town.ops });
  expect(await refusal(made)).toBe('missing_scope');
  await town.close();
});
