import type { Field } from '../../src/domain/details/field';
import type { Service } from '../../src/domain/details/service';

/** What the cast's workspace runs. Payments is a team that owns the first. */
export const services: readonly Service[] = [
  {
    name: 'checkout',
    aliases: ['cart'],
    owner: 'Payments',
    channel: 'checkout-team',
    runbook: 'https://wiki.example.com/checkout',
    dashboards: [{ label: 'Latency', url: 'https://grafana.example.com/d/checkout' }],
  },
  { name: 'search', aliases: [], dashboards: [] },
  { name: 'R&D <lab>', aliases: [], owner: 'Lab', dashboards: [] },
];

function field(name: string, given: Partial<Field>): Field {
  return { name, label: name, type: 'text', options: [], asked: 'close', isRequired: false, ...given };
}

/** A field of each type, of each moment. */
export const fields: readonly Field[] = [
  field('impact', {
    label: 'Business impact',
    type: 'choice',
    options: ['none', 'some orders', 'all orders'],
    asked: 'declare',
    isRequired: true,
    help: 'What the customers cannot do',
  }),
  field('told by', { label: 'Who told the customers?', type: 'person', asked: 'resolve', isRequired: true }),
  field('orders', { label: 'Lost orders', type: 'number', asked: 'resolve' }),
  field('lesson', { label: 'Lesson for the board', asked: 'close', isRequired: true }),
];
