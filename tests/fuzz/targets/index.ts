import type { Target } from '../target';
import { clicks, events, modals, slash } from './entrances';
import { cli, scenario, template, yaml } from './files';
import { growth } from './growth';
import { bot } from './http-bot';
import { playground } from './http-playground';
import { payloads } from './payloads';
import { instants, texts, times } from './texts';

/** Every entry point that is tried. */
export const targets: readonly Target[] = [
  slash,
  modals,
  clicks,
  events,
  payloads,
  texts,
  times,
  instants,
  growth,
  yaml,
  template,
  scenario,
  cli,
  bot,
  playground,
];
