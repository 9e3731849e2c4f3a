import { WebSocket } from 'ws';
import type { Playground } from '../../../src/playground/playground';
import { clientOf, until } from './town';

type Json = Record<string, unknown>;

/** An envelope as it came over the socket. */
export interface Heard {
  envelope_id: string;
  type: string;
  payload: Json;
  retry_attempt?: number;
  retry_reason?: string;
  [field: string]: unknown;
}

/** A bare Socket Mode client that hears everything and acknowledges it as told. */
export class Ear {
  readonly frames: Json[] = [];
  readonly envelopes: Heard[] = [];
  closed = false;
  /** What is answered to an envelope; undefined leaves it without an acknowledgement. */
  answer: (envelope: Heard) => Json | undefined = () => ({});

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => this.receive(JSON.parse(String(data))));
    socket.on('close', () => {
      this.closed = true;
    });
    socket.on('error', () => socket.terminate());
  }

  /** Opens a socket; resolves once the first frame has come. */
  static async open(playground: Playground): Promise<Ear> {
    const { url = '' } = await clientOf(playground, playground.appToken).apps.connections.open({});
    return Ear.at(url);
  }

  /** Opens a socket at a given address. */
  static async at(url: string): Promise<Ear> {
    const ear = new Ear(new WebSocket(url));
    await until(() => ear.frames.length > 0 || ear.closed, 'the socket');
    return ear;
  }

  /** The inner events of a type, in the order in which they came. */
  events(type: string): Json[] {
    return this.envelopes
      .map(({ payload }) => payload.event)
      .filter(
        (event): event is Json =>
          typeof event === 'object' && event !== null && 'type' in event && event.type === type,
      );
  }

  /** The next event of a type that fulfils the condition, once it has come. */
  async event(type: string, isMeant: (event: Json) => boolean = () => true): Promise<Json> {
    await until(() => this.events(type).some(isMeant), `the event ${type}`);
    return this.events(type).find(isMeant) ?? {};
  }

  /** The first interaction or command of a type, once it has come. */
  async payload(type: string): Promise<Json> {
    const isMeant = ({ payload }: Heard) => payload.type === type || payload.command === type;
    await until(() => this.envelopes.some(isMeant), `the payload ${type}`);
    return this.envelopes.find(isMeant)?.payload ?? {};
  }

  /** Acknowledges an envelope over this socket. */
  acknowledge(envelopeId: string, payload: Json = {}): void {
    this.socket.send(JSON.stringify({ envelope_id: envelopeId, payload }));
  }

  private receive(frame: Json): void {
    this.frames.push(frame);
    if (typeof frame.envelope_id !== 'string') return;
    const heard = frame as Heard;
    this.envelopes.push(heard);
    const answer = this.answer(heard);
    if (answer) this.acknowledge(heard.envelope_id, answer);
  }
}
