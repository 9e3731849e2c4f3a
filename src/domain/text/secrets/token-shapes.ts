/** Where in a text something stands that looks like a secret, and what of its beginning may stay. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** The letters by which its service is known: `AKIA`. */
  readonly kept: string;
}

/** A shape that tokens have: its first group is kept, what comes behind it is the secret. */
export interface TokenShape {
  readonly pattern: RegExp;
  /** Whether only what holds a digit is one: words with dashes look alike. */
  readonly needsDigit?: true;
}

/**
 * Tokens that a service marks by their beginning. A shape looks for text that is fixed, and then goes on to the end of
 * what it found, so that each character is looked at a bounded number of times.
 */
const prefixed = [
  // AWS, Google, Azure, DigitalOcean.
  ...['(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])', 'AIza[\\w-]{35}', 'GOCSPX-[\\w-]{20,}'],
  ...['ya29\\.[\\w-]{20,}', 'do[opr]_v1_[0-9a-f]{40,}'],
  // Slack.
  ...['xoxe\\.xox[bp]-[\\w-]{10,}', 'xox[a-z]-[\\w-]{8,}', 'xapp-[\\w-]{8,}'],
  // Code and packages.
  ...[
    'gh[pousr]_[A-Za-z0-9]{16,}',
    'github_pat_\\w{20,}',
    'gl[a-z]{2,6}-[\\w.-]{18,}',
    'npm_[A-Za-z0-9]{20,}',
  ],
  ...['pypi-[\\w-]{20,}', 'rubygems_[0-9a-f]{20,}', 'dckr_[po]at_[\\w-]{20,}', 'sntrys_[\\w+/=]{20,}'],
  ...[
    'pul-[0-9a-f]{40}',
    'ATATT3[\\w=-]{20,}',
    'lin_api_[A-Za-z0-9]{20,}',
    'ntn_[A-Za-z0-9]{20,}',
    'PMAK-[\\w-]{20,}',
  ],
  // Money, mail and messages.
  ...[
    '[sr]k_(?:live|test)_[A-Za-z0-9]{8,}',
    'whsec_[\\w+/=]{16,}',
    'sq0[a-z]{3}-[\\w-]{20,}',
    'shp[a-z]{2}_[0-9a-f]{20,}',
  ],
  ...[
    'SK[0-9a-f]{32}(?![0-9A-Za-z])',
    '(?<![\\w-])SG\\.[\\w-]{16,64}\\.[\\w-]{16,}',
    'key-[0-9a-f]{32}(?![0-9A-Za-z])',
  ],
  ...['[0-9a-f]{32}-us\\d{1,2}(?!\\d)', '\\d{8,10}:AA[\\w-]{32,}'],
  // Models.
  ...['hf_[A-Za-z]{30,}', 'gsk_[A-Za-z0-9]{40,}', 'xai-[A-Za-z0-9]{40,}'],
  // Operations.
  ...[
    'hv[sbr]\\.[\\w-]{20,}',
    'dapi[0-9a-f]{32}',
    'gls?[ac]_[\\w+/=]{20,}',
    'dp\\.[a-z]{2,5}\\.[\\w-]{20,}',
    'NRAK-[A-Z0-9]{20,}',
  ],
  ...[
    'dt0c01\\.[A-Z0-9]{24}\\.[A-Z0-9]{30,}',
    'AGE-SECRET-KEY-1[A-Z0-9]{40,}',
    '[\\w.]{3}\\dQ~[\\w~.-]{31,}',
  ],
  // JSON web tokens.
  '(?<![\\w-])eyJ[\\w-]{8,}\\.[\\w-]{8,}(?:\\.{1,2}[\\w-]+){0,3}',
];

/** Every shape of a token that can be told without a word beside it. */
export const tokenShapes: readonly TokenShape[] = [
  { pattern: new RegExp(`(?<![A-Za-z0-9])()(?:${prefixed.join('|')})`, 'g') },
  { pattern: /(?<![A-Za-z0-9])()sk-[\w-]{20,}/g, needsDigit: true },
  // An address is the secret.
  {
    pattern:
      /(hooks\.slack\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/webhooks\/|webhook\.office\.com\/webhookb2\/)[^\s"'<>|[\]]{16,}/gi,
  },
  { pattern: /([?&]sig=)[\w%+/=.-]{16,}/gi },
  // The key beside the id of an AWS key.
  { pattern: /((?:AKIA|ASIA)[A-Z0-9]{16}[\s:,/|"']{1,8})[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/g },
  // Headers and options of commands.
  { pattern: /(?<!\w)(bearer\s{1,3})[\w.~+/=-]{16,}/gi, needsDigit: true },
  { pattern: /(?<!\w)(authorization:\s{0,3}(?:basic|bearer|token)\s{1,3})[\w.~+/=-]{6,}/gi },
  // Mentions, which stand as one character each, are no password by themselves.
  {
    pattern:
      /(?<!\S)((?:-u|--user)[\s=]{1,3}["']?[^\s:"']{1,64}:)(?!(?:@?\ufffc)*(?:\[|[\s"']|$))[^\s"']{3,128}/g,
  },
];
