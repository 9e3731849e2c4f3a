const endless =
  /^\s*(?:(?:we|please|let['’]s)\s+)?(?:(?:should|must|will|need to|have to|try to)\s+)?(?:(?:always|generally|continue to|further)\s+)?(?:improv(?:e|ing)|enhanc(?:e|ing)|ensur(?:e|ing)|mak(?:e|ing) sure|investigat(?:e|ing)|look into|think about|consider|be (?:more )?careful|pay (?:more )?attention|raise awareness|try to|strive)\b/i;
/** What is to be reached by a number, or by some means, has an end. */
const bounded =
  /\d|\bby (?:adding|setting|moving|replacing|running|writing|using|alerting|limiting|removing)\b/i;

/** Whether a task begins with what nobody can finish, and says neither how much nor by what. */
export function isEndlessTask(task: string): boolean {
  return endless.test(task) && !bounded.test(task);
}
