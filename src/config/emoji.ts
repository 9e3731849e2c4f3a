import type { Settings } from '../app/settings';
import { type MarkKind, markKinds } from '../domain/mark-kind';
import { canonicalEmoji } from '../emoji/emoji';
import type { Complain, FileSettings } from './file';

const defaultEmoji: Readonly<Record<MarkKind | 'answer', string>> = {
  entry: 'pushpin',
  'impact started': 'red_circle',
  detected: 'rotating_light',
  mitigated: 'adhesive_bandage',
  resolved: 'checkered_flag',
  assumption: 'crystal_ball',
  confirmed: 'white_check_mark',
  'ruled out': 'x',
  escalation: 'sos',
  'root cause': 'dart',
  'follow-up': 'fast_forward',
  answer: 'memo',
};

/** Which emoji means what, each under the name by which Slack keeps it. The first of several is the one that is shown. */
export function readEmoji(
  file: FileSettings,
  complain: Complain,
): Pick<Settings, 'emoji' | 'furtherEmoji' | 'answerEmoji'> {
  const typed = new Map<MarkKind | 'answer', readonly string[]>();
  for (const kind of [...markKinds, 'answer'] as const) {
    const names = file.emoji?.[kind] ?? [defaultEmoji[kind]];
    typed.set(
      kind,
      names.map((name) => name.replaceAll(':', '').normalize('NFC')),
    );
  }
  refuseSharedEmoji(typed, complain);
  if ((typed.get('answer')?.length ?? 0) > 1) {
    complain('FIRELOG_CONFIG: emoji.answer is a list. The bot answers with one emoji, such as memo.');
  }
  const first = (kind: MarkKind | 'answer'): string => canonicalEmoji(typed.get(kind)?.[0] ?? '');
  const further = markKinds.map((kind) => {
    const names = new Set(typed.get(kind)?.map(canonicalEmoji));
    return [kind, [...names].slice(1)] as const;
  });
  return {
    emoji: Object.fromEntries(markKinds.map((kind) => [kind, first(kind)])) as Record<MarkKind, string>,
    furtherEmoji: Object.fromEntries(further.filter(([, names]) => names.length > 0)),
    answerEmoji: first('answer'),
  };
}

/** An emoji of several names is one emoji. */
function refuseSharedEmoji(typed: ReadonlyMap<string, readonly string[]>, complain: Complain): void {
  const all = [...typed].flatMap(([kind, names]) => names.map((name) => ({ kind, name })));
  for (const [index, { kind, name }] of all.entries()) {
    const other = all
      .slice(0, index)
      .find((each) => each.kind !== kind && canonicalEmoji(each.name) === canonicalEmoji(name));
    if (other === undefined || name === '') continue;
    const same = other.name === name ? `:${name}:` : `:${other.name}: and :${name}: are one emoji, which`;
    complain(
      `FIRELOG_CONFIG: ${same} means both “${other.kind}” and “${kind}”. Give one of them another emoji.`,
    );
  }
}
