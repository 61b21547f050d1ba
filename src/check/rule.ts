import type { Parent, PlanPath, Value } from '../plan/paths.ts'
import type { Plan } from '../plan/schema/index.ts'
import { isUnknown } from '../plan/read.ts'
import type { Span } from '../source/source.ts'
import type { Gate, Severities } from './gates.ts'
import type { PhaseFacts, Terms } from './terms.ts'

/** What a check found: a sentence, or a sentence that names another place than the row's. */
export type Found = string | {
  message: string
  /** A path below the object the row looks at, for the finding to stand at. */
  at?: string
  /** A place known otherwise, such as that of a reference. */
  spot?: { span: Span; place: string }
  related?: { message: string; spot: { span: Span; place: string } }[]
  help?: string
}

/** What a judgement needs from outside the plan. */
export interface World {
  /** The day the dates are judged on, YYYY-MM-DD. */
  today: string
  /** Says whether a file named in a plan exists; `from` is the file that names it. */
  exists(from: string, path: string): boolean
  /** Languages for which there are labels, as BCP 47 tags. */
  languages: readonly string[]
}

/** What a check may ask besides the value it is given. */
export interface Context<Path extends string = string> extends World {
  plan: Plan
  terms: Terms
  /** The mapping that holds the value. */
  parent: Parent<Path>
  /** The phase the value lies in; only for paths that begin with `phases`. */
  phase: PhaseFacts
  /** The gates whose demands count. */
  inForce: ReadonlySet<Gate>
  /** The ids of all rules. */
  ruleIds: ReadonlySet<string>
  /** Finds the text behind a value: a path below the object given. */
  spot(item: object, path?: string): { span: Span; place: string }
}

/** A row of the catalogue. */
export interface Rule<Path extends string = string> {
  /** `chapter/what-is-wrong` */
  id: string
  /** One sentence: the condition, as the catalogue of the specification gives it. */
  summary: string
  severity: Severities
  /** Severities that hold instead in some phases. */
  severityIn?: (phase: PhaseFacts, plan: Plan) => Severities | undefined
  /** What the check is given, one value at a time; the finding stands there. */
  at: Path | readonly Path[]
  /** Underline the key, not the value; without it a value that is there is underlined, else the key of what lacks it. */
  underlines?: 'key'
  /** Runs on house files, too. */
  onHouse?: 'also' | 'only'
  check: (value: Value<Plan, Path>, context: Context<Path>) => Found | Found[] | undefined
  why: string
  sources: readonly string[]
  /** What to do, where the message does not say it. */
  help?: string
  /** Top-level YAML with the fault; `# <-` marks the line that is reported. The rest of a plan is supplied. */
  bad: string
  /** The same, mended. */
  good: string
  /** The day of the examples, where it matters. */
  today?: string
  /** The gate at which the examples are judged, where it is not the last one. */
  gate?: Gate
  /** How the examples are written to a file, where not in UTF-8. */
  encode?: 'latin1'
  /** Files beside the examples, by name. */
  beside?: Readonly<Record<string, string>>
}

/** A row whatever its path. */
export type AnyRule = Omit<Rule, 'check' | 'at'> & {
  at: string | readonly string[]
  check: (value: never, context: never) => Found | Found[] | undefined
}

/** Declares a row; a path that leads nowhere, or a field that is not there, does not compile. */
export const rule = <const Path extends string>(
  row: Rule<Path> & { at: PlanPath<Path> | readonly PlanPath<Path>[] },
): AnyRule => row

/** Says whether nothing is there: not written, or written without content. */
export const absent = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0)

/** Lists those of the fields that an item lacks; a field with a problem of its own is not lacking. */
export function lacking<Item extends object, Field extends keyof Item & string>(
  item: Item | undefined, ...fields: Field[]
): Field[] {
  return fields.filter((field) => item === undefined || (!isUnknown(item, field) && absent(item[field])))
}

/** Joins words as a sentence does: `a, b and c`. */
export const joined = (words: readonly string[], conjunction = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`

/** Writes the possessive of a name; one that ends in s takes the apostrophe alone. */
export const possessive = (name: string): string => name.endsWith('s') ? `${name}'` : `${name}'s`

/** Joins the words that stand for the fields an item lacks; nothing where it lacks none. */
export function lackingWords<Item extends object, Field extends keyof Item & string>(
  item: Item | undefined, words: Readonly<Record<Field, string>>,
): string | undefined {
  // Object.keys forgets that a record has no other keys.
  const fields = lacking(item, ...(Object.keys(words) as Field[]))
  return fields.length === 0 ? undefined : joined(fields.map((field) => words[field]))
}

/** Gives the chapter of a rule. */
export const chapterOf = (id: string): string => id.slice(0, id.indexOf('/'))

const unwaivable = new Set(['syntax', 'shape', 'reference', 'privacy', 'waivers'])

/** Says whether a waiver may cover findings of a rule. */
export const isWaivable = (id: string): boolean => !unwaivable.has(chapterOf(id))
