import { instant } from '../../src/domain/time/instant';
import { createOutbox } from '../../src/storage/outbox/outbox';
import { connect } from '../../src/storage/sqlite/connect';
import { median } from '../statistics';

/** As many as the runner asks for when nothing runs. */
const most = 5;

/**
 * Opens the database that it is given, and each time it is asked claims jobs as the runner does, so many times: says how
 * many milliseconds claiming and finding the next due time took in the middle, and how many jobs it got.
 */
async function main(): Promise<void> {
  const outbox = createOutbox(await connect(`sqlite:${process.argv[2]}`));
  const now = instant(Number(process.argv[3]));
  process.on('message', (rounds: number) => void claim(rounds));
  process.send?.('open');

  async function claim(rounds: number): Promise<void> {
    const took: number[] = [];
    let claimed = 0;
    for (let round = 0; round < rounds; round += 1) {
      const begun = performance.now();
      const jobs = await outbox.claim(now, most);
      await outbox.nextDue(now);
      took.push(performance.now() - begun);
      claimed += jobs.length;
      for (const job of jobs) await outbox.retry(job, now, 'claimed again by the bench');
    }
    process.send?.({ milliseconds: median(took), claimed });
  }
}

process.on('disconnect', () => process.exit());
void main();
