import type { Target } from '../target';
import { endWithout } from '../text/excerpt';
import { leavesOf, mapLeaves, type Piece, type Wording } from '../text/wording';

/** The people and groups that a wording mentions, as targets. */
export function targetsIn(wording: Wording): readonly Target[] {
  const targets = leavesOf(wording).flatMap((piece): readonly Target[] => targetOf(piece));
  // A map keeps its keys where they came first.
  return [...new Map(targets.map((target) => [JSON.stringify(target), target])).values()];
}

function targetOf(piece: Piece): readonly Target[] {
  if (typeof piece === 'string') return [];
  // Who is only named is called by nobody.
  if ('person' in piece) return piece.isPlain ? [] : [{ person: piece.person }];
  return 'group' in piece ? [{ group: piece.group, name: piece.name }] : [];
}

/**
 * What a message says besides whom it calls: mentions at its start and its end say whom, and those within a sentence become
 * names, so that nobody is called twice.
 */
export function withoutCalls(wording: Wording): Wording {
  return mapLeaves(withoutLast(withoutFirst(wording)), (leaf) =>
    typeof leaf === 'object' && 'person' in leaf ? { ...leaf, isPlain: true } : leaf,
  );
}

function withoutFirst(wording: Wording): Wording {
  const isRest = (piece: Piece): boolean =>
    typeof piece === 'string' ? piece.length > MAX_WORD || !isJoin.test(piece) : targetOf(piece).length === 0;
  const at = wording.findIndex(isRest);
  const rest = at < 0 ? [] : wording.slice(at);
  const [first] = rest;
  if (at === 0 || typeof first !== 'string') return rest;
  return [first.replace(/^[\s,:;.–—-]+/, '').replace(/^and\s+/, ''), ...rest.slice(1)];
}

/** Text that says no more than that another name follows. */
const isJoin = /^[\s,:;.–—-]*(?:and\s*)?$/;

function withoutLast(wording: Wording): Wording {
  const last = wording.findLastIndex((piece) => typeof piece !== 'string' || /[^\s.!?)]/.test(piece));
  const called = wording[last];
  const before = wording[last - 1];
  if (called === undefined || targetOf(called).length === 0 || typeof before !== 'string') return wording;
  if (needsName.test(before.slice(-MAX_WORD))) return wording;
  const end = endWithout(before, (character) => /[\s,:;(–—-]/.test(character));
  return [...wording.slice(0, last - 1), before.slice(0, end)];
}

/** The words after which a sentence is not whole without the name. */
const needsName =
  /(?:^|\s)(?:about|and|ask|at|by|call|for|from|get|is|need|of|or|page|ping|see|tell|than|to|via|want|was|with)\s+$/i;

/** How much of a text is looked at for what joins names. */
const MAX_WORD = 20;
