import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { root } from '../../support/root';

const schema = JSON.parse(readFileSync(join(root, 'docs/postmortem.schema.json'), 'utf8'));
const isValid = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

/** What of a document is not as the published schema says: none where it is valid. */
export function mistakesInJson(json: string): readonly string[] {
  if (isValid(JSON.parse(json))) return [];
  return (isValid.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}
