import type { Severity } from '../severity';
import type { PromiseKind } from './promise-key';
import type { QuietHours } from './quiet-hours';

/** By when what is owed falls due, in microseconds from its cause; what is missing is never due by itself. */
export interface PromiseTerms
  extends Readonly<Partial<Record<Exclude<PromiseKind, 'next update' | 'task' | 'silence'>, number>>> {
  /** By the severity of the incident. */
  readonly 'next update': Readonly<Record<Severity, number>>;
  /** For how long nobody may say anything while impact lasts, by the severity of the incident. */
  readonly silence: Readonly<Record<Severity, number>>;
  /** When nobody is asked for what can wait, by their own clock. */
  readonly quietHours?: QuietHours;
  /** Whether whoever has a task is asked for it about its day. */
  readonly areTasksAsked: boolean;
}
