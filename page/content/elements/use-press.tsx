import type { ComponentChildren } from 'preact';
import { useContext, useRef, useState } from 'preact/hooks';
import type { Outcome } from '../../../src/playground/page/contract';
import { ActingContext, type ElementPlace } from '../acting';
import { asObject, type Json, textOf } from '../json';
import { ConfirmDialog } from './confirm';

/** Using an element: it may ask first, it waits for the app, and it says when that did not answer. */
export interface PressState {
  readonly isBusy: boolean;
  /** Calls `then` and tells the app, after the person confirmed it where the element wants that. */
  start(value: string | readonly string[] | undefined, then?: () => void): void;
  /** What has to be drawn beside the element: the question, or that something went wrong. */
  readonly aside: ComponentChildren;
}

/** What presses this element. */
export function usePress(element: Json, place: ElementPlace): PressState {
  const acting = useContext(ActingContext);
  const [asked, setAsked] = useState<() => void>();
  const [isBusy, setBusy] = useState(false);
  const isSent = useRef(false);
  const [complaint, setComplaint] = useState<string>();
  const confirm = asObject(element.confirm);

  const send = async (value: string | readonly string[] | undefined): Promise<void> => {
    isSent.current = true;
    setBusy(true);
    setComplaint(undefined);
    const outcome = await acting
      .press({
        action: textOf(element.action_id) ?? '',
        block: place.block,
        ...(value === undefined ? {} : { value }),
      })
      .catch(() => undefined);
    isSent.current = false;
    setBusy(false);
    setComplaint(complaintOf(outcome));
  };
  const start: PressState['start'] = (value, then) => {
    // What is busy is not disabled, for it would lose the focus; and two clicks may come before it is drawn so.
    if (isSent.current) return;
    const go = (): void => {
      then?.();
      void send(value);
    };
    if (confirm) setAsked(() => go);
    else go();
  };
  const aside = (
    <>
      {confirm && asked && (
        <ConfirmDialog
          confirm={confirm}
          onAnswer={(isYes) => {
            setAsked(undefined);
            if (isYes) asked();
          }}
        />
      )}
      {complaint !== undefined && (
        <span class="element-complaint" role="alert">
          {complaint}
        </span>
      )}
    </>
  );
  return { isBusy, start, aside };
}

function complaintOf(outcome: Outcome | undefined): string | undefined {
  if (outcome === undefined) return 'The playground did not answer. Try again?';
  if (!outcome.ok) return outcome.sentence;
  return outcome.acknowledged === false ? 'The app did not answer in time. Try again?' : undefined;
}
