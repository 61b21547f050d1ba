import type { Diagnostic } from '../check/check.ts'
import { UserError } from '../errors.ts'
import type { Deliverable, Written } from '../formats.ts'
import type { Io } from '../io.ts'
import { labelLanguages } from '../label-languages.ts'
import type { Edition } from '../plan/edition.ts'
import { isLanguage, nearestLanguage } from '../plan/languages.ts'
import type { Files, Loaded } from '../plan/load.ts'
import { suggestLanguage } from '../plan/names.ts'
import type { RenderInput } from '../shell.ts'
import { text, type Values } from './command.ts'
import { dayOf } from './issue-day.ts'
import { note } from './notes.ts'
import { templateFor } from './own-templates.ts'
import type { Sheet } from './targets.ts'
import { themeFor } from './themes.ts'

/** A plan that could be read, and what was found in it. */
export interface Judged {
  readonly path: string
  readonly loaded: Loaded
  readonly diagnostics: readonly Diagnostic[]
}

/** A document that every format can be made from. */
export interface Composition {
  readonly request: RenderInput
  readonly deliverable: Deliverable
  /** The operator's own templates that were read. */
  readonly paths: readonly string[]
}

/**
 * Composes a document as the flags ask for it: edition, language, theme, contents list. A plan with errors gives a
 * draft. Throws a UserError where a flag asks for what there is not.
 */
export async function compose(judged: Judged, sheet: Sheet, values: Values, files: Files, io: Io): Promise<Composition> {
  const { path, loaded, diagnostics } = judged
  // The table of flags of each command lets nothing else through.
  const edition = text(values, 'edition') as Edition
  const language = languageOf(values) ?? loaded.plan.plan?.language ?? 'en'
  const { documentFacts, fingerprintOf, illustrate, labelsFor, renderMarkdown } = await import('../form.ts')
  const labels = await labelsFor(language)
  const theme = await themeFor(text(values, 'theme') ?? 'standard', files, io)
  // The plan's own language is judged by a rule; a flag is judged here.
  if (nearestLanguage(language, labelLanguages) === undefined && values['quiet'] !== true) {
    note(io, `crp: there are no labels in ${language}; the document uses those in ${labels.language}`)
  }
  const day = dayOf(loaded, io)
  const template = await templateFor(sheet.template, path, labels, io)
  if (template.set.isInternal && edition === 'customer') {
    throw new UserError(`the template ${template.set.name} has nothing for the customer`, 'render it with --edition internal')
  }
  const from = text(values, 'today') ?? io.env['CRP_TODAY']
  const request = {
    loaded, edition, language,
    labels, templates: template.set,
    findings: diagnostics, isDraft: diagnostics.some(({ severity }) => severity === 'error'),
    fingerprint: fingerprintOf(loaded.sources), ...(day && { day }), ...(from && { from }), ...(sheet.hop && { hop: sheet.hop }),
  }
  const illustrator = await illustrate(request, theme)
  const markdown = await renderMarkdown({ ...request, illustrator })
  const facts = { ...documentFacts(request), contents: (text(values, 'toc') ?? 'auto') as 'auto' }
  return { request, deliverable: { markdown, facts, theme, figures: illustrator.drawn }, paths: template.paths }
}

/** Says whether a finding is an internal value in a text for the customer. */
export const isLeak = ({ rule, severity }: Diagnostic): boolean => severity === 'error' && rule.startsWith('privacy/')

/** Searches a finished customer edition for internal values and gives their places; in an internal one there are none. */
export async function leaksIn(written: Written, { edition, loaded }: RenderInput): Promise<string[]> {
  if (edition === 'internal') return []
  const { leaksInDocument } = await import('../core.ts')
  return leaksInDocument(loaded, written.text())
}

/** Gives the language asked for, if any; throws a UserError for what is no language tag. */
function languageOf(values: Values): string | undefined {
  const tag = text(values, 'language')
  if (tag === undefined || isLanguage(tag)) return tag
  const near = suggestLanguage(tag)
  throw new UserError(`'${tag}' is not a language tag, such as en or de-AT`,
    near === undefined ? `there are labels in ${labelLanguages.join(', ')}` : `did you mean '${near}'?`)
}
