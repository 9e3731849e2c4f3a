import type { Deliveries } from './delivery/deliveries';
import type { DisconnectReason, SocketDelivery } from './delivery/socket-delivery';
import { Faults } from './faults';
import { reachable } from './http/foreign';
import { SharedServer } from './http/shared-server';
import { type InstallOptions, install } from './install';
import type { Installation } from './installation';
import type { ScenarioController } from './page/controller';
import { Page, type PageSettings } from './page/page';
import { Troubles } from './page/troubles';
import type { Member } from './people/member';
import { Actors } from './people/members';
import { OtherBot } from './people/other-bot';
import { isVisible, liveReplies } from './rendering/rendering';
import { PlaygroundServer } from './server/server';
import type { Channel, Message, StoredFile, WorkspaceState } from './state/state';
import { StateFile } from './state/state-file';
import { findMessage, type Workspace } from './state/workspace';
import type { WireLog } from './wire';
import { createChannel } from './workspace/channels';
import { textFilesOf } from './workspace/kept-files';
import { addBot, addPerson, changePerson, type NewPerson, type PersonChange } from './workspace/people';
import { addPreview, type LinkPreview } from './workspace/sharing';

/** What a playground is made from, and where it is found. */
export interface PlaygroundOptions extends InstallOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** What to listen on; the loopback unless said. Whoever reaches it can read everything and be anybody. */
  host?: string;
  /** A server that listens already and stays open afterwards; else one is opened at `port` and `host`. */
  sharedServer?: SharedServer;
  page?: PageSettings;
  /** Who plays scenarios here and starts over. */
  controller?: ScenarioController;
}

/** A small, strict Slack on this machine, with one app installed. */
export class Playground {
  readonly #installation: Installation;
  readonly #members: Actors;
  readonly #troubles: Troubles;
  readonly #close: () => Promise<void>;
  readonly #stateFile: StateFile | undefined;

  private constructor(
    installation: Installation,
    members: Actors,
    troubles: Troubles,
    close: () => Promise<void>,
    /** The app's sockets, which can be made to misbehave; undefined over HTTP. */
    readonly sockets: SocketDelivery | undefined,
    /** What goes wrong with the app's API calls. */
    readonly faults: Faults,
    stateFile: StateFile | undefined,
  ) {
    this.#installation = installation;
    this.#members = members;
    this.#troubles = troubles;
    this.#close = close;
    this.#stateFile = stateFile;
  }

  /** Opens a playground. Rejects when the manifest cannot be installed or the port is taken. */
  static async start(options: PlaygroundOptions): Promise<Playground> {
    const { installation, sockets } = install(options);
    const { workspace, deliveries } = installation;
    const { port = 0, host = '127.0.0.1', controller } = options;
    const faults = new Faults();
    const members = new Actors(installation);
    const sharedServer = options.sharedServer ?? (await SharedServer.open(port, host));
    workspace.url = `http://${reachable(sharedServer.host)}:${sharedServer.port}/`;
    const troubles = new Troubles(faults, deliveries, sockets);
    const page = new Page({ installation, members, troubles, sockets, controller }, options.page ?? {});
    const server = new PlaygroundServer({ installation, faults, sockets, page }, sharedServer);
    const close = async (): Promise<void> => {
      server.close();
      if (!options.sharedServer) await sharedServer.close();
    };
    const { stateFile: path } = options;
    const stateFile = path === undefined ? undefined : new StateFile(path, () => workspace.state);
    workspace.onChange(() => stateFile?.changed());
    return new Playground(installation, members, troubles, close, sockets, faults, stateFile);
  }

  /** Closes the playground and stores the workspace, if it is kept in a file. */
  async stop(): Promise<void> {
    await this.#installation.deliveries.stop();
    await this.#close();
    this.#stateFile?.write();
  }

  /** Where the page is: `http://127.0.0.1:<port>/`. */
  get url(): string {
    return this.#workspace.url;
  }

  /** The base of the Web API, for `SLACK_API_URL`. */
  get apiUrl(): string {
    return `${this.url}api/`;
  }

  /** `xoxb-…`, as an installation hands it out. */
  get botToken(): string {
    return this.#workspace.state.app.botToken;
  }

  /** `xapp-…`, with which the app opens its sockets. */
  get appToken(): string {
    return this.#workspace.state.app.appToken;
  }

  /** With which HTTP requests to the app are signed. */
  get signingSecret(): string {
    return this.#workspace.state.app.signingSecret;
  }

  /** The user as whom the app acts. */
  get botUserId(): string {
    return this.#workspace.state.app.botUserId;
  }

  /** What crossed the wire lately. */
  get wire(): WireLog {
    return this.#installation.wire;
  }

  /** Holding back, reordering and repeating deliveries. */
  get deliveries(): Deliveries {
    return this.#installation.deliveries;
  }

  /** Whether an API request, a delivery or an interaction is in flight. Later retries do not count. */
  get busy(): boolean {
    return this.#installation.activity.busy;
  }

  /** Resolves once nothing is in flight. */
  idle(): Promise<void> {
    return this.#installation.activity.idle();
  }

  /** How many sockets the app has open; 0 over HTTP. */
  get connections(): number {
    return this.sockets?.connections ?? 0;
  }

