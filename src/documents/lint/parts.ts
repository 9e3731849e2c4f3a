/** What a part of a postmortem answers, whatever its heading says. */
export type Part =
  | 'summary'
  | 'impact'
  | 'timeline'
  | 'detection'
  | 'assumptions'
  | 'escalations'
  | 'trigger'
  | 'cause'
  | 'factors'
  | 'resolution'
  | 'lessons'
  | 'improvements'
  | 'tasks'
  | 'people'
  /** What nobody wrote for the postmortem itself: figures, findings, what is quoted whole. */
  | 'aside';

/**
 * The headings under which people answer it, in small letters: those of every template that Firelog brings, of the guides of
 * Google, PagerDuty and Atlassian, and what people write instead. Of a heading that holds one of them among other words the longest counts.
 */
const headings: ReadonlyMap<string, readonly Part[]> = new Map([
  ...under(
    ['summary'],
    'issue summary|incident summary|executive summary|summary|overview|abstract|synopsis|what happened|in short|at a glance|description',
  ),
  ...under(
    ['impact'],
    'impact|what people noticed|user impact|customer impact|business impact|who was affected|what was affected|affected services|what you saw',
  ),
  ...under(
    ['timeline'],
    'timeline|how it went|incident timeline|chronology|sequence of events|course of events|what happened when',
  ),
  ...under(
    ['detection'],
    'detection|how it was detected|how we found out|how did we find out|how we noticed|discovery',
  ),
  ...under(
    ['assumptions'],
    'assumptions and misleading paths|assumptions|hypotheses|misleading paths|what we assumed|what we believed|diagnosis|investigation',
  ),
  ...under(['escalations'], 'escalations|escalation|who was called'),
  ...under(['trigger'], 'trigger|leadup|lead up|lead-up|what set it off'),
  ...under(
    ['cause'],
    'root cause|root causes|cause|causes|five whys|5 whys|the five whys|why it happened|why did it happen|what caused it|fault|what went wrong technically|technical analysis',
  ),
  ...under(['cause', 'factors'], 'what contributed'),
  ...under(['cause', 'resolution'], 'root cause and resolution|cause and resolution|cause and fix'),
  ...under(
    ['factors'],
    'contributing factors|contributing conditions|contributors|contributing factor|factors',
  ),
  ...under(
    ['resolution'],
    'resolution|resolution and recovery|recovery|mitigation|mitigators|fix|temporary fix|permanent fix|how it was resolved|how it was fixed|how we fixed it|response|what we did|what was done|how we ended it|what kept it from being worse',
  ),
  ...under(
    ['lessons'],
    'lessons|lessons learned|lessons learnt|what went well|what went wrong|where we got lucky|what we learned|what went badly|what we learnt|what surprised us|what made it hard|surprises|why were we surprised|how did we do|how’d we do|retrospective',
  ),
  ...under(
    ['improvements', 'tasks'],
    'corrective and preventative measures|corrective and preventive measures|corrective actions|preventative measures|preventive measures|what we are doing|what we will do|what we will change|what is to be done|what we will try|what happens next|prevention',
  ),
  ...under(['improvements'], 'improvements|recommendations|what we do so that it does not happen again'),
  ...under(
    ['tasks'],
    'tasks|action items|actions|follow-ups|follow ups|followups|next steps|remediation|remediation items|to do|todo|backlog',
  ),
  ...under(['people'], 'responders|participants|people|attendees|roles|authors|who took part'),
  ...under(
    ['aside'],
    'durations|metrics|supporting material|supporting information|appendix|links|references|before you publish|glossary|messaging|internal message|external message|recurrence|backlog check',
  ),
]);

function under(parts: readonly Part[], names: string): readonly (readonly [string, readonly Part[]])[] {
  return names.split('|').map((name) => [name, parts] as const);
}

const longestFirst = [...headings.keys()].sort((a, b) => b.length - a.length);
/** A heading of more is a sentence. */
const MAX_HEADING = 120;

/** What a heading announces; undefined for one of which nobody knows. */
export function partsUnder(heading: string): readonly Part[] | undefined {
  const plain = heading
    .slice(0, MAX_HEADING)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}’' -]+/gu, ' ')
    .replace(/^\s*\d+\s/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const known = headings.get(plain);
  if (known !== undefined) return known;
  const held = longestFirst.find((name) => ` ${plain} `.includes(` ${name} `));
  return held === undefined ? undefined : headings.get(held);
}
