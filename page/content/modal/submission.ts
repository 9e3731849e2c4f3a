import { useMemo, useRef, useState } from 'preact/hooks';
import type { Outcome } from '../../../src/playground/page/contract';
import type { View, ViewValues } from '../../../src/playground/state/state';
import { inputProblems } from '../view-state/checks';
import { everyBlock, initialValues, overlaid } from '../view-state/state';

/** A modal on its way to the app. */
export interface Submission {
  readonly values: ViewValues;
  readonly isBusy: boolean;
  /** What is wrong, by block id. */
  readonly errors: Readonly<Record<string, string>>;
  /** What went wrong as a whole. */
  readonly complaint: string | undefined;
  send(): void;
  /** What was changed is no longer wrong. */
  forget(changed: ViewValues): void;
}

const nothing = {};
const trouble = 'We had some trouble connecting. Try again?';

/** Holds what a modal's inputs hold, and what came of sending it. */
export function useSubmission(
  view: View,
  typed: ViewValues | undefined,
  submit: (values: ViewValues) => Promise<Outcome>,
): Submission {
  const [isBusy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>(nothing);
  const [complaint, setComplaint] = useState<string>();
  // A view that the app changed keeps what was typed into the inputs that it still has.
  const values = useMemo(
    () => overlaid(overlaid(initialValues(view.blocks), view.state.values), typed ?? {}),
    [view.blocks, view.state.values, typed],
  );
  // Two presses of a key may come before anything is drawn anew.
  const isSent = useRef(false);
  const send = async (): Promise<void> => {
    if (isSent.current) return;
    const problems = inputProblems(view.blocks, values);
    setErrors(problems);
    setComplaint(undefined);
    if (Object.keys(problems).length > 0) return;
    isSent.current = true;
    setBusy(true);
    const outcome = await submit(values).catch(() => undefined);
    isSent.current = false;
    setBusy(false);
    const { errors: wrong, complaint: said } = readOutcome(outcome, view);
    setErrors(wrong);
    setComplaint(said);
  };
  const forget = (changed: ViewValues): void => {
    const still = Object.entries(errors).filter(
      ([block]) => JSON.stringify(changed[block]) === JSON.stringify(values[block]),
    );
    if (still.length < Object.keys(errors).length) setErrors(Object.fromEntries(still));
  };
  return { values, isBusy, errors, complaint, send: () => void send(), forget };
}

/** Errors at blocks that the view has; what is wrong elsewhere is said at the top. */
function readOutcome(outcome: Outcome | undefined, view: View): Pick<Submission, 'errors' | 'complaint'> {
  if (outcome === undefined || (outcome.ok && outcome.acknowledged === false))
    return { errors: nothing, complaint: trouble };
  if (!outcome.ok) return { errors: nothing, complaint: outcome.sentence };
  const known = new Set(everyBlock(view.blocks).map(({ block_id }) => block_id));
  const all = Object.entries(outcome.errors ?? {});
  const elsewhere = all.filter(([block]) => !known.has(block)).map(([, sentence]) => sentence);
  return {
    errors: Object.fromEntries(all.filter(([block]) => known.has(block))),
    complaint: elsewhere.length > 0 ? elsewhere.join(' ') : undefined,
  };
}
