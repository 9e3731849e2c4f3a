import { backup } from './backup';
import type { CliCommand } from './command';
import { copyTo } from './copy-to';
import { doctor } from './doctor';
import { exportIncident } from './export';
import { lint } from './lint';
import { manifest } from './manifest';
import { migrate } from './migrate';
import { play } from './play';
import { rebuild } from './rebuild';
import { render } from './render';
import { restore } from './restore';

/** Every command of `npx firelog`. */
export const commands: readonly CliCommand[] = [
  doctor,
  manifest,
  exportIncident,
  render,
  lint,
  backup,
  restore,
  rebuild,
  migrate,
  copyTo,
  play,
];
