import { check, type Verdicts } from '../check/check.ts'
import type { Gate } from '../check/gates.ts'
import { isWaivable } from '../check/rule.ts'
import { waiversFor } from '../check/waiving.ts'
import { addDays } from '../plan/days.ts'
import type { Loading } from '../plan/load.ts'
import { fieldAt } from '../plan/naming.ts'
import { scalarTypes } from '../plan/scalars.ts'
import { findControlCharacters } from '../source/control-characters.ts'
import { composeHouse, composePlan, type Answers, type Composition } from './compose.ts'
import { layOut } from './layout.ts'
import { placeholdersFor } from './placeholders.ts'
import { houseQuestions, planQuestions, type Row } from './questions.ts'
import { schemaFile } from './schema-file.ts'
import type { Setting } from './setting.ts'
import { block, written, type Block } from './values.ts'

/** What the wizard can write. */
export interface Kind {
  rows: readonly Row[]
  compose(answers: Answers, setting: Setting): Composition
  /** What it is called, and the name its file has unless another is given. */
  noun: string
  file: string
}

/** The files the wizard can write, by name. */
export const kinds = {
  plan: { rows: planQuestions, compose: composePlan, noun: 'plan', file: 'plan.crp.yaml' },
  house: { rows: houseQuestions, compose: composeHouse, noun: 'house file', file: 'house.crp.yaml' },
} as const satisfies Record<string, Kind>

/** A first draft, ready to be written. */
export interface Draft {
  text: string
  /** How many errors of its stage it waives, and until when. */
  waived: number
  until: string
  /** How many points each coming gate will ask for. */
  todos: ReadonlyMap<Gate, number>
}

/** How long a team has to fill in what a plan begun in mid-project does not say yet, in days. */
const grace = 42

/**
 * Says what is wrong with an answer, given the others: the first error that `crp validate` would find because of it. An answer is
 * the same however it came, and so is what is said of it.
 */
export function faultIn(kind: Kind, { id, sample }: Row, answer: string, answers: Answers, setting: Setting): string | undefined {
  const [control] = findControlCharacters({ path: '', text: answer.replace(/\p{Cs}/u, '\0'), hasMark: false })
  if (control !== undefined) return control.message
  if (answer === '') return `an answer is missing, such as: ${sample}`
  if (!scalarTypes.line.matches(answer)) return `${fieldAt(id)} must be ${scalarTypes.line.expected}`
  return faultAmong(kind, { ...answers, [id]: answer }, setting, id)
}

/** Says what is wrong with answers as a whole, with samples in place of those missing; best what stands at the place asked about. */
export function faultAmong(kind: Kind, answers: Answers, setting: Setting, id?: string): string | undefined {
  const all: Answers = { ...Object.fromEntries(kind.rows.map((row) => [row.id, row.sample])), ...answers }
  const errorsOf = (tried: Answers) => errorsIn(judge(kind.compose(tried, setting).root, setting))
  const errors = errorsOf(all)
  // What a later stage asks besides is waived; what cannot be waived, and what every draft needs, has to be right.
  const wrong = errors.filter(({ rule }) => !isWaivable(rule))
  const faults = wrong.length > 0 ? wrong : errors.length > 0 ? errorsOf({ ...all, 'plan.stage': 'precontract' }) : []
  const fault = faults.find(({ place }) => place === id) ?? faults.find(({ rule }) => rule !== 'shape/missing-field') ?? faults[0]
  return fault?.message
}

const errorsIn = ({ diagnostics }: Verdicts) => diagnostics.filter(({ severity }) => severity === 'error')

/** Makes the first draft of a plan or house file of answers without faults. */
export function draftOf(kind: Kind, answers: Answers, setting: Setting): Draft {
  const composition = kind.compose(answers, setting)
  const { root, cast } = composition
  const until = addDays(setting.today, grace)
  const loading = loadRoot(root, setting)
  const first = check(loading, setting)
  const errors = errorsIn(first)
  const { waivers: items } = loading.loaded === undefined ? { waivers: [] }
    : waiversFor(errors, loading.loaded, { reason: 'The plan was begun in mid-project', by: cast.owner, until })
  const waivers = block({ waivers: items.map((item): Block => new Map(Object.entries(item).map(([field, text]) => [field, written(text)]))) })
  const { diagnostics, waived } = items.length === 0 ? first : judge(new Map([...root, ...waivers]), setting)
  const left = diagnostics.find(({ severity }) => severity === 'error')
  if (left !== undefined) throw new Error(`the first draft has an error: ${left.message}`)
  const isHouse = root.has('house')
  const text = `${layOut(root, placeholdersFor([...waived, ...diagnostics], composition))}${layOut(waivers, new Map())}`
  const todos = new Map<Gate, number>()
  for (const { severity, gate } of diagnostics) if (severity === 'todo') todos.set(gate, (todos.get(gate) ?? 0) + 1)
  return { text: `${headOf(isHouse, errors.length, until)}${text}`, waived: errors.length, until, todos }
}

function headOf(isHouse: boolean, waived: number, until: string): string {
  const what = isHouse ? 'What our company decides once for all its plans; a plan takes it over with `extends: [house.crp.yaml]`.'
    : 'A first draft: `crp validate` finds no error in it, and `crp render` makes the document for the customer.'
  return [
    `# yaml-language-server: $schema=${schemaFile}`,
    `## ${what}`,
    '## Lines that begin with `# ` hold samples: take the `# ` away and write your own words. Lines that begin with `##` say who asks',
    '## for them and why: a must is an error once its gate is in force, a should a warning, a may only advice. `crp explain FIELD`',
    '## tells more of a field; `crp schema` writes the schema that the first line names, for help while you type.',
    ...(waived === 0 ? [] : [
      `## So far the plan lacks ${waived} things that its stage needs; \`waivers\` at the end excuses them until ${until}, then they are errors.`,
    ]),
    '',
  ].join('\n')
}

const loadRoot = (root: Block, setting: Setting): Loading => setting.load(new TextEncoder().encode(layOut(root, new Map())))

const judge = (root: Block, setting: Setting): Verdicts => check(loadRoot(root, setting), setting)

/** Gives the answers as an answers file, which is also how they are kept until the plan is written. */
export const answersText = (answers: Answers): string =>
  Object.entries(answers).map(([id, answer]) => `${id}: ${written(answer)}\n`).join('')

