import { traceOf } from '../log';
import { complain } from './output';
import { run } from './run';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads may have read enough, as in `firelog export INC-1 | head`.
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    complain(traceOf(error));
    process.exitCode = 1;
  },
);
