import type { ScalarShape } from '../../src/plan/format.ts'
import { sitesOf, type Site, type Stretch } from './sites.ts'

/** A new text for a stretch of a plan. */
export interface Edit extends Stretch {
  text: string
}

/** A fault put into a valid text, and the stretch one finding must underline; `mark` is one edit more. */
export interface Mutation {
  /** What is done to which path; no two mutations of one text are of one kind. */
  kind: string
  edits: readonly Edit[]
  mark: Edit
  rule: string
  /** Says that nothing may stand in front of the mark in its line. */
  isAtLineStart?: true
}

/** A wrong value, by what is wrong with it and the rule that says so. */
type Wrong = readonly [what: string, text: string, rule: string]

/** For each scalar type values it does not allow. */
const wrongValues: Readonly<Record<ScalarShape['scalar'], readonly Wrong[]>> = {
  'id': [['no id', 'Ein Über 😀', 'shape/bad-id']],
  'word': [['no word', 'Ein Über 😀', 'shape/bad-id']],
  'line': [['too long', '長'.repeat(501), 'shape/not-one-line'], ['two lines', '"a\\n😀"', 'shape/not-one-line']],
  'value': [['too long', '長'.repeat(501), 'shape/not-one-line']],
  'prose': [['raw HTML', '<b>😀</b>', 'shape/markup'], ['a heading', '"# 見出し"', 'shape/markup']],
  'date': [['no such day', '2026-02-30', 'shape/bad-date']],
  'date-time': [['no such hour', '2026-02-03 25:00', 'shape/bad-date']],
  'when': [['no such day', '2026-02-30', 'shape/bad-date'], ['no such hour', '"2026-02-03 25:00"', 'shape/bad-date']],
  'duration': [['no duration', 'soon 😀', 'shape/bad-duration']],
  'cadence': [['no rhythm', 'often 😀', 'shape/bad-cadence']],
  'money': [['no amount', 'dear 😀', 'shape/bad-money']],
  'range': [['no range', '14 to 12 weeks', 'shape/bad-range']],
  'score': [['no score', 'good 😀', 'shape/bad-score']],
  'rating': [['out of bounds', '6', 'shape/bad-number'], ['quoted', '"4"', 'shape/bad-number']],
  'integer': [['no number', 'two 😀', 'shape/bad-number']],
  'number': [['no number', 'two 😀', 'shape/bad-number']],
  'email': [['no address', 'nobody 😀', 'shape/bad-email']],
  'phone': [['no number', 'none 😀', 'shape/bad-phone']],
  'language': [['no language', 'Cornish 😀', 'shape/bad-name']],
  'timezone': [['no zone', 'Mars/Base 😀', 'shape/bad-name']],
  'path': [['no path', 'C:\\a.md', 'shape/bad-name']],
  'weekday': [['not in the list', 'zz 😀', 'shape/unknown-value']],
  'phase': [['not in the list', 'zz 😀', 'shape/unknown-value']],
  'visibility': [['not in the list', 'zz 😀', 'shape/unknown-value']],
  'one-of': [['not in the list', 'zz 😀', 'shape/unknown-value']],
  'person': [['nobody', 'zz-nobody', 'reference/unknown-id']],
  'ref': [['nothing', 'zz-nothing', 'reference/unknown-id']],
  'channel': [['no channel', 'zz-drum', 'shape/bad-name']],
}

/** The ids by which a text can name the wrong thing. */
export interface Wrongly {
  supplier: string
  customer?: string
  /** Something that is no person, and of a kind that hardly any field asks for. */
  item?: string
}

/** Lists every fault that can be put into the fields and entries of a valid text. */
export function mutationsOf(text: string, wrongly: Wrongly): Mutation[] {
  return sitesOf(text).flatMap((site) => [
    ...valuesFor(site, wrongly), ...kindsFor(site, text), ...keysFor(site, text), ...missingFor(site, text), ...syntaxFor(site),
  ])
}

/** Stretches YAML itself objects to, between what stands before and behind them. */
const wrongYaml: readonly (readonly [what: string, before: string, mark: string, after: string, rule: string])[] = [
  ['a tag', '', '!vault', ' zz', 'syntax/custom-tag'],
  ['a tag of YAML 1.1', '', '!!binary', ' zz', 'syntax/custom-tag'],
  ['a bell', 'a', '\u0007', 'b', 'syntax/control-character'],
  ['zeros', '', '\u0000\u0000', '', 'syntax/control-character'],
  ['an escape', '"', '\u001B', '[2J"', 'syntax/control-character'],
  ['a sign of C1', '', '\u0085', '', 'syntax/control-character'],
  ['an at sign', '', '@', 'zz', 'syntax/not-yaml'],
  ['a bad escape', '"大😀', '\\', 'q"', 'syntax/not-yaml'],
  ['text behind quotes', '"a" ', 'b', '', 'syntax/not-yaml'],
  ['a bracket too many', '[a]', ']', '', 'syntax/not-yaml'],
  ['two anchors', '&zz ', '&zy', ' zz', 'syntax/not-yaml'],
]

