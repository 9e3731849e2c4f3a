import { parse } from 'node:querystring';
import { checkMessageBlocks, checkView } from '../../src/playground/block-kit';
import { amina, baraka, chebet, david } from '../support/cast';
import { readable } from './target';

/** Where the bot believes Slack to be. */
export const slackApiUrl = 'https://slack.fuzz/api/';

/** Where an answer of a command goes. */
export const responseUrl = 'https://slack.fuzz/response/1';

/** The bot itself. */
export const botUser = 'U0FIRELOG';

type Fields = Readonly<Record<string, unknown>>;

/** A view or a message as it was drawn. */
export interface Drawn {
  readonly blocks: readonly Fields[];
  readonly [field: string]: unknown;
}

/**
 * A Slack in this process: it does whatever the bot asks, and looks at everything that people see of it. What Slack
 * would not draw, and what says more than a person should read, is a fault.
 */
export class PaperSlack {
  /** What is wrong with what the bot showed. */
  readonly faults: string[] = [];
  /** The modals that the bot opened and that can be sent, the newest last. */
  readonly views: Drawn[] = [];
  /** The messages, answers and Home tabs with buttons that the bot showed. */
  readonly posted: Drawn[] = [];
  #calls = 0;
  #channels = 0;
  #messages = 0;

  /** Puts it in the place of the network; the returned function takes it away again. */
  install(): () => void {
    const network = globalThis.fetch;
    globalThis.fetch = async (address, request) => {
      const url = new URL(String(address));
      const body = typeof request?.body === 'string' ? request.body : '';
      if (url.pathname.startsWith('/response/')) this.shown(JSON.parse(body), 'An answer');
      else if (!url.pathname.startsWith('/api/')) return new Response('OK');
      const answer = this.#answer(url.pathname.replace('/api/', ''), parse(body));
      return Response.json(
        { ok: !('error' in answer), ...answer },
        { headers: { date: new Date().toUTCString() } },
      );
    };
    return () => {
      globalThis.fetch = network;
    };
  }

  /** Looks at something that people see. */
  shown(message: unknown, where: string): void {
    for (const text of textsIn(message)) {
      try {
        readable(text, where);
      } catch (error) {
        this.faults.push(String(error));
      }
    }
    if (hasView(message)) this.#show(message.view, where);
    if (!isDrawn(message)) return;
    if (message.type !== 'modal' && JSON.stringify(message.blocks).includes('"button"')) {
      keep(this.posted, message);
    }
    const problems = message.type === undefined ? checkMessageBlocks(message.blocks) : checkView(message);
    for (const { pointer, message: wrong } of problems) {
      this.faults.push(
        `${where} cannot be drawn: ${pointer} ${wrong} in ${JSON.stringify(message).slice(0, 800)}`,
      );
    }
  }

  #answer(method: string, given: Fields): Fields {
    const read = (field: string): unknown => {
      const value = given[field];
      return typeof value === 'string' && value !== '' ? JSON.parse(value) : undefined;
    };
    const { channel } = given;
    this.#calls += 1;
    // Whatever is given up is told with a button to try again.
    if (this.#calls % 83 === 0 && optional.has(method)) return { error: 'restricted_action' };
    switch (method) {
      case 'auth.test':
        return { team_id: 'T0FUZZ', user_id: botUser, bot_id: 'B0FIRELOG', url: 'https://fuzz.slack.com/' };
      case 'chat.postEphemeral':
      case 'chat.postMessage':
      case 'chat.update':
        return { channel, ts: this.#post(method, messageOf(given.text, read('blocks'))) };
      case 'views.open':
      case 'views.publish':
        this.#show(read('view'), method);
        return {};
      case 'conversations.create':
        this.#channels += 1;
        return { channel: { id: fuzzChannel(this.#channels), name: given.name } };
      case 'conversations.members':
        return { members: [amina, baraka, chebet, david, botUser] };
      case 'conversations.info':
        return { channel: { id: channel, name: 'inc', is_member: true, is_archived: false } };
      case 'conversations.list':
        return { channels: [{ id: 'C0NEWS', name: 'incidents', is_member: true }] };
      case 'conversations.open':
        return { channel: { id: 'D0DM' } };
      case 'users.info':
        return {
          user: { id: given.user, team_id: 'T0FUZZ', real_name: 'Somebody', updated: 1_699_455_600 },
        };
      case 'files.getUploadURLExternal':
        return { upload_url: 'https://slack.fuzz/upload/1', file_id: 'F0DRAFT' };
      case 'files.completeUploadExternal':
      case 'files.info':
        return { files: [draft], file: draft };
      default:
        return { messages: [], bookmarks: [], channels: [], bookmark: { id: 'Bk1' } };
    }
  }

  #post(method: string, message: Drawn): string {
    this.shown(message, method);
    this.#messages += 1;
    return `1699455600.${String(this.#messages % 1_000_000).padStart(6, '0')}`;
  }

  #show(view: unknown, method: string): void {
    this.shown(view, method);
    if (isDrawn(view) && view.type === 'modal' && view.submit !== undefined) keep(this.views, view);
  }
}

/** What may fail while everything else goes on. */
const optional = new Set([
  'conversations.setTopic',
  'conversations.invite',
  'chat.update',
  'pins.add',
  'bookmarks.add',
  'reactions.add',
  'files.completeUploadExternal',
  'views.open',
]);

const draft = { id: 'F0DRAFT', permalink: 'https://fuzz.slack.com/files/F0DRAFT', shares: {} };

/** The channel of the incident that was declared as the one of that number. */
export function fuzzChannel(number: number): string {
  return `C0INC${number}`;
}

/** Enough to press and submit; the oldest are forgotten. */
function keep(all: Drawn[], one: Drawn): void {
  all.push(one);
  if (all.length > 60) all.shift();
}

/** A form may be answered with the form that comes next. */
function hasView(answer: unknown): answer is { view: Drawn } {
  return typeof answer === 'object' && answer !== null && 'view' in answer && isDrawn(answer.view);
}

/** Whether it is a view or a message with blocks. */
export function isDrawn(value: unknown): value is Drawn {
  return typeof value === 'object' && value !== null && 'blocks' in value && Array.isArray(value.blocks);
}

/** Every text in a value. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function messageOf(text: unknown, blocks: unknown): Drawn {
  return { text, blocks: Array.isArray(blocks) ? blocks : [] };
}
