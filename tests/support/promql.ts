/** A place in the syntax tree of a query. */
interface Place {
  readonly type: { readonly name: string; readonly isError: boolean };
  readonly node: { readonly parent: { readonly name: string } | null };
  readonly from: number;
  readonly to: number;
}

/** Prometheus' own grammar. Its types are for ECMAScript modules alone, though it is there for `require` as well. */
const { parser }: { parser: { parse(text: string): { iterate(by: { enter(place: Place): void }): void } } } =
  require('@prometheus-io/lezer-promql');

/** A selector of a query: which series it takes, and by which labels. */
export interface Selector {
  readonly metric: string;
  /** The labels it compares with a word: `outcome` → `failed`; undefined for what is compared in another way. */
  readonly labels: Readonly<Record<string, string | undefined>>;
}

/** What a PromQL query is about. */
export interface Query {
  readonly selectors: readonly Selector[];
  /** The labels that it groups by. */
  readonly groups: readonly string[];
}

/** Reads a query of PromQL, in which Grafana may have put its own interval; throws where it is none. */
export function readQuery(text: string): Query {
  const query = text.replaceAll('$__rate_interval', '5m');
  const selectors: { metric: string; labels: Record<string, string | undefined> }[] = [];
  const groups: string[] = [];
  parser.parse(query).iterate({
    enter({ type, node, from, to }) {
      const word = query.slice(from, to);
      const parent = node.parent?.name;
      if (type.isError) throw new Error(`Not PromQL at “${query.slice(from, from + 20)}”: ${query}`);
      if (type.name === 'Identifier' && parent === 'VectorSelector')
        selectors.push({ metric: word, labels: {} });
      if (type.name === 'LabelName' && parent === 'GroupingLabels') groups.push(word);
      if (type.name !== 'UnquotedLabelMatcher') return;
      const [, label = '', operator, value] = /^(\w+)\s*(=~|!~|!=|=)\s*"(.*)"$/s.exec(word) ?? [];
      const last = selectors.at(-1);
      if (last !== undefined) last.labels[label] = operator === '=' || operator === '!=' ? value : undefined;
    },
  });
  return { selectors, groups };
}
