import type { AdditionKind } from '../edits/additions.ts'
import type { FieldFlag } from '../edits/flags.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { withArticle } from '../plan/spoken.ts'
import type { Value } from '../source/values.ts'
import {
  change, changingOptions, isGrave, keep, lineOf, noteFindings, peopleOf, planAtHand, type PlanAtHand,
} from './changing.ts'
import { texts, type Command, type Option, type Values } from './command.ts'
import { complain, note } from './notes.ts'
import { askAll, mayAsk, partsOf, promptOptions, questionFor } from './prompts.ts'

/** `crp add` */
export const add: Command = {
  name: 'add',
  operands: '<kind> [path]',
  about: 'Add a person, milestone, risk, promise and the like to the plan, with a flag for each field',
  options: [
    ...promptOptions,
    { flags: '--force', about: 'write it although rules call it an error as it is; what is missing is listed' },
    ...changingOptions,
  ],
  examples: [
    [
      'crp add risk --event "Staff leave before training" --probability 2 --impact 3 --owner ines',
      'adds a risk to the only plan here',
    ],
    ['crp add person harrow-vale.crp.yaml', 'asks for what it needs to know of a person'],
    ['crp add risk --help', 'lists the flags of a risk, one for each field'],
  ],
  async kinds() {
    const { additions } = await import('../edits.ts')
    // Object.keys forgets that an object has no other keys.
    return await Promise.all((Object.keys(additions) as AdditionKind[]).map(kindCommand))
  },
  async run([kind]) {
    const { additions, itemOf } = await import('../edits.ts')
    const { nearest } = await import('../core.ts')
    const kinds = Object.keys(additions)
    if (kind === undefined) throw new UserError('it is not said what to add', `write crp add and one of ${kinds.join(', ')}`)
    // Items go by other words in messages, such as promise for commitment.
    const words = new Map(kinds.flatMap((name) => [[name, name], [itemOf(additions[name as AdditionKind]).meta.noun, name]]))
    const near = words.get(nearest(kind, words.keys()) ?? kind)
    const hint = near === undefined ? `possible: ${kinds.join(', ')}` : `did you mean '${near}'?`
    throw new UserError(`there is no '${kind}' to add`, hint)
  },
}

async function kindCommand(kind: AdditionKind): Promise<Command> {
  const { additions, flagsOf, itemOf } = await import('../edits.ts')
  const { example: [flags, about] } = additions[kind]
  const { item, meta } = itemOf(additions[kind])
  return {
    name: kind,
    operands: '[path]',
    about: `Add ${withArticle(meta.noun)} to the plan`,
    options: [...await Promise.all(flagsOf(item).map(optionOf)), ...add.options],
    examples: [
      [`crp add ${kind} ${flags}`, about],
      [`crp add ${kind} plan.crp.yaml`, 'asks for what is needed'],
    ],
    run: ([path], values, io) => addItem(kind, path, values, io),
  }
}

/** Makes the flag of a field, with its meaning and what it takes. */
async function optionOf(flag: FieldFlag): Promise<Option> {
  const { flagName, takesOf } = await import('../edits.ts')
  const { isList, field: { meaning, isRequired, default: preset } } = flag
  const { word, possible } = takesOf(flag)
  const facts = [
    ...isRequired && flag.name !== 'id' ? ['required'] : [],
    ...possible === undefined ? [] : [possible],
    ...isList ? ['several times'] : [],
    ...typeof preset === 'string' ? [`else ${preset}`] : [],
    ...flag.name === 'id' ? ['made for you'] : [],
  ]
  return {
    flags: `${flagName(flag)} <${word}>`, about: facts.length === 0 ? meaning : `${meaning} (${facts.join('; ')})`,
    ...isList && { isRepeatable: true },
  }
}

async function addItem(kind: AdditionKind, operand: string | undefined, values: Values, io: Io): Promise<number> {
  const { additions, flagName, flagsOf, itemOf } = await import('../edits.ts')
  const addition = additions[kind]
  const { item, meta } = itemOf(addition)
  const flags = flagsOf(item)
  const typed = new Map(flags.map((flag) => [flag, texts(values, camel(flag.name))]))
  for (const [flag, given] of typed) {
    if (given.some((text) => text.trim() === '')) {
      throw new UserError(`${flagName(flag)} has no value`, 'leave it out, or write one')
    }
  }
  const missing = flags.filter((flag) => flag.field.isRequired && flag.name !== 'id' && typed.get(flag)?.length === 0)
  const isAsking = missing.length > 0 && mayAsk(values, io)
  if (missing.length > 0 && !isAsking) {
    throw new UserError(`a new ${meta.noun} needs ${missing.map(flagName).join(', ')}`,
      missing.map((flag) => `${flagName(flag)}: ${flag.field.meaning}`).join('; '))
  }
  const plan = await planAtHand(operand, values, io)
  if (plan === undefined) return 1
  // What is wrong with the flags is told before anything is asked.
  await readAll(typed, addition.list, plan)
  if (isAsking) {
    const typing = { today: plan.today, people: peopleOf(plan), place: addition.list.join('.') }
    const asked = addition.asks.flatMap((name) => flags.find((flag) => flag.name === name && typed.get(flag)?.length === 0) ?? [])
    const questions = await Promise.all(asked.map((flag) => questionFor(flag, typing)))
    const answers = await askAll(questions, values, io)
    for (const flag of asked) typed.set(flag, partsOf(answers.get(flag.name) ?? '', flag))
  }
  return await write(kind, typed, plan, isAsking, values, io)
}

