import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePictures } from '../../pictures/make';
import { pictures } from '../../pictures/pictures';

// A whole incident is replayed, with a browser beside it.
jest.setTimeout(90_000);

describe('the pictures of the README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firelog-pictures-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('can be taken anew, each at its moment', async () => {
    const names = pictures.map(({ name }) => `${name}.png`);
    expect(await makePictures(folder)).toEqual(expect.arrayContaining(names));
    expect(readdirSync(folder).sort()).toEqual(names.sort());
    for (const name of names) expect(widthOf(readFileSync(join(folder, name)))).toBe(1280);
  });

  it('stand in the README, and each is said in words', () => {
    const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
    for (const { name } of pictures) {
      expect(readme).toMatch(new RegExp(`!\\[[^\\]]{20,}\\]\\(docs/pictures/${name}\\.png\\)`));
    }
  });
});

/** The width of a PNG, as its header says it. */
function widthOf(png: Buffer): number {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  return png.readUInt32BE(16);
}
