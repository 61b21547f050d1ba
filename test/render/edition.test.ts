import { describe, expect, test } from 'vitest'
import { labelsFor, shippedTemplates, templateNames } from '../../src/form.ts'
import { customerEdition, eachScalar, type Edition } from '../../src/plan/edition.ts'
import type { ScalarShape } from '../../src/plan/format.ts'
import { hopNames, type HopName } from '../../src/plan/hops.ts'
import { load, type Loaded } from '../../src/plan/load.ts'
import { format } from '../../src/plan/table.ts'
import { illustrate, renderMarkdown } from '../../src/render/markdown.ts'
import { wordsOf } from '../../src/render/words.ts'
import { filesOf } from '../files.ts'
import { fullPlan } from '../../src/plan/full-plan.ts'
import { defaultTheme } from '../default-theme.ts'

const labels = await labelsFor('en')
const words = wordsOf(labels, 'en')
const { loaded, problems } = load(new TextEncoder().encode(JSON.stringify(fullPlan())), 'full.crp.yaml', filesOf({}))

const requestOf = async (plan: Loaded, edition: Edition, template = 'standard', hop?: HopName) => ({
  loaded: plan, edition, language: 'en', labels, templates: await shippedTemplates(template), findings: [], isDraft: false,
  day: '2026-10-09', fingerprint: '7f3a·c21e', ...(hop && { hop }),
})

async function render(plan: Loaded, edition: Edition, template?: string, hop?: HopName): Promise<string> {
  const text = await renderMarkdown(await requestOf(plan, edition, template, hop))
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

/** The words in which a value of its own shows up in a document; values of a fixed list and ratings are none of one's own. */
function shownAs(text: string, { scalar }: ScalarShape, plan: Loaded): string | undefined {
  switch (scalar) {
    case 'id': case 'visibility': case 'one-of': case 'phase': case 'rating': case 'language': case 'timezone': return undefined
    case 'date': case 'when': return words.when(text)
    case 'duration': return words.duration(text)
    case 'cadence': return words.cadence(text)
    case 'money': return words.money(text)
    case 'integer': return words.number(Number(text))
    case 'person': return plan.plan.people?.find(({ id }) => id === text)?.name
    case 'channel': return plan.plan.communication?.channels?.find(({ id }) => id === text)?.name
    case 'ref': return titleOf(text, plan)
    default: return text
  }
}

function titleOf(id: string, plan: Loaded): string | undefined {
  const named = plan.references.ids.get(id)
  const entries = [...named?.item.entries ?? []].filter(([name]) => name !== 'id' && name !== 'visibility')
  for (const name of ['title', 'name', 'text', 'event', 'item', 'what', 'metric', 'aim', 'date']) {
    const value = entries.find(([key]) => key === name)?.[1].value
    if (value?.kind === 'scalar') return name === 'date' ? words.when(value.text) : value.text
  }
  return undefined
}

/** Names values by place; a reference counts besides the thing it names, which stands in a place of its own. */
function valuesOf(tree: Loaded['tree'], plan: Loaded): Map<string, { text: string; isReference: boolean }> {
  const values = new Map<string, { text: string; isReference: boolean }>()
  eachScalar(tree, format, ({ node, shape, place, isPrinted }) => {
    const text = !isPrinted ? undefined : shownAs(node.text.trim(), shape, plan)
    const isReference = ['person', 'channel', 'ref'].includes(shape.scalar)
    if (text !== undefined) values.set(place, { text, isReference })
  })
  return values
}

/** Counts where a text stands on its own, not inside a longer word. */
const countOf = (text: string, part: string) => {
  const literal = part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return text.split(new RegExp(`(?<!\\w)${literal}(?!\\w)`)).length - 1
}

describe('a plan in which every field has a value of its own', async () => {
  test('has the right form', () => {
    expect(problems.map(({ message }) => message)).toEqual([])
    expect(loaded && valuesOf(loaded.tree, loaded).size).toBeGreaterThan(500)
  })

  test.each(['internal', 'customer'] as const)('shows each value its %s edition may show', async (edition) => {
    if (loaded === undefined) throw new Error('the plan cannot be read')
    const tree = edition === 'internal' ? loaded.tree : customerEdition(loaded.tree, format)
    const text = await render(loaded, edition)
    const lacking = [...valuesOf(tree, loaded)]
      .filter(([, { text: part, isReference }]) => countOf(text, part) < (isReference ? 2 : 1))
    expect(lacking.map(([place, { text: part }]) => `${place}: ${part}`)).toEqual([])
  })

  test.each([
    ...(await templateNames()).map((name) =>
      [`the template ${name}`, (plan: Loaded) => render(plan, 'customer', name)] as const),
    ...hopNames.map((hop) => [`the packet at the end of ${hop}`, (plan: Loaded) => render(plan, 'customer', 'handover', hop)] as const),
    ['the pictures', async (plan: Loaded) => {
      const request = await requestOf(plan, 'customer')
      const illustrator = await illustrate(request, defaultTheme)
      await renderMarkdown({ ...request, illustrator })
      expect(illustrator.drawn.size).toBeGreaterThan(1)
      return JSON.stringify([...illustrator.drawn])
    }],
  ] as const)('shows nothing in %s of the customer edition that its tree does not hold', async (_part, textOf) => {
    if (loaded === undefined) throw new Error('the plan cannot be read')
    const text = await textOf(loaded)
    const shared = new Set([...valuesOf(customerEdition(loaded.tree, format), loaded).values()].map(({ text: part }) => part))
    const leaked = [...valuesOf(loaded.tree, loaded)].filter(([, { text: part }]) => !shared.has(part) && countOf(text, part) > 0)
    expect(leaked.map(([place, { text: part }]) => `${place}: ${part}`)).toEqual([])
  })
})
