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
