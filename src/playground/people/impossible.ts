/** What a person cannot do with what they see: press what is not there, submit a modal that is gone. Says so in words. */
export class Impossible extends Error {
  override readonly name = 'Impossible';
}
