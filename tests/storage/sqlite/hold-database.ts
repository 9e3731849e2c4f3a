import { connect } from '../../../src/storage/sqlite/connect';

/** A process of its own that opens the database named to it, says how that went, and holds it until it is killed. */
async function hold(path: string): Promise<void> {
  try {
    await connect(`sqlite:${path}`);
    process.send?.({ held: true });
    setInterval(() => undefined, 1_000);
  } catch (error) {
    process.send?.({ held: false, why: String(error) }, () => process.exit(1));
  }
}

void hold(process.argv[2] ?? '');