const circle = ['a circle', '&self [', '*self', ']', 'syntax/circular-alias'] as const

/** Puts what YAML does not allow in the place of some values and in front of some blocks. */
function syntaxFor({ path, key, value: { start, end } }: Site): Mutation[] {
  const wrong = path === 'plan.authors' ? [circle] : ['plan.title', 'people[].name'].includes(path) ? wrongYaml : []
  const made = wrong.map(([what, before, mark, after, rule]): Mutation => ({
    kind: `${what}: ${path}`, edits: [{ start, end: start, text: before }, { start: end, end, text: after }],
    mark: { start, end, text: mark }, rule,
  }))
  if (key === undefined || path !== 'people') return made
  const line = (what: string, text: string, after: string, rule: string): Mutation => ({
    kind: `${what}: ${path}`, edits: [{ start: key.start, end: key.end, text: `${after}people` }],
    mark: { start: key.start, end: key.start, text }, rule, isAtLineStart: true,
  })
  return [
    ...made, line('a merge conflict', '<<<<<<< HEAD', '\n=======\n>>>>>>> mine\n', 'syntax/merge-conflict'),
    line('a second document', '---', '\n', 'syntax/several-documents'),
  ]
}

function valuesFor({ path, shape, value }: Site, wrongly: Wrongly): Mutation[] {
  if (path === 'crp') return [replaced(path, value, ['no such version', '2', 'shape/unknown-version'])]
  const wrong: Wrong[] = [['an unknown alias', '*nowhere', 'syntax/unknown-anchor']]
  if (shape.kind === 'scalar') wrong.push(...wrongValues[shape.scalar], ...namedWrongly(shape, wrongly))
  return wrong.filter(() => !isBlock(value)).map((one) => replaced(path, value, one))
}

function namedWrongly({ scalar, kinds = [], side }: ScalarShape, { supplier, customer, item }: Wrongly): Wrong[] {
  if (scalar === 'ref') return [...kinds.includes('person') ? [] : [['a person', supplier, 'reference/wrong-kind'] as const]]
  if (scalar !== 'person') return []
  const wrong: Wrong[] = item === undefined ? [] : [['no person', item, 'reference/wrong-kind']]
  const other = side === 'customer' ? supplier : customer
  if (side !== undefined && other !== undefined) wrong.push(['the wrong side', other, 'reference/wrong-side'])
  return wrong
}

/** Puts a list, a mapping or a single value where another of these belongs. */
function kindsFor({ path, shape, key, value, indent, isInBlock }: Site, text: string): Mutation[] {
  const rule = 'shape/wrong-kind'
  const takesText = shape.kind === 'scalar' || shape.hasShorthand === true
  const wrong: Wrong[] = [
    ...shape.kind === 'mapping' ? [] : [['a mapping', '{zz: 1}', rule] as const],
    ...shape.kind === 'list' ? [] : [['a list', '[zz]', rule] as const],
    ...takesText ? [] : [['a single value', 'zz 😀', rule] as const],
  ]
  const blocks: Mutation[] = []
  if (key !== undefined && isInBlock && value.kind === 'scalar' && shape.kind === 'scalar') {
    const list = { start: value.start, end: value.end, text: `\n${' '.repeat(indent + 2)}- zz` }
    blocks.push({ kind: `a block list: ${path}`, edits: [list], mark: unchanged(key, text), rule })
  }
  return [...wrong.map((one) => replaced(path, value, one)), ...blocks]
}

/** Misspells a key, and writes an entry twice. */
function keysFor({ path, key, value, indent, isInBlock }: Site, text: string): Mutation[] {
  if (key === undefined) return []
  const name = text.slice(key.start, key.end)
  const next = isInBlock ? `\n${' '.repeat(indent)}` : ', '
  const copy = { start: key.start, end: key.start, text: text.slice(key.start, value.end) + next }
  const slip = { start: key.start, end: key.end, text: `${name}${name.at(-1)}` }
  return [
    { kind: `misspelt: ${path}`, edits: [], mark: slip, rule: 'shape/unknown-key' },
    { kind: `twice: ${path}`, edits: [copy], mark: unchanged(key, text), rule: 'syntax/duplicate-key' },
  ]
}

/** Empties a field that must be there; where the field names its item, there is nothing left to go by. */
function missingFor({ path, field, value, owner, isName }: Site, text: string): Mutation[] {
  if (field?.isRequired !== true || owner === undefined || isName || isBlock(value)) return []
  const nothing = { start: value.start, end: value.end, text: '~' }
  return [{ kind: `missing: ${path}`, edits: [nothing], mark: unchanged(owner, text), rule: 'shape/missing-field' }]
}

const replaced = (path: string, { start, end }: Stretch, [what, text, rule]: Wrong): Mutation =>
  ({ kind: `${what}: ${path}`, edits: [], mark: { start, end, text }, rule })

const unchanged = ({ start, end }: Stretch, text: string): Edit => ({ start, end, text: text.slice(start, end) })

const isBlock = (node: Site['value']) => node.kind !== 'scalar' && node.kind !== 'broken' && node.isBlock
