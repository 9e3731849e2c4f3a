import { z } from 'zod';

/** A field that is left alone where it holds something else, so that it costs nobody the rest of the message. */
export const string = z.string().optional().catch(undefined);

/** The same of a list of anything. */
export const list = z.array(z.unknown()).optional().catch(undefined);

/** The same of a number. */
export const number = z.number().optional().catch(undefined);

/** The same of what is so or not. */
export const flag = z.boolean().optional().catch(undefined);
