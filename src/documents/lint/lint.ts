import { tellsClockChange } from './clock-change';
import type { LintFinding } from './finding';
import { impactFindings } from './impact-rules';
import { impossibleTimes, timelineIn } from './moments';
import { outlineOf } from './outline';
import { taskFindings } from './task-rules';
import {
  escalationFindings,
  impossibleFindings,
  languageFindings,
  longLines,
  missingFindings,
  orderFindings,
  zoneFindings,
} from './text-rules';

export type { LintFinding } from './finding';

/**
 * What a postmortem that is a Markdown text lacks or contradicts, in the order of its lines: what can be told of a text, whoever
 * wrote it and by whichever of the known templates. It takes time linear in the text.
 */
export function lintMarkdown(text: string): readonly LintFinding[] {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const passages = outlineOf(plain);
  const timeline = timelineIn(passages);
  const changesClocks = tellsClockChange(plain);
  const found = [
    ...missingFindings(passages),
    ...impactFindings(passages, timeline, { changesClocks }),
    ...zoneFindings(plain, timeline),
    ...orderFindings(timeline, { changesClocks }),
    ...impossibleFindings(impossibleTimes(passages)),
    ...longLines(timeline),
    ...escalationFindings(passages),
    ...taskFindings(passages),
    ...languageFindings(passages),
  ];
  return found.sort((a, b) => a.line - b.line);
}
