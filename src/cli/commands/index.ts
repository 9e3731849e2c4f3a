import type { CliCommand } from './command';
import { doctor } from './doctor';
import { exportIncident } from './export';
import { lint } from './lint';
import { manifest } from './manifest';
import { migrate } from './migrate';
import { play } from './play';

/** Every command of `npx firelog`. */
export const commands: readonly CliCommand[] = [doctor, manifest, exportIncident, lint, migrate, play];
