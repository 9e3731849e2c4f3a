/** A small scenario file as plain JSON; tests bend one part of it at a time. */
export function script(overrides: object = {}): object {
  return {
    name: 'leak',
    title: 'Website down',
    zone: 'Africa/Nairobi',
    start: '2023-11-08 14:50',
    teams: { operations: ['amina', 'baraka'] },
    people: { amina: { name: 'Amina Wanjiru' }, baraka: { name: 'Baraka Otieno', zone: 'UTC' } },
    bots: { monitoring: { name: 'Monitoring' } },
    groups: { ops: { name: 'Operations', members: ['amina', 'baraka'] } },
    channels: { ops: { members: ['amina', 'baraka'] } },
    steps: [step()],
    expect: { draft: ['down'] },
    ...overrides,
  };
}

/** Amina writes in #ops at 15:01, unless said otherwise. */
export function step(overrides: object = {}): object {
  return { at: '15:01', who: 'amina', in: '#ops', post: 'It is down', ...overrides };
}
