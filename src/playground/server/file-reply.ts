import type { IncomingMessage } from 'node:http';
import { type HttpContent, htmlReply, textReply } from '../http/reply';
import type { Installation } from '../installation';
import { own } from '../state/workspace';
import { isShownTo } from '../workspace/files';

/** Where whoever is not logged in is sent. */
export const LOGIN = 'signin';

/**
 * A file's bytes, for whoever has the app's token, may read files and sees this one; `id` is `<team>-<file>`. Anybody else is sent to
 * the login page, as Slack does also where the scope is missing. Sources: docs.slack.dev, reference/objects/file-object;
 * slackapi/deno-slack-sdk, issue 285.
 */
export function fileReply(
  { workspace, app }: Installation,
  request: IncomingMessage,
  url: URL,
  id: string,
): HttpContent {
  const { botToken, botUserId } = workspace.state.app;
  const isLetIn = request.headers.authorization === `Bearer ${botToken}` && app.scopes.includes('files:read');
  if (!isLetIn) return redirect(`${workspace.url}${LOGIN}?redir=${encodeURIComponent(url.pathname)}`);
  const file = own(workspace.state.files, id.split('-')[1] ?? '');
  if (!file || file.deleted || file.external || !isShownTo(workspace, botUserId, file))
    return textReply('No such file.', 404);
  return {
    type: 'content',
    status: 200,
    contentType: file.mimetype,
    body: Buffer.from(file.content, 'base64'),
    headers: { 'content-disposition': 'attachment', 'content-security-policy': 'sandbox' },
  };
}

/** The page at which people log in: status 200, whoever asks. */
export function loginReply(): HttpContent {
  return htmlReply('<!DOCTYPE html><html lang="en-US"><title>Sign in | Slack</title><h1>Sign in</h1></html>');
}

function redirect(to: string): HttpContent {
  return { ...textReply(''), status: 302, headers: { location: to } };
}
