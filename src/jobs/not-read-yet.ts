/** The incident's channel is still being read: the job is put by, and goes on once it was. */
export class NotReadYet extends Error {
  override readonly name = 'NotReadYet';

  constructor() {
    super('The incident’s channel is still being read');
  }
}
