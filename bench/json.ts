import { type Figure, isMet, ratioOf } from './figure';
import { median } from './statistics';

/** The figures for programs: everything of each, with what did not end written as `null`. */
export function jsonOf(figures: readonly Figure[]): string {
  const machine = { node: process.version, platform: process.platform, arch: process.arch };
  const all = figures.map((figure) => ({
    ...figure,
    median: median(figure.ours),
    ...(figure.yardstick !== undefined && { ratio: ratioOf(figure) }),
    ...(figure.goal !== undefined && { isMet: isMet(figure) }),
  }));
  return `${JSON.stringify({ at: new Date().toISOString(), ...machine, figures: all }, undefined, 2)}\n`;
}
