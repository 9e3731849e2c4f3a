/** Something that this page cannot draw, named, so that nobody thinks it is not there. */
export function Unknown({ what }: { readonly what: string }) {
  return <div class="block-unknown">This page cannot show: {what}</div>;
}
