import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { minute } from '../../../src/domain/time/instant';
import { download, fileHosts } from '../../../src/slack/web-api/download';
import { kept, picture, postsAndMarks, Room } from './gallery';

/** A server that is none of Slack's and notes who asks it for what. */
class Elsewhere {
  readonly asked: IncomingHttpHeaders[] = [];

  private constructor(readonly server: Server) {}

  static async open(answer?: RequestListener): Promise<Elsewhere> {
    const server = createServer((request, response) => {
      elsewhere.asked.push(request.headers);
      if (answer !== undefined) answer(request, response);
      else response.writeHead(200, { 'content-type': 'image/png' }).end(picture('from elsewhere'));
    });
    const elsewhere = new Elsewhere(server);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return elsewhere;
  }

  get host(): string {
    // A server that listens on a port has such an address.
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }
}

describe('the token', () => {
  let room: Room;
  let elsewhere: Elsewhere;
  beforeAll(async () => {
    [room, elsewhere] = [await Room.open(), await Elsewhere.open()];
  });
  afterAll(async () => {
    await elsewhere.close();
    await room.world.close();
  });
  afterEach(() => room.world.playground.faults.clear());

  const notices = () => room.world.said(room.channel).filter((text) => text.includes('copy of a picture'));

  test('goes nowhere for a file that lies elsewhere, which is named and linked', async () => {
    const url = `http://${elsewhere.host}/graph.png`;
    const ts = room.world.person('baraka').files.shareExternal(room.channel, {
      ...{ name: 'graph.png', url, type: 'gdrive' },
    });
    await room.world.settled();
    await room.marks('chebet', ts, 'pushpin');
    expect((await room.timeline()).join()).toContain('[graph.png](https://playground.slack.com/files/');
    expect([await kept(room.world), elsewhere.asked, notices()]).toEqual([[], [], []]);
  });

  test('follows no redirect to another host', async () => {
    room.world.playground.faults.add((call) =>
      call.method === 'url_private'
        ? { type: 'redirected', to: `http://${elsewhere.host}/graph.png` }
        : undefined,
    );
    await postsAndMarks(room);
    await room.world.turn(10 * minute);
    expect([await kept(room.world), elsewhere.asked]).toEqual([[], []]);
    expect(notices()).toEqual([expect.stringContaining('log in')]);
  });

  test('goes to no host that Slack names and nobody knows, and it is said which', async () => {
    room.world.playground.faults.add((call) =>
      call.method === 'files.info' && call.moment === 'after'
        ? {
            type: 'altered',
            alter: ({ file, ...answer }) => ({
              ...answer,
              file: {
                ...Object(file),
                url_private_download: `http://${elsewhere.host}/a.png`,
                url_private: undefined,
              },
            }),
          }
        : undefined,
    );
    await postsAndMarks(room);
    expect([await kept(room.world), elsewhere.asked]).toEqual([[], []]);
    const log = room.world.lines.filter((line) => line.includes('none of its file hosts')).join();
    expect(log).toContain(elsewhere.host);
    expect(log).not.toContain('a.png');
  });
});

describe('fetching a file', () => {
  const token = 'xoxb-fetching';
  const opened: Elsewhere[] = [];
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
  });

  const open = async (answer?: RequestListener): Promise<Elsewhere> => {
    const one = await Elsewhere.open(answer);
    opened.push(one);
    return one;
  };
  const from = ({ host }: Elsewhere, hosts: readonly string[] = [host]) =>
    download(`http://${host}/a.png`, { token, hosts: new Set(hosts), most: 100, longest: 2_000 });

  test('brings its bytes from a host that is named', async () => {
    const slack = await open();
    expect(await from(slack)).toEqual({ bytes: picture('from elsewhere') });
    expect(slack.asked[0]?.authorization).toBe(`Bearer ${token}`);
  });

  test('asks no other', async () => {
    const other = await open();
    await expect(from(other, ['files.slack.com'])).rejects.toMatchObject({ code: 'file_host' });
    expect(other.asked).toEqual([]);
  });

  test.each([
    'http://files.slack.com/a.png',
    'https://files.slack.com.example.com/a.png',
    'https://files.slack.com@example.com/a.png',
    'https://somebody:else@files.slack.com/a.png',
    'https://files.slack.com:8443/a.png',
    'ftp://files.slack.com/a.png',
    'files.slack.com/a.png',
  ])('does not even ask %s', async (address) => {
    const terms = { token, hosts: fileHosts('https://slack.com/api/', []), most: 100, longest: 2_000 };
    await expect(download(address, terms)).rejects.toMatchObject({ code: 'file_host' });
  });

  test('follows a redirect within the host, and not for ever', async () => {
    const slack = await open((request, response) => {
      if (request.url === '/a.png') response.writeHead(302, { location: '/b.png' }).end();
      else response.end(picture('b'));
    });
    expect(await from(slack)).toEqual({ bytes: picture('b') });
    const round = await open((_, response) => response.writeHead(302, { location: '/a.png' }).end());
    await expect(from(round)).rejects.toMatchObject({ code: 'file_not_authorized' });
    expect(round.asked).toHaveLength(4);
  });

  test('stops at a length that is said, and at one that is not', async () => {
    const said = await open((_, response) => response.end(Buffer.alloc(101)));
    expect(await from(said)).toEqual({ nothing: 'too large' });
    const endless = await open((_, response) => {
      const more = (): void => {
        if (response.destroyed) return;
        response.write(Buffer.alloc(60));
        setImmediate(more);
      };
      more();
    });
    expect(await from(endless)).toEqual({ nothing: 'too large' });
  });

  test('gives up on what does not end', async () => {
    const silent = await open((_, response) => response.write('x'));
    const terms = { token, hosts: new Set([silent.host]), most: 100, longest: 50 };
    await expect(download(`http://${silent.host}/a.png`, terms)).rejects.toMatchObject({
      code: 'unreachable',
      outcome: { again: true },
    });
  });

  test('knows Slack’s hosts, those of its workspaces for authorities, and whatever stands in its place', () => {
    const hosts = (url: string, more: readonly string[] = []) => [...fileHosts(url, more)];
    expect(hosts('https://slack.com/api/')).toEqual(['files.slack.com']);
    expect(hosts('https://slack-gov.com/api/')).toEqual(['files.slack-gov.com']);
    expect(hosts('https://myslack.com/api/')).toEqual(['myslack.com']);
    expect(hosts('http://127.0.0.1:3001/api/', ['files.example.com'])).toEqual([
      '127.0.0.1:3001',
      'files.example.com',
    ]);
  });
});
