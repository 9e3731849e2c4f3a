import type { CliCommand } from './command';
import { manifest } from './manifest';
import { play } from './play';

/** Every command of `npx firelog`. */
export const commands: readonly CliCommand[] = [play, manifest];
