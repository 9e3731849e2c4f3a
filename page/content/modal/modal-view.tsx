import { useEffect, useRef } from 'preact/hooks';
import type { Outcome } from '../../../src/playground/page/contract';
import type { View, ViewValues } from '../../../src/playground/state/state';
import type { Acting } from '../acting';
import { Blocks } from '../blocks/blocks';
import { Guard } from '../guard';
import { textObjectText } from '../json';
import { useSubmission } from './submission';

interface ModalViewProps extends Pick<Acting, 'press' | 'suggest'> {
  readonly view: View;
  readonly titleId: string;
  readonly isStacked: boolean;
  /** What was typed so far; undefined before anything was. */
  readonly typed: ViewValues | undefined;
  onTyped(values: ViewValues): void;
  submit(values: ViewValues): Promise<Outcome>;
  close(): unknown;
}

/** One modal: its head, its blocks, and the buttons at its foot. */
export function ModalView({
  view,
  titleId,
  isStacked,
  typed,
  onTyped,
  submit,
  close,
  press,
  suggest,
}: ModalViewProps) {
  const form = useRef<HTMLFormElement>(null);
  const submission = useSubmission(view, typed, submit);
  const { isBusy, errors, complaint } = submission;
  useEffect(() => focusFirst(form.current), []);
  useEffect(() => focusWrong(form.current, errors), [errors]);
  const canSubmit = textObjectText(view.submit) !== '';
  return (
    <form
      class="modal-form"
      ref={form}
      noValidate
      aria-busy={isBusy}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSubmit && !isBusy) submission.send();
      }}
    >
      <ModalHead view={view} titleId={titleId} isStacked={isStacked} close={close} />
      <div class="modal-body">
        {complaint !== undefined && (
          <p class="modal-complaint" role="alert">
            {complaint}
          </p>
        )}
        <Guard sentence="What the app shows here cannot be drawn.">
          <Blocks
            blocks={view.blocks}
            surface="modal"
            values={submission.values}
            onValues={(values) => {
              submission.forget(values);
              onTyped(values);
            }}
            errors={errors}
            // What was typed so far goes along, as in Slack.
            press={(pressing) => press({ ...pressing, values: submission.values })}
            suggest={suggest}
          />
        </Guard>
      </div>
      <ModalFoot view={view} isStacked={isStacked} isBusy={isBusy} close={close} />
    </form>
  );
}

type HeadProps = Pick<ModalViewProps, 'view' | 'titleId' | 'isStacked' | 'close'>;

function ModalHead({ view, titleId, isStacked, close }: HeadProps) {
  return (
    <header class="modal-head">
      {isStacked && (
        <button type="button" class="button button-icon" aria-label="Back" onClick={() => close()}>
          <span aria-hidden="true">‹</span>
        </button>
      )}
      <h2 id={titleId} tabIndex={-1}>
        {textObjectText(view.title)}
      </h2>
      {!isStacked && (
        <button type="button" class="button button-icon" aria-label="Close" onClick={() => close()}>
          <span aria-hidden="true">×</span>
        </button>
      )}
    </header>
  );
}

interface FootProps extends Pick<ModalViewProps, 'view' | 'isStacked' | 'close'> {
  readonly isBusy: boolean;
}

function ModalFoot({ view, isStacked, isBusy, close }: FootProps) {
  const submit = textObjectText(view.submit);
  return (
    <footer class="modal-foot">
      <button type="button" class="button" onClick={() => close()}>
        {textObjectText(view.close) || (isStacked ? 'Back' : submit === '' ? 'Close' : 'Cancel')}
      </button>
      {submit !== '' && (
        <button type="submit" class="button button-primary" aria-disabled={isBusy} aria-busy={isBusy}>
          {isBusy && <span class="turning" aria-hidden="true" />}
          {submit}
        </button>
      )}
    </footer>
  );
}

const FIELDS = 'input:not([type=hidden]):not(:disabled), textarea:not(:disabled)';

/** The field that the app wants filled in first, or else the first one; the title where there is none. */
function focusFirst(form: HTMLFormElement | null): void {
  const wanted =
    form?.querySelector<HTMLElement>('[data-first]') ??
    form?.querySelector<HTMLElement>(FIELDS) ??
    form?.querySelector<HTMLElement>('h2');
  wanted?.focus({ preventScroll: true });
}

function focusWrong(form: HTMLFormElement | null, errors: Readonly<Record<string, string>>): void {
  const blocks = [...(form?.querySelectorAll<HTMLElement>('[data-block]') ?? [])];
  const wrong = blocks.find(({ dataset }) => dataset.block !== undefined && dataset.block in errors);
  wrong?.scrollIntoView({ block: 'nearest' });
  wrong?.querySelector<HTMLElement>(FIELDS)?.focus({ preventScroll: true });
}
