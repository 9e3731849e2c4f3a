import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownTemplates } from '../../src/app/documents/templates';
import { createDocuments } from '../../src/documents/documents';
import { openDocuments } from '../../src/documents/open-documents';
import { samples } from '../../src/documents/sample';
import { TemplateProblem } from '../../src/documents/templates/template-problem';
import { defaultSettings } from '../support/default-settings';

describe('the documents of a running bot', () => {
  let empty: string;
  beforeAll(() => {
    empty = mkdtempSync(join(tmpdir(), 'templates-'));
  });
  afterAll(() => rmSync(empty, { recursive: true }));

  const open = (templates: string, areTried: boolean) =>
    openDocuments({ templates, settings: defaultSettings, areTried }, fail);
  const fail = (error: unknown): never => {
    throw error;
  };

  test('read templates that nobody tried at once', () => {
    expect(() => open(empty, false)).toThrow(TemplateProblem);
  });

  test('read those that were tried with the first document', async () => {
    const documents = open(empty, true);
    for (const { incident, context } of samples()) {
      await expect(documents.postmortem(incident, context)).rejects.toThrow(TemplateProblem);
    }
  });

  test('are the same, whenever the templates are read', async () => {
    const [now, later] = [
      createDocuments({ templates: ownTemplates, settings: defaultSettings }),
      open(ownTemplates, true),
    ];
    for (const { incident, context } of samples()) {
      expect(await later.postmortem(incident, context)).toBe(now.postmortem(incident, context));
    }
  });
});
