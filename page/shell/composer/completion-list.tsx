import { Avatar } from '../../content/avatar';
import { Emoji } from '../../content/emoji/emoji-view';
import type { Candidate, Completion } from './completion';

interface CompletionListProps {
  readonly id: string;
  readonly completion: Completion;
  /** The place of the one that Enter takes. */
  readonly choice: number;
  onTake(index: number): void;
}

/** What may be completed, above the field; the arrow keys move in it. */
export function CompletionList({ id, completion, choice, onTake }: CompletionListProps) {
  return (
    <div class="completion" id={id} role="listbox" aria-label="Suggestions">
      {completion.candidates.map((candidate, index) => (
        <div
          key={candidate.insert}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === choice}
          class="candidate"
          // The field keeps the focus: leaving it would close the list before the click arrives.
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(index);
          }}
        >
          <Picture candidate={candidate} />
          <span class="candidate-label">{candidate.label}</span>
          <span class="candidate-note">{candidate.note}</span>
        </div>
      ))}
    </div>
  );
}

function Picture({ candidate: { kind, of } }: { candidate: Candidate }) {
  if (of === undefined) return null;
  return kind === 'emoji' ? <Emoji name={of} /> : <Avatar id={of} size="small" />;
}
