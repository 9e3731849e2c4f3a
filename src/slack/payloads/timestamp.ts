import { z } from 'zod';

/**
 * Slack's id of a message, which is its time: `1699455600.000100`, before the year 2255. What was stored under anything
 * else could never be put in order.
 */
export const timestamp = z
  .string()
  .regex(/^[0-8]?\d{1,9}\.\d{6}$/, 'expected a timestamp such as 1699455600.000100');
