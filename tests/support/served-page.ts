import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send, textReply } from '../../src/playground/http/reply';
import { bundleReply } from '../../src/playground/page/bundle';

/** A folder of the built page, served under the rules under which the playground serves it, but without the playground. */
export interface ServedPage {
  /** With a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a folder that `builtPage` made. */
export async function servePage(folder: string): Promise<ServedPage> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void bundleReply(folder, pathname, request.headers.host ?? '').then((reply) => {
      send(response, reply ?? textReply('There is no such file.', 404));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
