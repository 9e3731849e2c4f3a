import { once } from 'node:events';
import { type AddressInfo, connect as connectTo, createServer, type Socket } from 'node:net';
import { connect } from '../../../src/storage/open';
import { dropDatabase, newDatabase, withoutSearch } from '../../support/postgres/server';

/** Migrations have the first connection. */
const SESSION = 2;

test('a process that the server comes to too late at its start, starts all the same', async () => {
  const url = await newDatabase();
  const sockets = new Set<Socket>();
  let connections = 0;
  const slow = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    connections += 1;
    if (connections === SESSION) return;
    const through = connectTo(Number(new URL(url).port), '127.0.0.1').on('error', () => socket.destroy());
    sockets.add(through);
    socket.pipe(through).pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(slow, 'listening');
  const throughIt = new URL(withoutSearch(url));
  throughIt.port = String((slow.address() as AddressInfo).port);
  const connection = await connect(String(throughIt));
  expect(connection.session.isHeld).toBe(true);
  expect(connections).toBeGreaterThan(SESSION);
  await connection.close();
  for (const socket of sockets) socket.destroy();
  slow.close();
  await dropDatabase(url);
});
