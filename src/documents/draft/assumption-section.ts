import { readIncident } from '../../domain/incident-view';
import { type Assumption, assumptionName } from '../../domain/ledger/assumption';
import type { Verdict } from '../../domain/ledger/verdict';
import type { AssumptionVerdict } from '../../domain/mark-kind';
import type { Markdown } from '../markdown/markdown';
import type { DraftContext } from './draft-context';
import { moment, timeAfter } from './moment';
import { doneBy, type SaidBy, said, saidBy } from './said-by';

/** A verdict on an assumption as the draft tells it. */
export interface VerdictView {
  /** `confirmed`, `ruled out` or `partly right`. */
  readonly kind: AssumptionVerdict;
  /** When: `15:05`, with the date where the incident spans several days. */
  readonly at: string;
  /** Whether it was settled by then, and nobody knows when. */
  readonly isAtLatest: boolean;
  /** How long the assumption had been open by then; null within the same minute. */
  readonly after: string | null;
  /** Who settled it. */
  readonly by: SaidBy | null;
  /** Why, where somebody said so. */
  readonly evidence: Markdown | null;
}

/** An assumption as the draft tells it. */
export interface AssumptionView {
  /** `A1`. */
  readonly name: string;
  /** What was assumed. */
  readonly text: Markdown | null;
  /** When: `15:02`, with the date where the incident spans several days. */
  readonly openedAt: string;
  /** Who assumed it. */
  readonly by: SaidBy | null;
  /** The verdict that holds. */
  readonly settled: VerdictView | null;
  /** The verdicts before it, where people changed their minds. */
  readonly earlier: readonly VerdictView[];
}

/** The assumptions by what became of them; those that were ruled out are the misleading paths. */
export interface AssumptionSection {
  /** Those that were right. */
  readonly confirmed: readonly AssumptionView[];
  /** Those of which a part was right; most incidents have none. */
  readonly partlyRight: readonly AssumptionView[];
  /** Those that were not. */
  readonly ruledOut: readonly AssumptionView[];
  /** Those that nobody settled. */
  readonly open: readonly AssumptionView[];
}

/** The assumptions that stand, each under its last verdict, by number. */
export function assumptionSection(setting: DraftContext): AssumptionSection {
  const all = readIncident(setting.incident).assumptions;
  const settledAs = (kind: AssumptionVerdict | undefined): readonly AssumptionView[] =>
    all.filter(({ settled }) => settled?.kind === kind).map((assumption) => viewOf(assumption, setting));
  return {
    confirmed: settledAs('confirmed'),
    partlyRight: settledAs('partly right'),
    ruledOut: settledAs('ruled out'),
    open: settledAs(undefined),
  };
}

function viewOf(assumption: Assumption, setting: DraftContext): AssumptionView {
  const verdicts = assumption.verdicts.map((verdict) => verdictView(assumption, verdict, setting));
  return {
    name: assumptionName(assumption),
    text: said(assumption.text, setting),
    openedAt: moment(assumption.openedAt, setting, assumption),
    by: saidBy(assumption.author, assumption.source, setting),
    settled: verdicts.at(-1) ?? null,
    earlier: verdicts.slice(0, -1),
  };
}

function verdictView(assumption: Assumption, verdict: Verdict, setting: DraftContext): VerdictView {
  return {
    kind: verdict.kind,
    at: moment(verdict.at, setting, verdict),
    isAtLatest: verdict.isAtLatest === true,
    after: timeAfter(assumption.openedAt, verdict.at, assumption, verdict),
    by: doneBy(verdict.by, verdict.source, setting),
    evidence: said(verdict.evidence ?? [], setting, { indent: 4 }),
  };
}
