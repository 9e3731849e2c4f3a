import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawable, fitted, isInFont, textWidth } from '../../../src/documents/chart/text-width';
import { widthsModule } from '../../support/font-widths';
import { root } from '../../support/root';

/** Written with UPDATE_GOLDEN=1, when the font changes. */
test('the widths of the characters are those of the bundled font', () => {
  const path = join(root, 'src/documents/chart/advances.ts');
  const made = widthsModule(
    ...['Inter-Regular.ttf', 'Inter-SemiBold.ttf'].map((file) => join(root, 'assets/fonts', file)),
  );
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, made);
  expect(made).toBe(readFileSync(path, 'utf8'));
});

test('the bundled font has Latin, Greek and Cyrillic, and what it lacks is taken for wide', () => {
  for (const text of ['Amina Wanjiru', 'Žižka ÅÆØ Nguyễn', 'Ελλάδα', 'Привет, Ґанок', '≈ 15:05 → “…”'])
    expect([text, isInFont(text)]).toEqual([text, true]);
  expect(isInFont('日本')).toBe(false);
  expect(textWidth('日本', 10)).toBe(20);
  expect(textWidth('iiii', 10)).toBeLessThan(textWidth('WWWW', 10) / 2);
});

test('a text is cut where its room ends, and never within a character', () => {
  expect(fitted('short', 12, 200)).toBe('short');
  const cut = fitted('The connection pool of the database is exhausted', 12, 120);
  expect(cut).toMatch(/^The connection.*…$/);
  expect(textWidth(cut, 12)).toBeLessThanOrEqual(120);
  expect(fitted('🔥'.repeat(20), 12, 60)).toMatch(/^🔥+…$/u);
  expect(fitted('anything', 12, 10)).toBe('');
});

test('a text is one line that XML can hold, reads in its own order and stacks nothing', () => {
  expect(drawable('two\n\tlines \u202egpj.exe \u0000 \ufffe')).toBe('two lines gpj.exe \u2400 \ufffd');
  expect([...drawable(`Z${'\u0301'.repeat(50)}algo`)]).toHaveLength(7);
});
