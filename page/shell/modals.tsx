import { ModalStack } from '../content/modal/modal';
import { act, offersIn } from './client/api-client';
import { useKnown } from './client/store';

/** The modals that this person has open. */
export function Modals() {
  const welcome = useKnown(({ welcome: told }) => told);
  if (welcome === undefined || welcome.modals.length === 0) return null;
  const { me, modals } = welcome;
  const view = modals.at(-1)?.id ?? '';
  return (
    <ModalStack
      views={modals}
      submit={(values) => act(me, { type: 'submit', view, values }, { quiet: true })}
      close={() => act(me, { type: 'close-modal', view })}
      press={(press) => act(me, { type: 'press-modal', view, press })}
      suggest={offersIn(me, { view })}
    />
  );
}
