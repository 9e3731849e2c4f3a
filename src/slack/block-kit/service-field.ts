import type { KnownBlock, PlainTextOption } from '@slack/web-api';
import type { Service } from '../../domain/details/service';
import { MAX_CHOICES, option } from './choice-field';
import { inputAction } from './modal-view';
import type { ModalValues } from './values';

const SERVICES = 'services';

/**
 * What the incident is about: any number of the services. Those that it is about already stay to be chosen when the settings no
 * longer list them. No field where there is nothing to choose.
 */
export function serviceField(
  services: readonly Service[],
  chosen: readonly string[] = [],
): readonly KnownBlock[] {
  const names = [...new Set([...services.map(({ name }) => name), ...chosen])];
  if (names.length === 0) return [];
  const sorted = names.sort((a, b) => a.localeCompare(b)).map((name) => option(name, name));
  // Slack takes no more than a hundred that are chosen at first.
  const initial = sorted.filter(({ value = '' }) => chosen.includes(value)).slice(0, MAX_CHOICES);
  return [
    {
      type: 'input',
      block_id: SERVICES,
      optional: true,
      label: { type: 'plain_text', text: 'Which services is it about?' },
      element: {
        type: 'multi_static_select',
        action_id: inputAction,
        ...offered(sorted),
        ...(initial.length > 0 && { initial_options: initial }),
      },
    },
  ];
}

/** What was chosen and what was taken off since the form was opened; what the settings do not list cannot be added. */
export function readServiceField(
  values: ModalValues,
  services: readonly Service[],
): {
  readonly added: readonly string[];
  readonly removed: readonly string[];
} {
  const [before, after] = [values.initialChoices(SERVICES), values.choices(SERVICES)];
  return {
    added: after.filter((each) => !before.includes(each) && services.some(({ name }) => name === each)),
    removed: before.filter((each) => !after.includes(each)),
  };
}

/** Slack shows a hundred choices in a list, and a hundred such lists. Source: docs.slack.dev, multi-select-menu-element. */
function offered(
  sorted: PlainTextOption[],
):
  | { options: PlainTextOption[] }
  | { option_groups: { label: PlainTextOption['text']; options: PlainTextOption[] }[] } {
  if (sorted.length <= MAX_CHOICES) return { options: sorted };
  const groups = Array.from({ length: Math.ceil(sorted.length / MAX_CHOICES) }, (_, index) =>
    sorted.slice(index * MAX_CHOICES, (index + 1) * MAX_CHOICES),
  );
  return {
    option_groups: groups.map((options) => {
      const [first, last] = [options[0]?.value ?? '', options.at(-1)?.value ?? ''];
      return {
        label: { type: 'plain_text', text: `${first.slice(0, 30)} to ${last.slice(0, 30)}` },
        options,
      };
    }),
  };
}
