import { nearest } from '../../plan/likeness.ts'
import { helpers } from '../dialect.ts'
import { parseTemplate, type TemplateNode } from '../engine.ts'
import type { LabelGroup, Labels } from '../words.ts'
import type { Fault, TemplateFile } from './file.ts'
import { stepInto, stepsOf, type ViewShape } from './shapes.ts'

/** Templates that are looked at together. */
export interface TemplateFolder {
  readonly mains: readonly TemplateFile[]
  readonly partials: ReadonlyMap<string, TemplateFile>
}

/** Where a path begins: what `this` is, and what lies round it. */
interface Scope {
  readonly shape: ViewShape | undefined
  readonly outer: Scope | undefined
  readonly names: ReadonlyMap<string, ViewShape | undefined>
}

/** What a helper of ours does with the block it opens: the block is written for each item of its first argument. */
const overItems = new Set(['table', 'bullets', 'numbered', 'each'])

/** Helpers whose argument of that place names a label of that group. */
const labelNames: Readonly<Record<string, readonly [place: number, group: LabelGroup]>> = {
  section: [1, 'sections'], annex: [0, 'sections'], topic: [0, 'parts'], part: [0, 'parts'], cell: [0, 'columns'], blank: [0, 'columns'],
  fact: [0, 'facts'], sentence: [0, 'sentences'],
}

const builtIn = ['each', 'if', 'unless', 'with']
const data = ['index', 'first', 'last', 'key', 'root']

/**
 * Compares templates with what views hold: paths that lead nowhere, helpers and labels and partials there are none of, output
 * that is not escaped, partials nobody uses. Strict rendering would not see the first of these inside `#if` and `#each`.
 */
