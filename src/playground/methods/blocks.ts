import { z } from 'zod';
import { type BlockProblem, checkAttachments, checkMessageBlocks, checkView } from '../block-kit';
import { asObject } from '../block-kit/whole';
import { json } from '../calling/arguments';
import { type Method, method } from '../calling/method';
import { invalidArguments, SlackError } from '../state/slack-error';

/** Checking Block Kit without sending it. */
export const blocks: readonly Method[] = [
  method({
    name: 'blocks.validate',
    token: 'none',
    args: z.object({
      blocks: json('invalid_blocks_format').optional(),
      message: json().optional(),
      view: json().optional(),
    }),
    run(_call, { blocks: list, message, view }) {
      const given = [list, message, view].filter((value) => value !== undefined);
      if (given.length !== 1)
        throw invalidArguments(['exactly one of blocks, message and view must be given']);
      if (list !== undefined) return verdict('invalid_blocks', checkMessageBlocks(list));
      if (view !== undefined) return verdict('invalid_view', checkView(view));
      return verdict('invalid_message', messageProblems(message));
    },
  }),
];

function messageProblems(message: unknown): BlockProblem[] {
  const fields = asObject(message);
  if (!fields) return [{ pointer: '/message', code: 'wrong_type', message: 'must be of type object' }];
  const problems = [
    ...(fields.blocks === undefined ? [] : checkMessageBlocks(fields.blocks)),
    ...(fields.attachments === undefined ? [] : checkAttachments(fields.attachments)),
  ];
  return problems.map((problem) => ({ ...problem, pointer: `/message${problem.pointer}` }));
}

function verdict(error: string, errors: BlockProblem[]): Record<string, unknown> {
  if (errors.length > 0) throw new SlackError(error, { errors });
  return {};
}
