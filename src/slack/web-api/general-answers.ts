import { z } from 'zod';
import { idField, listField, partsField, textField } from './tolerant-fields';

/** The answer of `auth.test`. */
export const identityAnswer = partsField({
  team_id: idField,
  enterprise_id: idField,
  url: idField,
  user_id: idField,
  bot_id: idField,
  team: textField,
  user: textField,
  response_metadata: partsField({ scopes: listField(z.string()) }),
});

/** What any page of a listing says of the next one. */
export const pageAnswer = partsField({ response_metadata: partsField({ next_cursor: idField }) });

/** Any answer that is a refusal. */
export const errorAnswer = partsField({ error: textField });