export async function lintTemplates(
  folder: TemplateFolder, view: ViewShape, labels: Labels,
): Promise<{ faults: Fault[]; unused: Fault[] }> {
  const faults: Fault[] = []
  const used = new Set<string>()
  const root: Scope = { shape: view, outer: undefined, names: new Map() }
  for (const main of folder.mains) await look(main, root, [])
  const files = [...folder.mains, ...[...folder.partials].filter(([name]) => used.has(name)).map(([, file]) => file)]
  const unused = [...folder.partials].filter(([name]) => !used.has(name))
    .map(([name, { path }]) => ({ path, line: 1, column: 1, message: `no template uses the partial '${name}'` }))
  return { faults: distinct([...files.flatMap(({ faults }) => faults), ...faults]), unused }

  async function look(file: TemplateFile, scope: Scope, way: readonly string[]): Promise<void> {
    const parsed = await parseTemplate(file.body)
    if ('message' in parsed) {
      faults.push({ path: file.path, line: parsed.line + file.linesBefore, column: parsed.column, message: parsed.message })
      return
    }
    const report = (node: TemplateNode, message: string) => faults.push({
      path: file.path, line: node.loc.start.line + file.linesBefore, column: node.loc.start.column + 1, message,
    })
    await block(parsed.body, scope)

    async function block(statements: readonly TemplateNode[], scope: Scope): Promise<void> {
      for (const statement of statements) await visit(statement, scope)
    }

    async function visit(node: TemplateNode, scope: Scope): Promise<void> {
      switch (node.type) {
        case 'MustacheStatement':
          if (!node.escaped) report(node, 'this is raw output; write two braces, so that what a plan says stays text')
          return call(node, scope, false)
        case 'SubExpression': return call(node, scope, false)
        case 'BlockStatement': {
          call(node, scope, true)
          await block(node.program?.body ?? [], inside(node, scope))
          return await block(node.inverse?.body ?? [], scope)
        }
        case 'PartialStatement': return await partial(node, scope)
        case 'PathExpression': {
          path(node, scope)
          return
        }
        case 'PartialBlockStatement': case 'DecoratorBlock': case 'Decorator':
          report(node, 'templates use no blocks for partials and no decorators; use a partial, {{> name}}')
      }
    }

    /** Looks at a helper with its arguments, or at a value. */
    function call(node: TemplateNode, scope: Scope, opensBlock: boolean): void {
      const { path: callee, params = [], hash } = node
      if (callee === undefined) return
      const name = callee.parts?.length === 1 && callee.depth === 0 && !callee.data ? callee.parts[0] : undefined
      const isHelper = name !== undefined && (Object.hasOwn(helpers, name) || builtIn.includes(name))
      const pairs = hash?.pairs ?? []
      for (const argument of [...params, ...pairs.map(({ value }) => value)]) argumentOf(argument, scope)
      if (isHelper) return labelled(name, params)
      if (callee.type !== 'PathExpression') return
      if (params.length + pairs.length > 0 || (opensBlock && follow(callee, scope).fault !== undefined)) {
        const near = nearest(callee.original ?? '', [...Object.keys(helpers), ...builtIn])
        report(callee, `there is no helper '${callee.original}'${near === undefined ? '' : `; did you mean '${near}'?`}`)
      } else path(callee, scope)
    }

    function argumentOf(node: TemplateNode, scope: Scope): void {
      if (node.type === 'SubExpression') call(node, scope, false)
      else if (node.type === 'PathExpression') path(node, scope)
    }

    /** Looks at names of labels that stand written out. */
    function labelled(helper: string, params: readonly TemplateNode[]): void {
      const [first, second] = params
      const isGroup = helper === 'label' && typeof first?.value === 'string' && first.value in labels
      const [place, group] = isGroup ? [1, first.value as LabelGroup] : labelNames[helper] ?? [-1, 'parts' as LabelGroup]
      const names = helper === 'blanks' ? params.slice(1) : isGroup ? [second] : [params[place]]
      const from = labels[helper === 'blanks' ? 'columns' : group]
      for (const node of names) {
        if (node?.type !== 'StringLiteral' || typeof node.value !== 'string' || Object.hasOwn(from, node.value)) continue
        const near = nearest(node.value, Object.keys(from))
        report(node, `there is no label '${node.value}' for ${helper}${near === undefined ? '' : `; did you mean '${near}'?`}`)
      }
    }

    function path(node: TemplateNode, scope: Scope): void {
      const { fault } = follow(node, scope)
      if (fault !== undefined) report(node, fault)
    }

    /** Gives the scope inside a block. */
    function inside(node: TemplateNode, scope: Scope): Scope {
      const [first] = node.params ?? []
      const name = node.path?.original ?? ''
      const target = first?.type === 'PathExpression' ? follow(first, scope).shape : undefined
      const item = target?.kind === 'list' ? target.item : undefined
      const [param] = node.program?.blockParams ?? []
      const names = param === undefined ? scope.names : new Map([...scope.names, [param, name === 'with' ? target : item]])
      if (overItems.has(name)) return { shape: item, outer: scope, names }
      if (name === 'with') return { shape: target, outer: scope, names }
      // A list or mapping may open a block by its own name; our own helpers leave `this` as it is.
      if (Object.hasOwn(helpers, name) || builtIn.includes(name) || node.path === undefined) return { ...scope, names }
      const own = follow(node.path, scope).shape
      return { shape: own?.kind === 'list' ? own.item : own, outer: scope, names }
    }

    async function partial(node: TemplateNode, scope: Scope): Promise<void> {
      const name = node.name?.original ?? ''
      const file = folder.partials.get(name)
      if (file === undefined) {
        const near = nearest(name, folder.partials.keys())
        report(node.name ?? node, `there is no partial '${name}'${near === undefined ? '' : `; did you mean '${near}'?`}`)
        return
      }
      used.add(name)
      if (way.includes(name)) return void report(node.name ?? node, `the partial '${name}' contains itself`)
      const [context] = node.params ?? []
      if (context !== undefined) argumentOf(context, scope)
      const given = (node.hash?.pairs ?? []).map(({ key, value }) => {
        argumentOf(value, scope)
        return [key, value.type === 'PathExpression' ? follow(value, scope).shape ?? plain : plain] as const
      })
      const shape = context === undefined ? scope.shape : follow(context, scope).shape
      const fields = new Map<string, ViewShape>([...shape?.kind === 'record' ? shape.fields : [], ...given])
      // What a partial sees is its context and what it was handed; of an unknown context nothing can be said.
      const seen: ViewShape | undefined = shape === undefined ? undefined : { kind: 'record', fields }
      await look(file, { shape: seen, outer: scope.outer, names: new Map() }, [...way, name])
    }
  }
}

const plain: ViewShape = { kind: 'value' }

/** Follows a path: what it leads to, where that is known, or why it leads nowhere. */
function follow({ parts = [], depth = 0, data: isData, original = '' }: TemplateNode, scope: Scope): { shape?: ViewShape; fault?: string } {
  const [first = ''] = parts
  if (isData) return data.includes(first) ? {} : { fault: `there is no @${first}; possible: ${data.map((one) => `@${one}`).join(', ')}` }
  let from: Scope | undefined = scope
  for (let up = 0; up < depth; up++) from = from?.outer
  if (from === undefined) return { fault: `'${original}' goes further out than the template` }
  const isNamed = depth === 0 && from.names.has(first)
  let shape = isNamed ? from.names.get(first) : from.shape
  for (const step of isNamed ? parts.slice(1) : parts) {
    if (shape === undefined) return {}
    const next = stepInto(shape, step)
    if (next === undefined) {
      const near = nearest(step, stepsOf(shape))
      return { fault: `'${original}' leads nowhere: there is no '${step}'${near === undefined ? '' : `; did you mean '${near}'?`}` }
    }
    shape = next
  }
  return shape === undefined ? {} : { shape }
}

/** Drops what was found twice, as a partial may be used in several places. */
function distinct(faults: readonly Fault[]): Fault[] {
  const keyOf = ({ path, line, column, message }: Fault) => `${path} ${line} ${column} ${message}`
  const order = (a: Fault, b: Fault) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column
  return [...new Map(faults.map((fault) => [keyOf(fault), fault])).values()].sort(order)
}
