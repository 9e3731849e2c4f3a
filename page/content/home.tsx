import type { View } from '../../src/playground/state/state';
import type { Acting } from './acting';
import { Blocks } from './blocks/blocks';
import { Guard } from './guard';

interface HomeProps extends Pick<Acting, 'press' | 'suggest'> {
  readonly view: View;
}

/** What an app shows on its Home tab. */
export function Home({ view, press, suggest }: HomeProps) {
  return (
    <Guard sentence="What the app shows here cannot be drawn.">
      <div class="home-view">
        <Blocks
          blocks={view.blocks}
          surface="home"
          values={view.state.values}
          press={press}
          suggest={suggest}
        />
      </div>
    </Guard>
  );
}
