import type { KnownBlock } from '@slack/web-api';
import type { Settings } from '../../../app/settings';
import { type Finding, type FindingSeverity, findingSeverities } from '../../../domain/findings/finding';
import { checkOf } from '../../../domain/findings/findings';
import { type Incident, incidentName } from '../../../domain/incident/incident';
import type { Instant } from '../../../domain/time/instant';
import { inWords } from '../../../sentence';
import {
  actions,
  type BlockMessage,
  context,
  paragraphs,
  section,
  sectionBeside,
} from '../../block-kit/message';
import { escaped } from '../../text/mrkdwn';
import { buttonFor, offerRows } from './mend-buttons';

/** A message has room for so many blocks. Source: docs.slack.dev, block-kit/blocks. */
const MAX_BLOCKS = 50;
/** The last lines: how many are left, and what a button did. */
const BLOCKS_AT_END = 2;
/** So many buttons are offered for a finding: a row of more breaks on a telephone. */
const MAX_BUTTONS = 5;

const headings: Readonly<Record<FindingSeverity, string>> = {
  error: '*To be mended before it is published*',
  warn: '*Worth mending*',
  info: '*Worth a look*',
};

/** What the answer is drawn with. */
interface Drawing {
  readonly now: Instant;
  readonly settings: Settings;
}

/** The findings of an incident by how bad they are, each with what mends it at a press; `done` is what a button did. */
export function drawCheck(incident: Incident, draw: Drawing, done?: string): BlockMessage {
  const name = incidentName(incident);
  const news = done === undefined ? [] : [context(done)];
  if (incident.canceled !== undefined) {
    return withBlocks(paragraphs(`${name} is canceled, and needs no postmortem.`), news);
  }
  const findings = checkOf(incident, draw.settings);
  if (findings.length === 0) {
    const { command } = draw.settings;
    return withBlocks(
      paragraphs(`Nothing is missing in ${name}. \`/${command} postmortem\` renders the draft.`),
      news,
    );
  }
  const text = `What the postmortem of ${name} lacks: ${counts(findings)}`;
  const { blocks, left } = drawn(incident, findings, draw);
  const more = left === 0 ? [] : [context(`…and ${left} more, once these are mended.`)];
  return { text, blocks: [section(`*${text}*`), ...blocks, ...more, ...news] };
}

function withBlocks({ text, blocks }: BlockMessage, more: readonly KnownBlock[]): BlockMessage {
  return { text, blocks: [...blocks, ...more] };
}

/** As many findings as there is room for, under their headings, and how many are left. */
function drawn(
  incident: Incident,
  findings: readonly Finding[],
  draw: Drawing,
): { readonly blocks: readonly KnownBlock[]; readonly left: number } {
  const blocks: KnownBlock[] = [];
  let shown = 0;
  let heading: FindingSeverity | undefined;
  for (const finding of findings) {
    const own = [
      ...(finding.severity === heading ? [] : [section(headings[finding.severity])]),
      ...drawFinding(incident, finding, draw),
    ];
    if (1 + blocks.length + own.length + BLOCKS_AT_END > MAX_BLOCKS) break;
    for (const block of own) blocks.push(block);
    heading = finding.severity;
    shown += 1;
  }
  return { blocks, left: findings.length - shown };
}

function drawFinding(incident: Incident, finding: Finding, draw: Drawing): readonly KnownBlock[] {
  const { id, sentence, mends = [] } = finding;
  const line = `• ${escaped(inWords(sentence, draw.settings))}  _${id}_`;
  const rows = mends.flatMap((mend) =>
    mend.type === 'time offers' ? offerRows(incident, mend, draw.now) : [],
  );
  const buttons = mends.flatMap((mend, index) => buttonFor(incident, mend, index)).slice(0, MAX_BUTTONS);
  const [only] = buttons;
  if (buttons.length === 1 && only !== undefined) return [sectionBeside(line, only), ...rows];
  return [section(line), ...(buttons.length === 0 ? [] : [actions(buttons)]), ...rows];
}

/** `2 errors, 1 warning and 3 remarks`. */
function counts(findings: readonly Finding[]): string {
  const nouns: Readonly<Record<FindingSeverity, string>> = {
    error: 'error',
    warn: 'warning',
    info: 'remark',
  };
  const parts = findingSeverities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${nouns[severity]}${count === 1 ? '' : 's'}`];
  });
  return new Intl.ListFormat('en-GB').format(parts);
}
