import type { Plan } from './schema/index.ts'

/**
 * A path with wildcards over the type of a plan: fields joined by dots, `[*]` for every item of a list, `*` for every
 * field of a mapping. `Value<Plan, 'people[*].email'>` is the type such a path leads to; a typo leads to `never`.
 */
export type Value<From, Path extends string> =
  Path extends '' ? From
  : Path extends `${infer Head}.${infer Rest}` ? Value<Step<From, Head>, Rest>
  : Step<From, Path>

type Step<From, Name extends string> =
  Name extends `${infer Field}[*]` ? Item<Get<NonNullable<From>, Field>>
  : Name extends '*' ? NonNullable<Each<NonNullable<From>>>
  : Get<NonNullable<From>, Name>

// For the five phases, which differ in a few fields, the fields of all of them can be asked for.
type Get<From, Name extends string> = From extends unknown ? Name extends keyof From ? From[Name] : never : never
type Item<List> = NonNullable<List> extends readonly (infer One)[] ? One : never
type Each<From> = From[keyof From]

/** A path that leads somewhere in a plan; the others are `never`, so that a typo does not compile. */
export type PlanPath<Path extends string> = Path extends unknown ? [Value<Plan, Path>] extends [never] ? never : Path : never

/** The type of the mapping in which the last step of a path is taken. */
export type Parent<Path extends string> =
  Path extends `${infer Head}[*]` ? Owner<Head> : Owner<Path>
type Owner<Path extends string> = NonNullable<Value<Plan, Up<Path>>>
type Up<Path extends string> = Path extends `${infer Head}.${infer Rest}` ? Rest extends `${string}.${string}` ? `${Head}.${Up<Rest>}` : Head : ''
