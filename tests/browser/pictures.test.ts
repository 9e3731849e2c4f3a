import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePictures } from '../../pictures/make';
import { charts, pictures } from '../../pictures/pictures';
import { pageNames, readPage } from '../support/pages';

// A whole incident is replayed, with a browser beside it.
jest.setTimeout(90_000);

describe('the pictures of the documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firelog-pictures-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('can be taken anew, each at its moment', async () => {
    const names = pictures.map(({ name }) => `${name}.png`);
    const drawn = charts.map(({ name }) => `${name}.png`);
    expect(await makePictures(folder)).toEqual(expect.arrayContaining([...names, ...drawn]));
    expect(readdirSync(folder).sort()).toEqual([...names, ...drawn].sort());
    for (const name of names) expect(widthOf(readFileSync(join(folder, name)))).toBe(1280);
    for (const name of drawn) expect(widthOf(readFileSync(join(folder, name)))).toBe(1680);
  });

  test('stand in them, and each is said in words', () => {
    const shown = pageNames().flatMap((page) =>
      [...readPage(page).matchAll(/!\[([^\]]{20,})\]\([\w/]*pictures\/(\w+)\.png\)/g)].map(
        ([, , name]) => name,
      ),
    );
    expect(shown.sort()).toEqual([...pictures, ...charts].map(({ name }) => name).sort());
  });
});

/** The width of a PNG, as its header says it. */
function widthOf(png: Buffer): number {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  return png.readUInt32BE(16);
}
