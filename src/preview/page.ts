import { editions } from '../plan/edition.ts'
import { capital } from '../plan/spoken.ts'
import { block, element, type Content } from '../render/html/element.ts'
import { markupOf } from '../render/html/markup.ts'
import { visible } from '../report/run.ts'
import { tally } from '../report/verdict.ts'
import { excerpt, findingsList, placeIn, remedyFor } from './findings.ts'
import type { Refusal, Sight } from './sight.ts'
import { inEdition, queryOf, templatesFor, type View } from './views.ts'

/** What the page shows beside the findings. */
export interface Shown {
  readonly view: View
  readonly refusal: Refusal | undefined
  /** Says whether the document is one of an earlier state of the plan. */
  readonly isOld: boolean
  /** Counts the states of the files. */
  readonly revision: number
}

/**
 * Writes the page round a document: switches, why there is no new document if so, and the findings. The document itself is a
 * page of its own in a frame, so that nothing of this page can get into it.
 */
export function pageOf(sight: Sight, shown: Shown): string {
  const { view, refusal, isOld, revision } = shown
  const title = sight.title ?? sight.file.path
  return markupOf(block('html', { lang: 'en' }, [
    block('head', {}, [
      element('meta', { charSet: 'utf-8' }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'color-scheme', content: 'light dark' }),
      element('title', {}, [`${visible(title)} · ${view.edition} edition · preview`]),
      element('link', { rel: ['icon'], href: 'data:,' }),
      element('link', { rel: ['stylesheet'], href: '/preview.css' }),
      element('script', { src: '/preview.js', type: 'module' }),
    ]),
    block('body', { className: [view.edition, ...isOld ? ['old'] : []], 'data-revision': revision }, [
      element('a', { className: ['skip'], href: '#findings' }, ['Skip to the findings']),
      block('header', {}, [
        element('h1', {}, [element('span', {}, ['Preview']), ' ', visible(title)]),
        element('p', { id: 'state', role: 'status' }),
        block('div', { id: 'switches' }, switches(sight, view)),
      ]),
      block('main', {}, [
        element('div', { id: 'notice', role: 'alert' }, refusal === undefined ? [] : notice(refusal, isOld)),
        element('iframe', {
          id: 'document', title: `The document, ${view.edition} edition`, src: `/document?${queryOf(view)}`, sandbox: ['allow-same-origin'],
        }),
      ]),
      block('aside', { id: 'findings', ariaLabelledBy: ['findings-title'], tabIndex: -1 }, [
        element('p', { className: ['audience'] }, [view.edition === 'customer' ? 'For you, not for the customer' : 'For you and your team']),
        element('h2', { id: 'findings-title' }, [`Findings: ${tally({ ...sight.run, files: [sight.file] })}`]),
        ...findingsList(sight.file, sight.run),
      ]),
    ]),
  ]))
}

function switches({ choices, language }: Sight, view: View): Content[] {
  const chosen = (name: string, value: string, label = value) =>
    element('option', { value, ...(view[name as 'language'] === value && { selected: true }) }, [label])
  const select = (name: 'language' | 'template', label: string, options: Content[]) => element('label', { htmlFor: name }, [
    `${label} `, element('select', { id: name, name }, options),
  ])
  return [
    element('nav', { ariaLabel: 'Edition' }, editions.map((edition) => element('a', {
      id: `edition-${edition}`, href: `/?${queryOf(inEdition(edition, view, choices))}`, ...(edition === view.edition && { ariaCurrent: 'page' }),
    }, [capital(`${edition} edition`)]))),
    block('form', { action: '/' }, [
      element('input', { type: 'hidden', name: 'edition', value: view.edition }),
      select('language', 'Language', [
        chosen('language', '', `${languageName(language)}, as the plan`), ...choices.languages.map((tag) => chosen('language', tag, languageName(tag))),
      ]),
      select('template', 'Template', templatesFor(view.edition, choices).map(({ name }) => chosen('template', name))),
      element('button', {}, ['Show']),
    ]),
  ]
}

const names = new Intl.DisplayNames('en', { type: 'language' })
const languageName = (tag: string) => names.of(tag) ?? tag

/** Says why there is no new document: what is wrong, where, and what to do. */
function notice({ reason, hint, finding, lines = [] }: Refusal, isOld: boolean): Content[] {
  const remedy = finding === undefined ? hint : remedyFor(finding) ?? hint
  return [
    element('p', { className: ['what'] }, [element('strong', {}, [capital(visible(reason))])]),
    ...finding === undefined ? [] : [
      element('p', {}, [capital(visible(finding.message)), ' ', element('span', { className: ['place'] }, [placeIn(finding.at)])]),
      ...excerpt(finding.at),
    ],
    ...lines.map((line) => element('p', { className: ['place'] }, [visible(line)])),
    ...remedy === undefined ? [] : [element('p', { className: ['remedy'] }, [element('strong', {}, ['What to do: ']), visible(remedy)])],
    ...isOld ? [element('p', {}, ['Below is the last page that could be shown.'])] : [],
  ]
}

/** Writes what stands in the frame where there is no page at all. */
export const emptyPage = (edition: string): string => markupOf(block('html', { lang: 'en' }, [
  block('head', {}, [
    element('meta', { charSet: 'utf-8' }), element('meta', { name: 'color-scheme', content: 'light dark' }), element('title', {}, ['No document']),
    element('style', {}, ['p { font: 1.1rem system-ui, sans-serif; margin: 30vh auto 0; max-width: 30rem; text-align: center }']),
  ]),
  block('body', {}, [element('main', {}, [element('p', {}, [`There is no page of the ${edition} edition to show.`])])]),
]))
