/** A refusal of the workspace, under the code that the Web API gives for it: `not_in_channel`. */
export class SlackError extends Error {
  override readonly name = 'SlackError';

  /**
   * @param code Slack's error code
   * @param detail further top-level fields of the answer: `needed`, `errors`, `response_metadata`
   */
  constructor(
    readonly code: string,
    readonly detail: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** The refusal of malformed arguments; each message says what is wrong with one of them. */
export function invalidArguments(messages: readonly string[]): SlackError {
  return new SlackError('invalid_arguments', {
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}
