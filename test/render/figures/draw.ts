import { labelsFor, shippedTemplates } from '../../../src/form.ts'
import type { Edition } from '../../../src/plan/edition.ts'
import { load } from '../../../src/plan/load.ts'
import { illustrate } from '../../../src/render/markdown.ts'
import type { Figure } from '../../../src/render/figures/figure.ts'
import type { Illustrator } from '../../../src/render/figures/figures.ts'
import { defaultTheme } from '../../default-theme.ts'
import { filesOf } from '../../files.ts'

const labels = await labelsFor('en')
const templates = await shippedTemplates('standard')

/** Makes what draws the pictures of a plan, given as a value or as a text of YAML. */
export async function drawing(plan: object | string, edition: Edition = 'internal', files: Record<string, string> = {}): Promise<Illustrator> {
  const text = typeof plan === 'string' ? plan : JSON.stringify({ crp: 1, ...plan })
  const { loaded, problems } = load(new TextEncoder().encode(text), 'a.crp.yaml', filesOf(files))
  if (loaded === undefined) throw new Error(problems.map(({ message }) => message).join('\n'))
  return illustrate({
    loaded, edition, language: 'en', labels, templates, findings: [], isDraft: false, day: '2026-09-24', fingerprint: '7f3a·c21e',
  }, defaultTheme)
}

/** The pictures a document may have, but for flows. */
export const names = ['timeline', 'calendar', 'escalation', 'map', 'grid'] as const

/** Draws every picture a plan has data for. */
export async function picturesOf(plan: object | string, edition: Edition = 'internal', files: Record<string, string> = {}): Promise<[string, Figure][]> {
  const illustrator = await drawing(plan, edition, files)
  for (const name of names) illustrator.draw(name)
  illustrator.draw('flow', 0)
  return [...illustrator.drawn]
}
