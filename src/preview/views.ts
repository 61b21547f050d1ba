import { editions, type Edition } from '../plan/edition.ts'

/** What of a plan is looked at. */
export interface View {
  readonly edition: Edition
  /** A language tag; empty for the language of the plan. */
  readonly language: string
  /** The name of a template, or the path of one that the operator named. */
  readonly template: string
}

/** A template that can be looked at. */
export interface TemplateChoice {
  readonly name: string
  /** Says that there is nothing in it for the customer. */
  readonly isInternal: boolean
}

/** What there is to choose from. */
export interface Choices {
  readonly languages: readonly string[]
  readonly templates: readonly TemplateChoice[]
}

/** Reads a view from the query of an address; what the query leaves out is as at the start. Gives nothing where there is no such view. */
export function viewIn(query: URLSearchParams, start: View, { languages, templates }: Choices): View | undefined {
  const edition = editions.find((name) => name === (query.get('edition') ?? start.edition))
  const language = query.get('language') ?? start.language
  const name = query.get('template') ?? start.template
  const template = templates.find((one) => one.name === name)
  if (edition === undefined || template === undefined || (language !== '' && !languages.includes(language))) return undefined
  return template.isInternal && edition === 'customer' ? undefined : { edition, language, template: name }
}

/** Lists the templates that an edition can be looked at in. */
export const templatesFor = (edition: Edition, { templates }: Choices): TemplateChoice[] =>
  templates.filter(({ isInternal }) => edition === 'internal' || !isInternal)

/** Gives the view of the other edition that is nearest to this one. */
export function inEdition(edition: Edition, view: View, choices: Choices): View {
  const isThere = templatesFor(edition, choices).some(({ name }) => name === view.template)
  return { ...view, edition, template: isThere ? view.template : 'standard' }
}

/** Writes a view as the query of an address. */
export const queryOf = ({ edition, language, template }: View): string =>
  new URLSearchParams({ edition, language, template }).toString()
