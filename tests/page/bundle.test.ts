import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtPage } from '../support/built-page';

// The page is built, unless another test did that.
jest.setTimeout(60_000);

/** Every file of the built page, by its name. */
async function built(): Promise<ReadonlyMap<string, Buffer>> {
  const folder = await builtPage();
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return new Map(names.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name))]));
}

/** Names of namespaces and of addresses that libraries say in their errors; nothing is ever read from them. */
const said = ['http://www.w3.org/', 'https://github.com/', 'https://preactjs.com/'];

describe('the built page', () => {
  test('has less than 400 kB of scripts and styles as they are sent', async () => {
    const code = [...(await built())].filter(([name]) => /\.(?:js|css|html)$/.test(name));
    const sent = code.reduce((bytes, [, content]) => bytes + gzipSync(content).length, 0);
    expect(code.length).toBeGreaterThan(2);
    expect(sent).toBeLessThan(400_000);
  });

  test('names no host to ask for anything', async () => {
    const named = [...(await built())]
      .filter(([name]) => /\.(?:js|css|html|svg)$/.test(name))
      .flatMap(
        ([, content]) =>
          content.toString('utf8').match(/\b(?:https?|wss?):\/\/[\w.-]+\.\w+[^\s"'`)]*/g) ?? [],
      );
    expect(named.filter((address) => !said.some((known) => address.startsWith(known)))).toEqual([]);
  });
});
