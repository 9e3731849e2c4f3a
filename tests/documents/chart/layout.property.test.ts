import fc from 'fast-check';
import { pictureOf } from '../../../src/documents/chart/layout';
import { type Box, boxOf, type Picture, type Shape } from '../../../src/documents/chart/picture';
import { subjectOf } from '../../../src/documents/chart/subject';
import { nameOf } from '../../support/cast';
import { invented, longIncident, type Plan } from './invented';

/** More where a number is given: `RUNS=2000 npx jest tests/documents/chart/layout`. */
const runs = Number(process.env.RUNS ?? 60);

const words = [
  'DNS',
  'The database is out of connections, and nobody knows why it is since the last release of the checkout',
  'الخادم لا يستجيب',
  '日本語のとても長いテキストがここにあります、そしてまだ続きます',
  '🔥🔥🔥',
  'Ζητάω συγγνώμη & <b>bold</b>',
  `Z${'\u0301'.repeat(30)}algo`,
  'W'.repeat(500),
  '',
];

const plans: fc.Arbitrary<Plan & { readonly width: number }> = fc.record({
  seed: fc.nat(),
  begin: fc
    .integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2024, 11, 31) / 60_000 })
    .map((minutes) => new Date(minutes * 60_000).toISOString()),
  minutes: fc.oneof(fc.integer({ min: 10, max: 300 }), fc.integer({ min: 300, max: 12 * 24 * 60 })),
  zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'),
  entries: fc.oneof(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 40, max: 500 })),
  assumptions: fc.integer({ min: 0, max: 60 }),
  escalations: fc.integer({ min: 0, max: 20 }),
  title: fc.constantFrom(...words),
  words: fc.constant(words),
  isOpen: fc.boolean(),
  width: fc.constantFrom(320, 390, 599, 600, 840, 1280),
});

function drawnOf({ width, ...plan }: Plan & { readonly width: number }): Picture {
  const incident = invented(plan);
  const picture = pictureOf(incident, subjectOf(incident, { nameOf }), width);
  if (picture === undefined) throw new Error('There was something to draw');
  return picture;
}

function placeOf(shape: Shape): Box {
  switch (shape.type) {
    case 'text':
      return boxOf(shape);
    case 'bar':
      return shape;
    case 'mark':
      return { x: shape.x - 6, y: shape.y - 6, width: 12, height: 12 };
    case 'line': {
      const [left, right] = [Math.min(shape.from[0], shape.to[0]), Math.max(shape.from[0], shape.to[0])];
      const [top, bottom] = [Math.min(shape.from[1], shape.to[1]), Math.max(shape.from[1], shape.to[1])];
      return { x: left, y: top, width: right - left, height: bottom - top };
    }
    default:
      return shape satisfies never;
  }
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

test('no text lies on another one, and everything lies within the picture, whose height is bounded', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const picture = drawnOf(plan);
      const texts = picture.shapes.flatMap((shape) =>
        shape.type === 'text' ? [{ text: shape.text, ...boxOf(shape) }] : [],
      );
      const onEachOther = texts.flatMap((one, index) =>
        texts.slice(index + 1).flatMap((other) => (overlap(one, other) ? [[one, other]] : [])),
      );
      expect(onEachOther).toEqual([]);
      const outside = picture.shapes.filter((shape) => {
        const { x, y, width, height } = placeOf(shape);
        return x < 0 || y < 0 || x + width > picture.width || y + height > picture.height;
      });
      expect(outside).toEqual([]);
      expect(
        picture.shapes.every((shape) => shape.type !== 'bar' || (shape.width > 0 && shape.height > 0)),
      ).toBe(true);
      expect(picture.height).toBeLessThan(plan.width < 600 ? 3_600 : 2_000);
    }),
    { numRuns: runs },
  );
}, 180_000);

test('twelve days with 500 entries, 40 assumptions and 12 escalations show each of them', () => {
  const { shapes } = drawnOf({ ...longIncident, width: 840 });
  const texts = shapes.flatMap((shape) => (shape.type === 'text' ? [shape.text] : []));
  for (let number = 1; number <= 40; number += 1)
    expect(texts.filter((text) => text.startsWith(`A${number} `))).toHaveLength(1);
  for (let number = 1; number <= 12; number += 1)
    expect(texts.filter((text) => text.startsWith(`E${number} `))).toHaveLength(1);
  const counts = texts.flatMap(
    (text) => /^(?:Messages, notes|Root cause|Updates) \((\d+)\)$/.exec(text)?.[1] ?? [],
  );
  expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(500);
});
