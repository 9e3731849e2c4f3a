import { traceOf } from '../log';
import { complain } from './output';
import { MAX_STOP, type Stop } from './serving';
import { startBot, stopAll } from './start-bot';

function stopOnSignal(stops: Stop[]): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), MAX_STOP).unref();
      stopAll(stops).then(
        () => process.exit(0),
        (error: unknown) => {
          complain(`Firelog did not stop cleanly: ${traceOf(error)}`);
          process.exit(1);
        },
      );
    });
  }
}

const stops: Stop[] = [];
stopOnSignal(stops);
startBot(stops).then(
  (runs) => {
    if (!runs) process.exitCode = 1;
  },
  (error: unknown) => {
    complain(`Firelog could not start: ${traceOf(error)}`);
    process.exitCode = 1;
  },
);
