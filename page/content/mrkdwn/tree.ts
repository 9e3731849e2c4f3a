/** A piece of a line of mrkdwn. Texts are as they are to be read, without entities. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'bold' | 'italic' | 'strike'; readonly inside: readonly Inline[] }
  /** Fixed width; inside are texts, links and mentions only. */
  | { readonly type: 'code'; readonly inside: readonly Inline[] }
  /** The address has an allowed scheme: `http:`, `https:` or `mailto:`. */
  | { readonly type: 'link'; readonly url: string; readonly inside: readonly Inline[] }
  | { readonly type: 'person'; readonly id: string; readonly label?: string }
  | { readonly type: 'channel'; readonly id: string; readonly label?: string }
  | { readonly type: 'group'; readonly id: string; readonly label?: string }
  | { readonly type: 'broadcast'; readonly range: 'here' | 'channel' | 'everyone' }
  | {
      readonly type: 'date';
      readonly seconds: number;
      readonly format: string;
      readonly url?: string;
      readonly fallback: string;
    }
  /** Of a name that nobody may know; with a skin tone from 2 to 6, or none. */
  | { readonly type: 'emoji'; readonly name: string; readonly tone?: number }
  | { readonly type: 'break' };

/** A part of a text that stands on lines of its own. */
export type TextPart = {
  readonly type: 'lines' | 'quote' | 'preformatted';
  readonly inside: readonly Inline[];
};

/** Text with Slack's three entities as the characters they stand for. */
export function unescaped(text: string): string {
  return text.includes('&')
    ? text.replace(/&(lt|gt|amp);/g, (_, name: string) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'))
    : text;
}

/** The address, if it is one that a click may follow. */
export function followable(address: string): string | undefined {
  return /^(?:https?:\/\/|mailto:)[^\s]/i.test(address) ? address : undefined;
}
