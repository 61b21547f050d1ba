import { z } from 'zod'
import { scalarTypes, type ScalarRow } from './scalars.ts'
import type { FieldMeta, ScalarMeta } from './schema/field.ts'
import { planSchema } from './schema/index.ts'

type Node = Record<string, unknown>

/** Gives the format as a JSON Schema, draft-07, with what editors show and check: meanings, examples, lists and patterns. */
export function jsonSchema(): Node {
  const schema = z.toJSONSchema(planSchema, {
    target: 'draft-7', io: 'input', unrepresentable: 'any',
    override: ({ jsonSchema: node }) => describe(node as Node),
  }) as Node
  allowAbsence(schema)
  return {
    $id: 'https://crp.example/schema/1/plan.json', title: 'Customer relations plan, format 1',
    description: 'A plan (or house file) that says how a supplier and a customer deal with each other.', ...schema,
  }
}

/** What the schema says of fields, scalars and lists beyond JSON Schema; zod copies it into the node. */
const facts = [
  'visibility', 'meaning', 'example', 'scalar', 'kinds', 'side', 'noun', 'kind', 'key', 'itemVisibility', 'shorthand',
]

/** Turns the facts on a field into what JSON Schema has words for, in place, as zod's override asks. */
function describe(node: Node): void {
  const { visibility, meaning, example, scalar, kinds, side } = node as Partial<FieldMeta & ScalarMeta>
  for (const fact of facts) delete node[fact]
  if (meaning !== undefined) node['description'] = [meaning, ...(visibility === 'internal' ? ['(internal)'] : [])].join(' ')
  if (example !== undefined) node['examples'] = [example]
  if (scalar === undefined || scalar === 'one-of') return
  const row: ScalarRow = scalarTypes[scalar]
  if (row.pattern !== undefined) node['pattern'] = row.pattern
  if (unquoted.has(scalar)) node['type'] = ['string', 'number', 'boolean']
  const refers = scalar === 'person' ? `id of a person${side === undefined ? '' : ` of the ${side} side`}` : kinds && `id of: ${kinds.join(', ')}`
  if (refers !== undefined) node['description'] = [node['description'], `(${refers})`].filter((part) => part !== undefined).join(' ')
}

/** Types whose text may look like a number or a boolean; what is written is read as text. */
const unquoted = new Set<string>(['line', 'prose', 'value', 'phone'])

/** Lets every field that is not required stand without a value, which counts as absent (section 1 of the plan format). */
function allowAbsence(node: Node): void {
  const required = (node['required'] ?? []) as string[]
  for (const [name, field] of Object.entries((node['properties'] ?? {}) as Record<string, Node>)) {
    allowAbsence(field)
    if (required.includes(name)) continue
    if (Array.isArray(field['enum'])) field['enum'] = [...field['enum'], null]
    if (field['type'] !== undefined) field['type'] = [field['type'], 'null'].flat()
    else if (Array.isArray(field['anyOf'])) field['anyOf'] = [...field['anyOf'], { type: 'null' }]
  }
  for (const part of [node['items'], ...(node['anyOf'] ?? []) as Node[]]) if (part) allowAbsence(part as Node)
}
