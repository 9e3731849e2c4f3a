import { z } from 'zod';
import type { Piece, Wording } from '../../domain/text/wording';
import { isPersonId } from '../text/ids';
import { list, number } from './fields';

const room = z.object({
  date_start: z.int().min(1).max(8_999_999_999),
  date_end: number,
  participant_history: list,
  participants: list,
});

/** What the message of a huddle stands for: when it was and who took part; undefined for what is none. */
export function readHuddle(value: unknown): Wording | undefined {
  const read = room.safeParse(value);
  if (!read.success) return undefined;
  const { date_start: start, date_end: end = 0, participant_history: history, participants = [] } = read.data;
  const isOver = Number.isInteger(end) && end >= start && end <= 8_999_999_999;
  const people = [...new Set(history ?? participants)].filter(
    (id) => typeof id === 'string' && isPersonId(id),
  );
  const began: Piece = { time: start };
  const when: readonly Piece[] = isOver ? ['Huddle ', began, '–', { time: end }] : ['Huddle since ', began];
  return [...when, ...withPeople(people.map((person) => ({ person: String(person), isPlain: true })))];
}

/** When the last of a huddle's people left it, in seconds; `on` while it goes on, undefined for what is none. */
export function huddleEnd(value: unknown): number | 'on' | undefined {
  const read = room.safeParse(value);
  if (!read.success) return undefined;
  const { date_start: start, date_end: end = 0 } = read.data;
  return Number.isInteger(end) && end >= start && end <= 8_999_999_999 ? end : 'on';
}

/** ` with Otto, Ines and Kim`. */
function withPeople(people: readonly Piece[]): Wording {
  return people.flatMap((person, index) => {
    if (index === 0) return [' with ', person];
    return [index === people.length - 1 ? ' and ' : ', ', person];
  });
}
