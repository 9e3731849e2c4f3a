/** Somebody or something that a title mentions, of which the name was not at hand, and how the title shows it. */
export interface Unnamed {
  readonly id: string;
  readonly shown: string;
}
