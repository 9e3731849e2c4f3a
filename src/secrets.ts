/** Anything that looks like one of Slack's tokens, and a signing secret as Slack shows it. */
const secret = /x(?:ox[a-z]|app)-[A-Za-z0-9-]+|\b[0-9a-f]{32}\b/g;

/** The text without anything in it that looks like one of Slack's tokens or an app's signing secret. */
export function withoutSecrets(text: string): string {
  return text.replace(secret, '[secret]');
}
