/**
 * What people call the time of a place: its abbreviations, each with its offset from UTC in minutes. The runtime's
 * own names are of no use here: Node calls Nairobi GMT+3.
 */
export interface ZoneNames {
  /** The place as it stands in a sentence: `East Africa`. */
  readonly place: string;
  /** Abbreviation → minutes east of UTC: `{ CET: 60, CEST: 120 }`. */
  readonly offsets: Readonly<Record<string, number>>;
  /** IANA zones that use them, the best known first. */
  readonly zones: readonly string[];
  /** Elsewhere these letters mean something else to most people, so only incidents of these zones take them as read. */
  readonly onlyThere: boolean;
}

function names(place: string, offsets: ZoneNames['offsets'], zones: string): ZoneNames {
  return { place, offsets, zones: zones.trim().split(/\s+/), onlyThere: false };
}

function onlyThere(place: string, offsets: ZoneNames['offsets'], zones: string): ZoneNames {
  return { ...names(place, offsets, zones), onlyThere: true };
}

/**
 * Every zone that has a customary abbreviation. Of the rows that share one at the same offset the best known comes
 * first, and zones that never change their clocks stand apart from those that do: New York keeps EST for half a
 * year, Panama always. From the tz database, with the names people use where that has only numbers.
 */
export const zoneNames: readonly ZoneNames[] = [
  names('UTC', { UTC: 0 }, 'UTC'),

  names(
    'West Africa on Greenwich time',
    { GMT: 0 },
    `Africa/Accra Africa/Abidjan Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry Africa/Dakar
     Africa/Freetown Africa/Lome Africa/Monrovia Africa/Nouakchott Africa/Ouagadougou Africa/Sao_Tome
     America/Danmarkshavn Atlantic/Reykjavik Atlantic/St_Helena`,
  ),
  names(
    'West Africa',
    { WAT: 60 },
    `Africa/Lagos Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Libreville Africa/Luanda
     Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo`,
  ),
  names(
    'Central Africa',
    { CAT: 120 },
    `Africa/Harare Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Juba Africa/Khartoum Africa/Kigali
     Africa/Lubumbashi Africa/Lusaka Africa/Maputo Africa/Windhoek`,
  ),
  names(
    'East Africa',
    { EAT: 180 },
    `Africa/Nairobi Africa/Addis_Ababa Africa/Asmara Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala
     Africa/Mogadishu Indian/Antananarivo Indian/Comoro Indian/Mayotte`,
  ),
  names('South Africa', { SAST: 120 }, 'Africa/Johannesburg Africa/Maseru Africa/Mbabane'),

  names('Britain', { GMT: 0, BST: 60 }, 'Europe/London Europe/Guernsey Europe/Isle_of_Man Europe/Jersey'),
  names('Ireland', { GMT: 0, IST: 60 }, 'Europe/Dublin'),
  names(
    'Western Europe',
    { WET: 0, WEST: 60 },
    'Europe/Lisbon Atlantic/Canary Atlantic/Faroe Atlantic/Madeira',
  ),
  names(
    'Central Europe',
    { CET: 60, CEST: 120 },
    `Europe/Berlin Europe/Paris Africa/Ceuta Arctic/Longyearbyen Europe/Amsterdam Europe/Andorra Europe/Belgrade
     Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Busingen Europe/Copenhagen Europe/Gibraltar
     Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Podgorica
     Europe/Prague Europe/Rome Europe/San_Marino Europe/Sarajevo Europe/Skopje Europe/Stockholm Europe/Tirane
     Europe/Vaduz Europe/Vatican Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich`,
  ),
  names('Algeria and Tunisia', { CET: 60 }, 'Africa/Algiers Africa/Tunis'),
  names(
    'Eastern Europe',
    { EET: 120, EEST: 180 },
    `Europe/Athens Europe/Helsinki Europe/Kyiv Africa/Cairo Asia/Beirut Asia/Famagusta Asia/Gaza Asia/Hebron
     Asia/Nicosia Europe/Bucharest Europe/Chisinau Europe/Mariehamn Europe/Riga Europe/Sofia Europe/Tallinn
     Europe/Vilnius`,
  ),
  names('Kaliningrad and Libya', { EET: 120 }, 'Europe/Kaliningrad Africa/Tripoli'),
  names('Moscow', { MSK: 180 }, 'Europe/Moscow Europe/Kirov Europe/Simferopol Europe/Volgograd'),
  names('Türkiye', { TRT: 180 }, 'Europe/Istanbul'),

  names('India', { IST: 330 }, 'Asia/Kolkata'),
  names('Israel', { IST: 120, IDT: 180 }, 'Asia/Jerusalem'),
  names('Bangladesh', { BST: 360 }, 'Asia/Dhaka'),
  names('China', { CST: 480 }, 'Asia/Shanghai Asia/Macau Asia/Taipei'),
  names('Hong Kong', { HKT: 480 }, 'Asia/Hong_Kong'),
  names('Japan', { JST: 540 }, 'Asia/Tokyo'),
  names('Korea', { KST: 540 }, 'Asia/Seoul Asia/Pyongyang'),
  names('Pakistan', { PKT: 300 }, 'Asia/Karachi'),
  names('Nepal', { NPT: 345 }, 'Asia/Kathmandu'),
  names('Sri Lanka', { SLST: 330 }, 'Asia/Colombo'),
  names('Singapore', { SGT: 480 }, 'Asia/Singapore'),
  names('Malaysia', { MYT: 480 }, 'Asia/Kuala_Lumpur Asia/Kuching'),
  names('the Gulf', { GST: 240 }, 'Asia/Dubai Asia/Muscat'),
  names('Iran', { IRST: 210 }, 'Asia/Tehran'),
  names('Western Indonesia', { WIB: 420 }, 'Asia/Jakarta Asia/Pontianak'),
  names('Central Indonesia', { WITA: 480 }, 'Asia/Makassar'),
  names('Eastern Indonesia', { WIT: 540 }, 'Asia/Jayapura'),
  onlyThere('Indochina', { ICT: 420 }, 'Asia/Bangkok Asia/Ho_Chi_Minh Asia/Phnom_Penh Asia/Vientiane'),
  onlyThere('the Philippines', { PST: 480 }, 'Asia/Manila'),
  onlyThere('Arabia', { AST: 180 }, 'Asia/Riyadh Asia/Kuwait Asia/Qatar Asia/Bahrain Asia/Aden Asia/Baghdad'),

  names('Western Australia', { AWST: 480 }, 'Australia/Perth'),
  names('the Northern Territory', { ACST: 570 }, 'Australia/Darwin'),
  names('Central Australia', { ACST: 570, ACDT: 630 }, 'Australia/Adelaide Australia/Broken_Hill'),
  names(
    'Eastern Australia',
    { AEST: 600, AEDT: 660 },
    'Australia/Sydney Australia/Melbourne Australia/Hobart Antarctica/Macquarie',
  ),
  names('Queensland', { AEST: 600 }, 'Australia/Brisbane Australia/Lindeman'),
  names('New Zealand', { NZST: 720, NZDT: 780 }, 'Pacific/Auckland Antarctica/McMurdo'),
  names('Guam', { ChST: 600 }, 'Pacific/Guam Pacific/Saipan'),
  names('Samoa', { SST: -660 }, 'Pacific/Pago_Pago Pacific/Midway'),
  names('Hawaii', { HST: -600 }, 'Pacific/Honolulu'),
  names('the Aleutians', { HST: -600, HDT: -540 }, 'America/Adak'),

  names(
    'Alaska',
    { AKST: -540, AKDT: -480 },
    'America/Anchorage America/Juneau America/Metlakatla America/Nome America/Sitka America/Yakutat',
  ),
  names(
    'the US Pacific coast',
    { PST: -480, PDT: -420 },
    'America/Los_Angeles America/Tijuana America/Vancouver',
  ),
  names(
    'US Mountain',
    { MST: -420, MDT: -360 },
    'America/Denver America/Boise America/Cambridge_Bay America/Ciudad_Juarez America/Edmonton America/Inuvik',
  ),
  names(
    'Arizona, Sonora and Yukon',
    { MST: -420 },
    `America/Phoenix America/Creston America/Dawson America/Dawson_Creek America/Fort_Nelson America/Hermosillo
     America/Mazatlan America/Whitehorse`,
  ),
  names(
    'US Central',
    { CST: -360, CDT: -300 },
    `America/Chicago America/Indiana/Knox America/Indiana/Tell_City America/Matamoros America/Menominee
     America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem America/Ojinaga
     America/Rankin_Inlet America/Resolute America/Winnipeg`,
  ),
  names(
    'Mexico and Central America',
    { CST: -360 },
    `America/Mexico_City America/Bahia_Banderas America/Belize America/Chihuahua America/Costa_Rica
     America/El_Salvador America/Guatemala America/Managua America/Merida America/Monterrey America/Regina
     America/Swift_Current America/Tegucigalpa`,
  ),
  onlyThere('Cuba', { CST: -300, CDT: -240 }, 'America/Havana'),
  names(
    'US Eastern',
    { EST: -300, EDT: -240 },
    `America/New_York America/Toronto America/Detroit America/Grand_Turk America/Indiana/Indianapolis
     America/Indiana/Marengo America/Indiana/Petersburg America/Indiana/Vevay America/Indiana/Vincennes
     America/Indiana/Winamac America/Iqaluit America/Kentucky/Louisville America/Kentucky/Monticello
     America/Nassau America/Port-au-Prince`,
  ),
  names(
    'Panama and Jamaica',
    { EST: -300 },
    'America/Panama America/Jamaica America/Cancun America/Cayman America/Atikokan',
  ),
  names(
    'Atlantic Canada',
    { AST: -240, ADT: -180 },
    'America/Halifax America/Glace_Bay America/Goose_Bay America/Moncton America/Thule Atlantic/Bermuda',
  ),
  names(
    'the Caribbean',
    { AST: -240 },
    `America/Puerto_Rico America/Anguilla America/Antigua America/Aruba America/Barbados America/Blanc-Sablon
     America/Curacao America/Dominica America/Grenada America/Guadeloupe America/Kralendijk
     America/Lower_Princes America/Marigot America/Martinique America/Montserrat America/Port_of_Spain
     America/Santo_Domingo America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas
     America/St_Vincent America/Tortola`,
  ),
  names('Newfoundland', { NST: -210, NDT: -150 }, 'America/St_Johns'),
  names(
    'Brasília',
    { BRT: -180 },
    `America/Sao_Paulo America/Araguaina America/Bahia America/Belem America/Fortaleza America/Maceio
     America/Recife America/Santarem`,
  ),
  onlyThere(
    'Argentina',
    { ART: -180 },
    `America/Argentina/Buenos_Aires America/Argentina/Catamarca America/Argentina/Cordoba
     America/Argentina/Jujuy America/Argentina/La_Rioja America/Argentina/Mendoza
     America/Argentina/Rio_Gallegos America/Argentina/Salta America/Argentina/San_Juan
     America/Argentina/San_Luis America/Argentina/Tucuman America/Argentina/Ushuaia`,
  ),
  names('Chile', { CLT: -240, CLST: -180 }, 'America/Santiago'),
  names('Colombia', { COT: -300 }, 'America/Bogota'),
  onlyThere('Peru', { PET: -300 }, 'America/Lima'),
];

const byZone = new Map(zoneNames.flatMap((row) => row.zones.map((zone) => [zone, row] as const)));

/** The names that are customary in a zone; undefined where people say the offset. */
export function namesIn(zone: string): ZoneNames | undefined {
  return byZone.get(zone);
}

/** The places that use an abbreviation, in its exact spelling; none when it is no abbreviation of a zone. */
export function placesOf(abbreviation: string): ZoneNames[] {
  return zoneNames.filter((row) => Object.hasOwn(row.offsets, abbreviation));
}

/** The table's spelling of an abbreviation written in any case: `eat` → `EAT`; undefined when it is none. */
export function spellingOf(abbreviation: string): string | undefined {
  return spellings.get(abbreviation.toUpperCase());
}

const spellings = new Map(
  zoneNames.flatMap((row) => Object.keys(row.offsets)).map((name) => [name.toUpperCase(), name] as const),
);
