import { z } from 'zod';

/** A form with all of them must stay below the 250 KB that a view may have. */
const MAX_SERVICES = 500;

const serviceName = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._&/+-]{0,49}$/u;
const nameMistake = 'is not the name of a service, such as checkout';
const address = z.string().superRefine((given, context) => {
  if (isAddress(given)) return;
  context.addIssue({ code: 'custom', message: 'is not an address that begins with https://' });
});
const label = z
  .string()
  .regex(/^[^\n\r<>|]{1,40}$/u, 'is not a label of at most 40 characters, without < > and |');
/** In any script, in lower case where it has one; or an id. */
const channel = z
  .string()
  .regex(
    /^(?:C[A-Z0-9]{6,20}|#?[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-]{1,80})$/u,
    'is not the name or the id of a channel, such as checkout-team',
  );

const service = z
  .strictObject({
    aliases: z.array(z.string().regex(serviceName, nameMistake)).optional(),
    owner: z.string().min(1).optional(),
    channel: channel.optional(),
    runbook: address.optional(),
    dashboards: z.record(label, address).optional(),
  })
  // A service may be no more than its name.
  .nullable();

/** The services by their names, as they stand in the file. */
export const servicesSchema = z
  .record(z.string().regex(serviceName, nameMistake), service)
  .superRefine((services, context) => {
    const count = Object.keys(services).length;
    if (count > MAX_SERVICES) {
      context.addIssue({ code: 'custom', message: `has ${count} services; ${MAX_SERVICES} fit` });
    }
  });

/** The settings of a service. */
export const serviceKeys = ['aliases', 'owner', 'channel', 'runbook', 'dashboards'];

/** Links are pressed by people in a hurry: nothing but a web page opens, and no password stands in one. */
function isAddress(given: string): boolean {
  if (given.length > 2_000 || /[\s<>|]/.test(given) || !URL.canParse(given)) return false;
  const { protocol, username, password } = new URL(given);
  return protocol === 'https:' && username === '' && password === '';
}
