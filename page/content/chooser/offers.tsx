import type { ListedChannel } from '../../../src/playground/page/contract';
import { Avatar } from '../avatar';
import { asObject, type Json, listOf, objectsIn, textObjectText, textOf } from '../json';
import { type Reader, shownName } from '../reader';
import type { Offer, OfferGroup } from './chooser-list';

/** An option of an app as something to choose; undefined for anything else. */
export function optionOffer(value: unknown): Offer | undefined {
  const option = asObject(value);
  const key = textOf(option?.value);
  if (option === undefined || key === undefined) return undefined;
  return {
    key,
    words: textObjectText(option.text),
    note: textObjectText(option.description) || undefined,
    value: option,
  };
}

/** The options that an element lists itself, under their headings. */
export function optionGroupsOf(element: Json): readonly OfferGroup[] {
  const offersOf = (options: unknown): readonly Offer[] =>
    objectsIn(options).flatMap((option) => optionOffer(option) ?? []);
  const groups = objectsIn(element.option_groups);
  if (groups.length === 0) return [{ offers: offersOf(element.options) }];
  return groups.map((group) => ({ label: textObjectText(group.label), offers: offersOf(group.options) }));
}

/** Everybody who is here, by name. */
export function personOffers(reader: Reader): readonly Offer[] {
  return Object.values(reader.people)
    .filter(({ deactivated }) => !deactivated)
    .map(({ id, name, realName }) => ({
      key: id,
      words: realName || name,
      note: `@${name}`,
      picture: <Avatar id={id} size="small" />,
      value: id,
    }))
    .sort((one, other) => one.words.localeCompare(other.words));
}

/** The conversations that the reader sees, as far as the element offers them. */
export function conversationOffers(reader: Reader, element: Json): readonly Offer[] {
  const filter = asObject(element.filter);
  const include = listOf(filter?.include);
  const isOffered = ({ kind, isArchived, others }: ListedChannel): boolean => {
    if (isArchived) return false;
    if (String(element.type).endsWith('channels_select')) return kind === 'public';
    if (include.length > 0 && !include.includes(kind)) return false;
    return (
      filter?.exclude_bot_users !== true || kind !== 'im' || !others.some((id) => reader.people[id]?.isBot)
    );
  };
  return reader.channels.filter(isOffered).map((channel) => ({
    key: channel.id,
    words: conversationName(reader, channel),
    value: channel.id,
  }));
}

function conversationName(reader: Reader, { kind, name, others }: ListedChannel): string {
  if (kind === 'im' || kind === 'mpim') return others.map((id) => shownName(reader, id) ?? id).join(', ');
  return kind === 'private' ? `🔒 ${name}` : `# ${name}`;
}
