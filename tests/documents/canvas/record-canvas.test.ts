import { createDocuments } from '../../../src/documents/documents';
import { samples } from '../../../src/documents/sample';
import { defaultSettings } from '../../support/default-settings';

const { recordCanvas } = createDocuments({
  templates: 'templates',
  settings: defaultSettings,
  areTried: true,
});

test.each(samples().map((sample, index) => ({ ...sample, index })))(
  'the record of sample $index can be written, with links and without',
  ({ incident, context }) => {
    const canvas = recordCanvas(incident, context, incident);
    expect(canvas).toContain('## Timeline');
    for (const [, address] of JSON.stringify(incident.written?.links ?? []).matchAll(/"(https?:[^"]+)"/g)) {
      expect(canvas).toContain(address);
    }
  },
);
