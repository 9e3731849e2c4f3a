import { BadSettings, type Config, readConfig } from '../../config';
import type { Diagnosis } from './diagnosis';

const check = 'settings';

/** Reads every setting; without `config` there is a mistake in them. */
export function checkSettings(env: NodeJS.ProcessEnv): {
  readonly config?: Config;
  readonly diagnoses: readonly Diagnosis[];
} {
  try {
    const config = readConfig(env);
    const file = env.FIRELOG_CONFIG?.trim() || undefined;
    const from = file === undefined ? 'the environment; FIRELOG_CONFIG names no file' : file;
    const sentence = `Read from ${from}. ${wayOf(config)}`;
    return { config, diagnoses: [{ check, state: 'ok', sentence }] };
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    return { diagnoses: error.mistakes.map((sentence) => ({ check, state: 'wrong', sentence })) };
  }
}

function wayOf({ slack, port }: Config): string {
  if (slack === undefined) return 'No token of Slack is set: the bot would run in the playground.';
  return 'appToken' in slack
    ? 'Slack reaches the bot in Socket Mode.'
    : `Slack reaches the bot over HTTP, on port ${port}.`;
}