  /** Tells the app that it hears of too much. Source: docs.slack.dev, reference/events/app_rate_limited. */
  limitEvents(): void {
    const { team, app } = this.#workspace.state;
    const minute = Math.floor(this.#workspace.seconds() / 60) * 60;
    this.deliveries.event('app_rate_limited', {
      type: 'app_rate_limited',
      token: 'playground-verification',
      team_id: team.id,
      api_app_id: app.id,
      minute_rate_limited: minute,
    });
  }

  /** Asks the app to reconnect its sockets, as Slack does every few hours. */
  disconnect(reason?: DisconnectReason): void {
    this.sockets?.disconnect(reason);
  }

  /** Breaks the app's sockets without a word, as a network does. */
  cutConnections(): void {
    this.sockets?.cut();
  }

  /** Ends the trouble that people have switched on at the page, so that the app can come to an end of what it does. */
  calm(): void {
    this.#troubles.end();
  }

  /** Adds a person, who is in #general from the start. */
  addPerson(person: NewPerson): Member {
    return this.#memberOf(addPerson(this.#workspace, person).id);
  }

  /** The person with this handle or id; throws when there is none. */
  person(nameOrId: string): Member {
    const name = nameOrId.replace(/^@/, '');
    const { people } = this.#workspace.state;
    const person = people[nameOrId] ?? Object.values(people).find((candidate) => candidate.name === name);
    if (!person) throw new Error(`there is nobody called ${nameOrId}`);
    return this.#memberOf(person.id);
  }

  /** Changes a person's profile, or deactivates them. */
  changePerson(nameOrId: string, change: PersonChange): void {
    changePerson(this.#workspace, this.#workspace.member(this.person(nameOrId).id), change);
  }

  /** Adds a group of people that can be mentioned by its handle, and names its id. */
  addUserGroup({
    handle,
    name,
    members,
  }: {
    handle: string;
    name: string;
    members: readonly string[];
  }): string {
    const workspace = this.#workspace;
    const ids = members.map((member) => this.person(member).id);
    const group = { id: workspace.nextId('S'), handle, name, members: ids, created: workspace.seconds() };
    workspace.state.userGroups[group.id] = group;
    workspace.touch();
    return group.id;
  }

  /** Adds a channel with these members (by handle or id) already in it, and names its id. The first one created it. */
  addChannel({ name, private: isPrivate = false, members = [] }: NewChannel): string {
    const ids = members.map((member) => this.person(member).id);
    const channel = createChannel(this.#workspace, ids[0] ?? 'USLACKBOT', name, isPrivate);
    channel.members.push(...ids);
    this.#workspace.touch();
    return channel.id;
  }

  /** Adds another app's bot. It writes as webhooks do, without a user, unless it is given one. */
  addBot({ name, withUser = false, withProfile = true }: NewBot): OtherBot {
    const bot = addBot(this.#workspace, name, withUser);
    if (!withProfile) bot.withoutProfile = true;
    return new OtherBot(this.#workspace, bot);
  }

  /** Shows what is at an address that stands in a message, as Slack does some moments after it was written. */
  preview(channel: string, ts: string, preview: LinkPreview): void {
    const workspace = this.#workspace;
    const found = workspace.channel(channel);
    addPreview(workspace, found, workspace.message(found, ts), preview);
  }

  /** The channel with this name or id; throws when there is none. */
  channel(nameOrId: string): Readonly<Channel> {
    const name = nameOrId.replace(/^#/, '');
    const found =
      this.#workspace.state.channels[nameOrId] ?? this.channels().find((channel) => channel.name === name);
    if (!found) throw new Error(`there is no channel ${nameOrId}`);
    return found;
  }

  /** Every conversation, direct ones included. */
  channels(): readonly Readonly<Channel>[] {
    return Object.values(this.#workspace.state.channels);
  }

  /** Who is in the channel: their ids. */
  membersOf(channel: string): readonly string[] {
    return this.channel(channel).members;
  }

  /** The messages of a channel that are still there, replies among them, oldest first. */
  messages(channel: string): readonly Readonly<Message>[] {
    const found = this.channel(channel);
    return found.messages.filter((message) => isVisible(found, message));
  }

  /** A message and its replies, oldest first. */
  thread(channel: string, ts: string): readonly Readonly<Message>[] {
    const found = this.channel(channel);
    const parent = findMessage(found, ts);
    return parent ? [parent, ...liveReplies(found, parent)] : [];
  }

  /** Every file that was not deleted and is no image, oldest first; `content` is its text. */
  files(): readonly Readonly<StoredFile>[] {
    return textFilesOf(this.state);
  }

  /** The whole workspace as it stands. */
  get state(): Readonly<WorkspaceState> {
    return this.#workspace.state;
  }

  get #workspace(): Workspace {
    return this.#installation.workspace;
  }

  #memberOf(id: string): Member {
    return this.#members.of(id);
  }
}

interface NewBot {
  name: string;
  withUser?: boolean;
  /** Whether its messages have a `bot_profile`; they do unless said. */
  withProfile?: boolean;
}

interface NewChannel {
  name: string;
  private?: boolean;
  members?: readonly string[];
}
