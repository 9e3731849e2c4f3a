import type { Notice } from '../app/notice';
import type { Chat, Operation } from '../app/ports';

/** Says something once that no fact is bound to; what an earlier attempt said is brought up to date. */
export async function sayOnce(
  chat: Chat,
  to: string,
  notice: Notice,
  operation: Operation,
  thread?: string,
): Promise<void> {
  const { source, says } = await chat.post(to, notice, operation, thread);
  await chat.edit(source, notice, says);
}
