import { z } from 'zod';
import { fieldMoments, fieldTypes } from '../domain/details/field';

/** A form of more fields is one that nobody fills in. */
const MAX_FIELDS = 20;

const fieldName = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} _-]{0,39}$/u, 'is not the name of a field, such as business-impact');
/** It stands in our own sentences, where nothing is to have an effect. */
const fieldLabel = z
  .string()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ,.:?/'’()%-]{0,74}$/u,
    'is not a label of at most 75 letters, digits and spaces, such as Business impact',
  );
/** Slack shows 75 characters of what can be chosen. */
const choice = z.string().regex(/^[^\n\r]{1,75}$/u, 'is not a choice of at most 75 characters on one line');

/** The fields, as they stand in the file. */
export const fieldsSchema = z
  .array(
    z.strictObject({
      name: fieldName,
      label: fieldLabel.optional(),
      type: z.enum(fieldTypes).optional(),
      options: z.array(choice).min(1).max(100).optional(),
      asked: z.enum(fieldMoments).optional(),
      required: z.boolean().optional(),
      help: z.string().min(1).max(150).optional(),
    }),
  )
  .max(MAX_FIELDS);

/** The settings of a field. */
export const fieldKeys = ['name', 'label', 'type', 'options', 'asked', 'required', 'help'];
