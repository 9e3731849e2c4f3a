import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkTemplates } from '../../../src/cli/checks/templates';

describe('the check of the templates', () => {
  test('names the file and the line of a mistake', () => {
    const folder = mkdtempSync(join(tmpdir(), 'firelog-checks-'));
    const templates = join(folder, 'templates');
    cpSync(join(__dirname, '../../../templates'), templates, { recursive: true });
    expect(checkTemplates(templates).state).toBe('ok');
    writeFileSync(join(templates, 'partials/durations.md.hbs'), 'fine\n{{nobody}}\n');
    expect(checkTemplates(templates)).toEqual({
      check: 'templates',
      state: 'wrong',
      sentence: expect.stringMatching(/partials\/durations\.md\.hbs, line 2: .*nobody.*Mend it in /),
    });
    rmSync(folder, { recursive: true });
  });
});