async function write(
  kind: AdditionKind, typed: ReadonlyMap<FieldFlag, readonly string[]>, plan: PlanAtHand, isAsking: boolean,
  values: Values, io: Io,
): Promise<number> {
  const { additions, isAbout, isOfForm, itemOf, itemsOf, itemWith, newFindings, nodeAt } = await import('../edits.ts')
  const { list } = additions[kind]
  const { meta } = itemOf(additions[kind])
  const read = await readAll(typed, list, plan)
  const { id, idFlag } = await idFor(kind, read, plan)
  if (idFlag !== undefined) read.delete(idFlag)
  const changed = await change(plan, [{ at: list, append: [itemWith(id, read)] }])
  const node = nodeAt([...list, -1], changed.source)
  const item = itemsOf(changed.loaded)
    .find((one) => one.node.start === node?.start && one.node.source === changed.loaded.source)
  if (node === undefined || item === undefined) throw new Error('what was added is not found again')
  const found = newFindings(plan.verdicts, changed.verdicts)
  const wrong = found.filter(isOfForm)
  if (wrong.length > 0) throw new UserError(wrong.map(({ message }) => message).join('; '), 'nothing was written')
  const errors = found.filter((one) => one.severity === 'error' && isAbout(one, item.place))
  if (errors.length > 0 && values['force'] !== true) {
    complain(io, { message: `as it is, the new ${meta.noun} would be an error` })
    noteFindings(errors, {}, io)
    if (!isAsking || !await isWanted(values, io)) {
      const way = '; give what is missing, or write it all the same with --force'
      note(io, `  nothing was written${isAsking ? '' : way}`)
      return 1
    }
  }
  const name = id === undefined ? meta.noun : `${meta.noun} '${id}'`
  await keep(plan, changed, `added ${name} to ${lineOf(plan, changed.source, node.start)}`, values, io)
  noteFindings(found.filter(isGrave), values, io)
  return 0
}

/** Asks whether something is to be written although rules call it an error. */
async function isWanted(values: Values, io: Io): Promise<boolean> {
  const choices = [{ value: 'no', label: 'leave it' }, { value: 'yes', label: 'write it all the same' }]
  const question = {
    id: 'force', message: 'Write it all the same?', choices, preset: 'no', leaving: 'nothing was written', check: () => undefined,
  }
  return (await askAll([question], values, io)).get('force') === 'yes'
}

/** Reads all that was typed; a `UserError` says every fault in it. */
async function readAll(
  typed: ReadonlyMap<FieldFlag, readonly string[]>, list: readonly string[], plan: PlanAtHand,
): Promise<Map<FieldFlag, Value>> {
  const { flagName, readField } = await import('../edits.ts')
  const typing = { today: plan.today, people: plan.loaded.plan.people ?? [], place: list.join('.') }
  const read = new Map<FieldFlag, Value>()
  const faults: string[] = []
  for (const [flag, given] of typed) {
    if (given.length === 0) continue
    const made = readField(given, flag, typing)
    if ('fault' in made) faults.push(`${flagName(flag)}: ${made.fault}`)
    else read.set(flag, made.value)
  }
  if (faults.length > 0) throw new UserError(faults.join('; '))
  return read
}

/** Gives the id of a new item, the one that was typed or a fresh one; some items have none. */
async function idFor(
  kind: AdditionKind, read: ReadonlyMap<FieldFlag, Value>, { loaded }: PlanAtHand,
): Promise<{ id: string | undefined; idFlag?: FieldFlag }> {
  const { additions, freshId, itemOf, itemsOf } = await import('../edits.ts')
  const { list, prefix } = additions[kind]
  if (itemOf(additions[kind]).item.fields['id'] === undefined) return { id: undefined }
  const { ids } = loaded.references
  const given = [...read].find(([{ name }]) => name === 'id')
  if (given !== undefined) {
    const id = String(given[1])
    const taken = ids.get(id)
    if (taken !== undefined) {
      throw new UserError(`the id '${id}' is already taken by ${taken.name()}`, 'choose another, or leave --id out')
    }
    return { id, idFlag: given[0] }
  }
  const says = [...read].find(([{ scalar, field }]) => field.isRequired && scalar.scalar === 'line')?.[1]
  const pattern = `${list.join('.')}[]`
  const siblings = itemsOf(loaded).flatMap((one) => one.list === pattern && one.id !== undefined ? one.id : [])
  return { id: freshId(prefix, says === undefined ? undefined : String(says), siblings, (id) => ids.has(id)) }
}

/** Writes the name of a field as commander names the value of its flag. */
const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
