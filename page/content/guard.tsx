import { Component, type ComponentChildren } from 'preact';

interface GuardProps {
  /** What is said in place of what cannot be drawn. */
  readonly sentence: string;
  readonly children: ComponentChildren;
}

/** Keeps what goes wrong while something is drawn from taking the rest of the page with it. */
export class Guard extends Component<GuardProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static override getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return <div class="block-unknown">{this.props.sentence}</div>;
  }
}

/** Something that this page cannot draw, named, so that nobody thinks it is not there. */
export function Unknown({ what }: { readonly what: string }) {
  return <div class="block-unknown">This page cannot show: {what}</div>;
}
