/** Opens the list of channels, where there is no room for it beside them. */
export function ListButton({ onList }: { onList(): void }) {
  return (
    <button type="button" class="plain list-button" aria-label="Show the list of channels" onClick={onList}>
      ☰
    </button>
  );
}
