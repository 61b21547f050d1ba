import type Compiler from 'handlebars'
import runtimeModule from 'handlebars/runtime.js'
import { helpers } from './dialect.ts'
import type { Setting } from './dialect.ts'

// The package declares the types of its runtime under another name than the file that Node finds.
const runtime = runtimeModule as unknown as typeof Compiler

/** A template: its text, or the evaluated result of {@link precompile}. */
export type Template = string | object

/** A template with everything it pulls in. */
export interface TemplateSet {
  readonly name: string
  readonly description: string
  /** Name of the label of the document that says what it is, or those words themselves. */
  readonly kind: string
  readonly layout: 'document' | 'sheet'
  /** Says that there is nothing in it for the customer. */
  readonly isInternal: boolean
  readonly main: Template
  readonly partials: Readonly<Record<string, Template>>
}

/** How templates are compiled, at run time and beforehand: nothing is escaped as HTML, only helpers of ours are called. */
const compileOptions = {
  noEscape: true,
  strict: true,
  preventIndent: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(helpers).map((name) => [name, true])),
}

/** Fills a template with a view; the view's own properties alone can be read. */
export async function fillTemplate({ main, partials }: TemplateSet, view: object, setting: Setting): Promise<string> {
  const compiled = await Promise.all(
    Object.entries(partials).map(async ([name, partial]) => [name, await templateOf(partial)] as const))
  const template = await templateOf(main)
  return template(view, {
    helpers,
    partials: Object.fromEntries(compiled),
    data: { setting },
    allowProtoPropertiesByDefault: false,
    allowProtoMethodsByDefault: false,
  })
}

/** Compiles a template to the source of a JavaScript expression, for a build that ships without the compiler. */
export async function precompile(template: string): Promise<string> {
  const compiler = await import('handlebars')
  // The declared result is the evaluated specification; Handlebars gives its source.
  return String(compiler.default.precompile(template, compileOptions))
}

async function templateOf(template: Template): Promise<HandlebarsTemplateDelegate> {
  if (typeof template !== 'string') return runtime.template(template)
  const compiler = await import('handlebars')
  return compiler.default.compile(template, compileOptions)
}

/** A node of a template as the parser gives it, with the fields of the kinds a check looks at. */
export interface TemplateNode {
  readonly type: string
  readonly loc: { readonly start: { readonly line: number; readonly column: number } }
  readonly path?: TemplateNode
  readonly name?: TemplateNode
  readonly params?: readonly TemplateNode[]
  readonly hash?: { readonly pairs: readonly { readonly key: string; readonly value: TemplateNode }[] }
  readonly program?: { readonly body: readonly TemplateNode[]; readonly blockParams?: readonly string[] }
  readonly inverse?: { readonly body: readonly TemplateNode[] }
  readonly escaped?: boolean
  readonly parts?: readonly string[]
  readonly depth?: number
  readonly data?: boolean
  readonly original?: string
  readonly value?: unknown
}

/** Takes a template apart; where it cannot be read, says why and where, counted from 1. */
export async function parseTemplate(
  text: string,
): Promise<{ body: readonly TemplateNode[] } | { message: string; line: number; column: number }> {
  const compiler = await import('handlebars')
  try {
    // The declared types leave the kinds of nodes open; these are the fields the parser documents for them.
    return compiler.default.parse(text) as unknown as { body: readonly TemplateNode[] }
  } catch (error) {
    return syntaxFault(error)
  }
}

/** Reads what Handlebars throws: a place of its own, or a parse error whose text ends with what was expected. */
function syntaxFault(error: unknown): { message: string; line: number; column: number } {
  const { message, lineNumber, column, hash } = error as {
    message: string; lineNumber?: number; column?: number; hash?: { loc?: { last_line: number; last_column: number }; token?: string }
  }
  const [, line] = /Parse error on line (\d+)/.exec(message) ?? []
  const said = message.replace(/ - \d+:\d+$/, '').split('\n')[0] ?? message
  return {
    message: line === undefined ? said : 'the template cannot be read here; a block or a pair of braces is not closed',
    line: lineNumber ?? hash?.loc?.last_line ?? Number(line ?? 1), column: (column ?? hash?.loc?.last_column ?? 0) + 1,
  }
}
