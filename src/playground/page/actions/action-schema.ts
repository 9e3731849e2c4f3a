import { z } from 'zod';
import type { Action, ActionRequest } from '../contract';

const id = z.string().min(1).max(64);
const ts = z.string().regex(/^\d{1,10}\.\d{6}$/, 'expected a message id');
const word = z.string().min(1).max(255);
/** Longer than any message may be, so that whoever wrote too much is told in a sentence. */
const text = z.string().max(1_000_000);
/** A file's bytes in base64: 20 MiB of them. */
const base64 = z.base64().max(28_000_000);

const held = z.record(z.string(), z.record(z.string(), z.unknown()));

const press = z.strictObject({
  action: word,
  block: word.exactOptional(),
  value: z.union([z.string().max(3_000), z.array(z.string().max(3_000)).max(100)]).exactOptional(),
  values: held.exactOptional(),
});

const message = { channel: id, ts };
const speed = z.union([z.literal(1), z.literal(60), z.literal('fastest')]);
const method = z.string().regex(/^(\*|[A-Za-z.]{1,80})$/, 'expected a method or *');

const error = z
  .string()
  .regex(/^(?:[a-z][a-z0-9_]{0,79}|404|500|503)$/, 'expected an error code or a status');

const trouble = z.strictObject({
  latencyMs: z.int().min(0).max(10_000),
  rateLimited: z.array(method).max(50),
  failing: z.array(z.strictObject({ method, error })).max(50),
  lostAnswers: z.int().min(0).max(100),
  duplicates: z.boolean(),
  doubled: z.boolean(),
  heldBack: z.boolean(),
});

const action = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('post'),
    channel: id,
    text,
    thread: ts.exactOptional(),
    broadcast: z.boolean().exactOptional(),
  }),
  z.strictObject({ type: z.literal('edit'), ...message, text }),
  z.strictObject({ type: z.enum(['delete', 'pin', 'unpin', 'read']), ...message }),
  z.strictObject({ type: z.enum(['react', 'unreact']), ...message, emoji: word }),
  z.strictObject({
    type: z.literal('upload'),
    channel: id,
    name: word,
    content: base64,
    comment: text.exactOptional(),
    thread: ts.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('forward'),
    from: z.strictObject(message),
    channel: id,
    comment: text.exactOptional(),
  }),
  z.strictObject({ type: z.literal('command'), channel: id, line: text }),
  z.strictObject({
    type: z.literal('shortcut'),
    callbackId: word,
    on: z.strictObject(message).exactOptional(),
  }),
  z.strictObject({ type: z.literal('press'), ...message, press }),
  z.strictObject({ type: z.literal('press-home'), press }),
  z.strictObject({ type: z.literal('press-modal'), view: id, press }),
  z.strictObject({
    type: z.literal('suggest'),
    where: z.union([z.strictObject(message), z.strictObject({ view: id })]),
    action: word,
    typed: z.string().max(3_000),
  }),
  z.strictObject({ type: z.literal('submit'), view: id, values: held }),
  z.strictObject({ type: z.literal('close-modal'), view: id }),
  z.strictObject({ type: z.literal('open-home') }),
  z.strictObject({ type: z.enum(['join', 'leave', 'archive', 'unarchive']), channel: id }),
  z.strictObject({ type: z.enum(['start-huddle', 'join-huddle', 'leave-huddle']), channel: id }),
  z.strictObject({ type: z.literal('convert'), channel: id, to: z.enum(['public', 'private']) }),
  z.strictObject({ type: z.literal('invite'), channel: id, people: z.array(id).min(1).max(100) }),
  z.strictObject({ type: z.literal('create-channel'), name: z.string().max(255), isPrivate: z.boolean() }),
  z.strictObject({ type: z.literal('direct-messages'), people: z.array(id).min(1).max(8) }),
  z.strictObject({
    type: z.literal('add-person'),
    name: z.string().max(255),
    realName: z.string().max(255),
    title: z.string().max(255).exactOptional(),
    timezone: z.string().max(64),
  }),
  z.strictObject({ type: z.literal('set-trouble'), trouble }),
  z.strictObject({ type: z.literal('disconnect'), how: z.enum(['refresh', 'cut']) }),
  z.strictObject({ type: z.literal('dismiss-ephemeral'), ...message }),
  z.strictObject({ type: z.literal('play'), scenario: word, speed }),
  z.strictObject({ type: z.enum(['pause', 'resume', 'start-over', 'leave-scenario']) }),
  z.strictObject({ type: z.literal('set-speed'), speed }),
]) satisfies z.ZodType<Action>;

const act = z.strictObject({ as: id, action }) satisfies z.ZodType<ActionRequest>;

/** An act that makes no sense; the message says what is wrong with it. */
export class InvalidAction extends Error {
  override readonly name = 'InvalidAction';
}

/** Reads an act as a tab sends it; throws `InvalidAction` for anything else. */
export function readAction(value: unknown): ActionRequest {
  const read = act.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new InvalidAction(`${issue?.path.join('.') || 'act'}: ${issue?.message ?? 'not understood'}`);
}
