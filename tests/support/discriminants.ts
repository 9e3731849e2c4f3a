import { parse, type Texts } from './source-tree';
import { children, isNode, type Node, textOf } from './syntax';

/** The texts that properties of an object type are confined to, by the property's name. */
type Confined = ReadonlyMap<string, ReadonlySet<string>>;

/** A sentence for each union of object types whose members are told apart by a property of another name than `type`. */
export function strayDiscriminants(texts: Texts, allowed: readonly string[] = []): readonly string[] {
  return Object.entries(texts).flatMap(([path, text]) => {
    const nodes = [...nodesIn(parse(path, text))];
    const interfaces = new Map(
      nodes
        .filter(({ type }) => type === 'TsInterfaceDeclaration')
        .map((node) => [nameOf(node.id), nodesOf(node.body, 'body')]),
    );
    const stray = nodes
      .filter(({ type }) => type === 'TsUnionType')
      .flatMap((union) => discriminantsOf(nodesOf(union, 'types').map((each) => confined(each, interfaces))))
      .filter((name) => name !== 'type' && !allowed.includes(`${path} ${name}`));
    return [...new Set(stray)].map(
      (name) => `${path} tells members of a union apart by ${name}; call it type.`,
    );
  });
}

/** The properties that every object type of a union has, with texts that differ. */
function discriminantsOf(members: readonly (Confined | undefined)[]): readonly string[] {
  const objects = members.filter((each) => each !== undefined);
  const [first, ...others] = objects;
  if (first === undefined || others.length === 0) return [];
  return [...first.keys()].filter((name) => {
    const values = objects.map((each) => each.get(name));
    return (
      values.every((each) => each !== undefined) && new Set(values.map((each) => [...each].join())).size > 1
    );
  });
}

function confined(type: Node, interfaces: ReadonlyMap<string, readonly Node[]>): Confined | undefined {
  const properties = propertiesOf(type, interfaces);
  return (
    properties &&
    new Map(
      properties.flatMap(({ key, typeAnnotation }) => {
        const texts = literals(isNode(typeAnnotation) ? typeAnnotation.typeAnnotation : undefined);
        return texts.length > 0 ? [[nameOf(key), new Set(texts)]] : [];
      }),
    )
  );
}

function propertiesOf(
  type: Node,
  interfaces: ReadonlyMap<string, readonly Node[]>,
): readonly Node[] | undefined {
  switch (type.type) {
    case 'TsTypeLiteral':
      return nodesOf(type, 'members');
    case 'TsTypeReference':
      return interfaces.get(nameOf(type.typeName));
    case 'TsParenthesizedType':
      return isNode(type.typeAnnotation) ? propertiesOf(type.typeAnnotation, interfaces) : undefined;
    case 'TsIntersectionType':
      return nodesOf(type, 'types').flatMap((each) => propertiesOf(each, interfaces) ?? []);
    default:
      return undefined;
  }
}

/** The texts that a type allows; none where it allows anything else. */
function literals(type: unknown): readonly string[] {
  if (!isNode(type)) return [];
  if (type.type === 'TsLiteralType') return [textOf(type.literal)].filter((text) => text !== undefined);
  if (type.type !== 'TsUnionType') return [];
  const each = nodesOf(type, 'types').map(literals);
  return each.every((texts) => texts.length > 0) ? each.flat() : [];
}

function nameOf(identifier: unknown): string {
  return isNode(identifier) ? String(identifier.value) : '';
}

function nodesOf(node: unknown, field: string): readonly Node[] {
  const list = isNode(node) ? node[field] : undefined;
  return Array.isArray(list) ? list.filter(isNode) : [];
}

function* nodesIn(node: unknown): Generator<Node> {
  if (!isNode(node)) return;
  yield node;
  for (const value of children(node)) yield* nodesIn(value);
}
