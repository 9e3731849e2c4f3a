import { SOMEBODY } from './prose';

/*
 * Whatever names people is tried where a person or a team is the subject, and never where a thing of that name may be:
 * a Kubernetes operator, a package manager and an I/O operation fail all the time.
 */
const article = '(?:the|an?|our|their|this|that|each|every|one|another|some)';
/** Where a word begins, or somebody is mentioned. */
const begin = String.raw`(?<![\p{L}\p{N}_@])`;
const somebody = String.raw`(?:${SOMEBODY}|he|she|somebody|someone|nobody|no one|(?:${article} )?(?:[a-z][\w-]{1,20} ){0,2}(?:engineers?|developers?|devs?|on-?call|responders?|teams?|sres?|dbas?|administrators?|technicians?|interns?|contractors?|colleagues?|employees?|reviewers?|testers?|staff|people|persons?|human operators?|support agents?))`;
const between = String.raw`(?: (?:has|have|had|also|simply|again|then|just|\w{2,12}ly)){0,2}`;

const humanError = form(
  String.raw`\b(?:human|operator|pilot) errors?\b(?!:)|\buser error\b(?! (?:rate|count|message|page|log|budget))`,
);
const mistake = form(String.raw`\bmistakes?\b`);
const careless = form(
  String.raw`\b(?:careless(?:ly|ness)?|negligen(?:t|ce|tly)|sloppy|sloppiness|incompeten(?:t|ce)|stupid(?:ly|ity)?)\b`,
);
const tired = form(
  String.raw`${begin}${somebody} (?:was|were|is|are) (?:too |very |so )?(?:tired|sleepy|overworked)\b|\btired (?:engineers?|developers?|responders?|teams?|people|colleagues?)\b`,
);
const blamed = form(
  String.raw`(?<!\bgit )\bblam(?:e|ed|es|ing) (?:on )?(?:him|her|them|us|me|you|${somebody})\b|${begin}${somebody} (?:is|was|are|were) to blame\b`,
);

const forgot = form(
  String.raw`${begin}(?:i|we|they|${somebody})${between} (?:forgot|forgets|forgotten|neglected|overlooked)\b`,
);
const failedTo = form(String.raw`${begin}${somebody}${between} (?:failed|fails) to\b`);
const ignored = form(String.raw`${begin}${somebody}${between} (?:ignored|ignores)\b`);
const lackOf = form(
  String.raw`\b(?:lack of|poor|bad|insufficient) (?:communication|coordination|attention|care|diligence|discipline|judge?ment|ownership)\b(?! (?:between|with|to|from) (?:the )?(?:\w+ )?(?:servers?|services?|nodes?|database|pods?|clusters?|hosts?|components?|systems?))`,
);

const hindsight = (word: string): RegExp =>
  form(
    String.raw`\b${word}(?: not|n['’]t)? have (?:\w{2,12}ly )?(?:been|known|seen|caught|done|gone|run|read|set|put|made|taken|had|come|kept|told|left|found|shown|written|\w{2,20}ed)\b`,
  );
const ifOnly = form(String.raw`\bif only\b`);

const easy = (word: string): readonly [RegExp, string] => [form(String.raw`\b${word}\b`), word];
const shouted = form(String.raw`(?<=[\p{L}\p{N})])!(?=\s|$|["”')])`);
const strong = form(String.raw`\b(?:terribl[ey]|horribl[ey]|awful(?:ly)?|disastrous|nightmare)\b`);

/** Words that a postmortem does better without, by the rule that finds them: what is found, as a finding names it. */
const forms = {
  L02: [
    [humanError, 'human error'],
    [mistake, 'mistake'],
    [careless, 'careless'],
    [tired, 'tired'],
    [blamed, 'blame'],
  ],
  L03: [
    [forgot, 'forgot'],
    [failedTo, 'failed to'],
    [ignored, 'ignored'],
    [lackOf, 'lack of communication or care'],
  ],
  L04: [
    [hindsight('should'), 'should have'],
    [hindsight('(?:could|ought to)'), 'could have'],
    [ifOnly, 'if only'],
  ],
  L05: ['quickly', 'simply', 'obviously', 'trivially'].map(easy),
  L06: [
    [shouted, 'an exclamation mark'],
    [strong, 'terrible'],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly [RegExp, string])[]>>;

/** A rule about the words that somebody chose. */
export type LanguageRule = keyof typeof forms;

/** Whether a rule finds something in prose, and what it is in words of our own; none where it finds nothing. */
export function wordsAgainst(rule: LanguageRule, prose: string): readonly string[] {
  return forms[rule].flatMap(([form, name]) => (form.test(prose) ? [name] : []));
}

function form(pattern: string): RegExp {
  return new RegExp(pattern, 'iu');
}
