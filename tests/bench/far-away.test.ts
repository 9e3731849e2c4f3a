import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { farAway } from '../../bench/databases/far-away';

test('a server that is far away is sent everything in order, answers, and hears of the end', async () => {
  const echo = createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket));
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  const { port } = echo.address() as AddressInfo;
  const way = await farAway(`postgres://somebody:secret@127.0.0.1:${port}/firelog`, 10);
  const through = new URL(way.url);
  expect(Number(through.port)).not.toBe(port);
  expect(through.pathname).toBe('/firelog');

  const sent = Buffer.from(Array.from({ length: 200_000 }, (_, index) => `${index}\n`).join(''));
  const socket = connect({ host: through.hostname, port: Number(through.port), allowHalfOpen: true });
  const received: Buffer[] = [];
  socket.on('data', (chunk) => received.push(chunk));
  socket.end(sent);
  await once(socket, 'end');
  expect(Buffer.concat(received).equals(sent)).toBe(true);

  await way.close();
  echo.close();
  await once(echo, 'close');
});
