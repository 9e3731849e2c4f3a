import type { TimeOffer } from '../../domain/decisions/time-offers';
import type { Incident } from '../../domain/incident/incident';
import { excerpt } from '../../domain/text/excerpt';
import { maskedText } from '../../domain/text/secrets/masked';
import type { Instant } from '../../domain/time/instant';
import { abbreviation, clock } from '../../domain/time/zone';
import { actions, type BlockMessage, button, paragraphs, section } from '../block-kit/message';
import { offerButtons, takeTimeAction } from '../block-kit/time-offer';
import type { CommandTime } from '../text/command-time';
import { inZone, typedInZone } from '../text/instants';
import { escaped } from '../text/mrkdwn';

/** What a command left open about a time, for the asker to settle by a button; undefined where nothing is. */
export function askAboutTime(
  incident: Pick<Incident, 'number' | 'zone'>,
  entry: string | undefined,
  time: CommandTime,
  now: Instant,
): BlockMessage | undefined {
  const { zone } = incident;
  const { unread, own, at } = time;
  if (unread !== undefined) {
    const offer = { entry: entry ?? '', readings: unread.readings, recordedAs: now };
    const text = `${misread(unread)} It stands at *${inZone(now, zone, now)}*.`;
    return entry === undefined
      ? paragraphs(text)
      : asked(`${text} Which time is meant?`, incident, offer, now);
  }
  if (own === undefined || at === undefined || entry === undefined) return undefined;
  const theirs = `${clock(own.at, own.zone)} ${abbreviation(own.at, own.zone)}`;
  const text = `Recorded at *${typedInZone({ ...time, at }, zone, now)}*. If you mean your own clock, press ${theirs}.`;
  const label = `${inZone(own.at, zone, now)} ${abbreviation(own.at, zone)} (${theirs})`;
  const [, ...others] = offerButtons(incident, { entry, readings: [own.at], recordedAs: at }, { now });
  const mine = button(`${takeTimeAction}:1`, label, `${incident.number}:${own.at}|${entry}`);
  return { text, blocks: [section(text), actions([mine, ...others])] };
}

function misread({ typed, where }: NonNullable<CommandTime['unread']>): string {
  const said = escaped(excerpt(maskedText(typed)));
  if (where === 'flag') {
    return typed === ''
      ? 'There is no time behind `--at`.'
      : `“${said}” behind \`--at\` is no time that can be read.`;
  }
  return typed === ''
    ? 'What it begins with cannot be taken for a time.'
    : `“${said}” may be the time at which it happened.`;
}

function asked(
  text: string,
  incident: Pick<Incident, 'number' | 'zone'>,
  offer: Pick<TimeOffer, 'entry' | 'readings' | 'recordedAs'>,
  now: Instant,
): BlockMessage {
  return { text, blocks: [section(text), actions(offerButtons(incident, offer, { now }))] };
}

/** The same of when impact began, which is not recorded where it could not be read. */
export function askAboutBegin(
  incident: Incident,
  { unread, at, isLocal }: CommandTime,
  now: Instant,
): BlockMessage | undefined {
  const { declared, zone } = incident;
  if (unread !== undefined) {
    const text = `${misread(unread)} When did the impact begin?`;
    return asked(text, incident, { entry: '#1', readings: unread.readings, recordedAs: undefined }, now);
  }
  if (at === undefined || !isLocal || !declared.isZoneAssumed) return undefined;
  const text = `Slack did not say your time zone yet, so impact is taken to have begun at *${inZone(at, zone, now)} ${abbreviation(at, zone)}*. Is that right?`;
  return asked(text, incident, { entry: '#1', readings: [], recordedAs: at }, now);
}
