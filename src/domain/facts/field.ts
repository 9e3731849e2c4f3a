import type { FieldType } from '../details/field';
import type { PersonId } from '../person';
import type { Wording } from '../text/wording';
import type { FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /**
     * Somebody filled in a field, or emptied it: then there is no value. It keeps what the field was called and of which type it
     * was, so that it means the same when the settings are others.
     */
    'field-set': {
      field: string;
      label: string;
      valueType: FieldType;
      choice?: string;
      text?: Wording;
      number?: number;
      person?: PersonId;
    };
  }
}

/** Somebody filled in a field; the later word counts. It is on no timeline. */
export const fieldSet: FactDefinition<'field-set'> = {
  version: 1,
  isKept: true,
  said: 'text',
  isWithdrawable: true,
};
