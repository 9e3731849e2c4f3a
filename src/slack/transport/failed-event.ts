import type {
  ReceiverProcessEventErrorHandlerArgs,
  SocketModeReceiverProcessEventErrorHandlerArgs,
} from '@slack/bolt';
import { defaultProcessEventErrorHandler, HTTPModuleFunctions } from '@slack/bolt';
import { StorageFailure } from '../../app/storage-failure';

/**
 * What becomes of an event in Socket Mode whose listener failed: it stays unacknowledged. An outage of the database is
 * logged where it began, and not again with every event.
 */
export async function leaveUnacknowledged(
  args: SocketModeReceiverProcessEventErrorHandlerArgs,
): Promise<boolean> {
  return args.error instanceof StorageFailure ? false : defaultProcessEventErrorHandler(args);
}

/** The same over HTTP: it is answered with 500, upon which Slack sends it again. */
export async function answerWithFailure(args: ReceiverProcessEventErrorHandlerArgs): Promise<boolean> {
  const { error, response, logger } = args;
  if (!(error instanceof StorageFailure) || response.headersSent) {
    // Bolt itself says no more than that something failed.
    logger.error(String(error));
    return HTTPModuleFunctions.defaultProcessEventErrorHandler(args);
  }
  response.writeHead(500).end();
  return false;
}
