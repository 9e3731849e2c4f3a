const found =
  /\b(?:customers?|users?|clients?|shops?|merchants?|partners?|visitors?)\b[^.\n]{0,30}\b(?:report(?:s|ed)?|complain(?:s|ed|ts?)?|call(?:s|ed)|wrote|told|noticed|found|phoned|tweeted|asked)\b|\b(?:reported|noticed|found|complaints?|told|calls?|tickets?) (?:\w+ )?(?:by|from) (?:an? |the |our |some |several |many |\d+ )?(?:customers?|users?|clients?|shops?|merchants?|partners?)\b|\b(?:customer|user|client) (?:reports?|complaints?|tickets?|calls?)\b/i;
/** Where something of our own is named beside them, they may have been second. */
const ourselves =
  /\b(?:alert(?:s|ed|ing)?|alarms?|monitor(?:s|ed|ing)?|pag(?:ed|ers?|es)|probes?|dashboards?|on-?call|engineers?|before)\b/i;
const improves =
  /\b(?:alert(?:s|ing)?|alarms?|monitor(?:s|ing)?|detect(?:s|ion|ing)?|notic(?:e|es|ed)|probes?|synthetic|dashboards?|metrics?|page(?:s|r|rs)?|canar(?:y|ies)|health ?checks?|observability|slos?|watch(?:es|ing)?)\b/i;

/** Whether the words of how it was detected say that a customer did, and nobody and nothing of our own. */
export function saysCustomerFoundIt(text: string): boolean {
  return found.test(text) && !ourselves.test(text);
}

/** Whether a task may serve to notice the like sooner. */
export function improvesDetection(task: string): boolean {
  return improves.test(task);
}
