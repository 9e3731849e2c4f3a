/** Strokes on a field of 20 by 20, drawn in the colour of the text. */
const strokes = {
  clip: 'M14.5 9.5 9.4 14.6a3.2 3.2 0 0 1-4.6-4.6l6-6a2.1 2.1 0 0 1 3 3l-5.9 5.9a1 1 0 0 1-1.5-1.5l5.2-5.2',
  smile:
    'M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4ZM7 11.8c.7 1.2 1.8 1.8 3 1.8s2.3-.6 3-1.8M7.6 8v.4M12.4 8v.4',
  reply:
    'M5.2 3.5h9.6a2 2 0 0 1 2 2v6.2a2 2 0 0 1-2 2H9.6L6 16.8v-3.1h-.8a2 2 0 0 1-2-2V5.5a2 2 0 0 1 2-2ZM7 7.3h6M7 10h4',
  more: 'M10 4.6v.2M10 9.9v.2M10 15.2v.2',
  lock: 'M6 9h8a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1ZM7 9V6.6a3 3 0 0 1 6 0V9',
  play: 'M7 4.8v10.4l8-5.2Z',
  pause: 'M7.2 5v10M12.8 5v10',
  search: 'M9 14.6a5.6 5.6 0 1 0 0-11.2 5.6 5.6 0 0 0 0 11.2ZM13.1 13.1 17 17',
} as const;

/** A small picture on a button; what the button does is said by its label. */
export function Icon({ name }: { name: keyof typeof strokes }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path d={strokes[name]} />
    </svg>
  );
}
