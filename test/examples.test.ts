import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { main } from '../src/cli.ts'
import { formats, type FormatName } from '../src/formats.ts'
import { editions, type Edition } from '../src/plan/edition.ts'
import { hopNames } from '../src/plan/hops.ts'
import { shippedTemplates, templateNames } from '../src/templates.ts'
import { docxStructure, faultsIn, pageStructure } from './accessibility.ts'
import { lintDocx } from './docx-lint.ts'
import { docxOutline, docxParts } from './docx-outline.ts'
import { effort } from './effort.ts'
import { memoryIo } from './memory-io.ts'

const folder = new URL('../examples/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.crp.yaml'))
const texts = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
const plans = names.filter((name) => /^plan:/m.test(texts[name] ?? ''))

// Word takes its time with a large plan, which is left to the slow loop.
// A PDF file holds what the Word file holds that it is made from.
const [wordPlans, writtenFormats]: [string[], FormatName[]] = effort > 1 ? [plans, (Object.keys(formats) as FormatName[]).filter((format) => format !== 'pdf')]
  : [plans.filter((name) => name !== 'harrow-vale.crp.yaml'), ['md']]
const manyFormats = (name: string) => wordPlans.includes(name) ? ['docx', 'html', 'md'] : ['html', 'md']

/** The members of a finding in the JSON report that are looked at here. */
interface Finding {
  rule: string
  severity: string
  gate: string
  becomes?: string
  line: number
  column: number
  message: string
}

async function findingsIn(name: string): Promise<Finding[]> {
  const io = memoryIo(texts)
  await main(['validate', name, '--format', 'json', '--today', '2026-10-09'], io)
  const { diagnostics } = JSON.parse(io.out()) as { diagnostics: Finding[] }
  return diagnostics
}

const rendered = new Map<string, Promise<Uint8Array>>()

/** Renders an example, once for all tests. */
function documentOf(name: string, edition: Edition, format: FormatName): Promise<Uint8Array> {
  const key = `${name} ${edition} ${format}`
  const document = rendered.get(key) ?? render(name, edition, format)
  rendered.set(key, document)
  return document
}

async function render(name: string, edition: Edition, format: FormatName): Promise<Uint8Array> {
  const io = memoryIo(texts)
  const output = `out.${format}`
  const flags = ['-o', output, '--edition', edition, '--toc', 'titles', '--today', '2026-10-09']
  const exitCode = await main(['render', name, ...flags], io)
  const bytes = io.files.get(output)
  if (exitCode !== 0 || bytes === undefined) throw new Error(`${name} is not rendered: ${io.err()}`)
  return bytes
}

const line = ({ rule, severity, gate, becomes, line, column, message }: Finding) =>
  `${line}:${column} ${becomes === undefined ? severity : `to do, ${becomes} at ${gate}`} ${rule}: ${message}\n`

describe.each(names)('%s', (name) => {
  test('has the findings of its golden', async () => {
    const written = (await findingsIn(name)).map(line).join('')
    await expect(written).toMatchFileSnapshot(`goldens/${name.replace('.crp.yaml', '.findings.txt')}`)
  })

  test('has the findings its first lines promise, and no others', async () => {
    const promised = [...(texts[name] ?? '').matchAll(/^# {3}([a-z]+\/[a-z-]+) /gm)].map(([, rule = '']) => rule)
    const found = (await findingsIn(name)).filter(({ severity }) => severity !== 'todo')
    expect(found.map(({ rule, severity }) => `${severity} ${rule}`).sort()).toEqual(promised.map((rule) => `warning ${rule}`).sort())
  })
})

describe.each(wordPlans)('%s', (name) => {
  test.each(editions)('has the same headings in both formats of the %s edition', async (edition) => {
    const markdown = new TextDecoder().decode(await documentOf(name, edition, 'md'))
    const outline = docxOutline(await documentOf(name, edition, 'docx'))
    const headings = [...markdown.matchAll(/^#{2,} (?:(?:[\d.]+|[A-Z])(?: ·)? )?(.*)$/gm)].map(([, heading = '']) => heading)
    expect(headings.length).toBeGreaterThan(8)
    expect(headings.filter((heading) => !outline.includes(heading))).toEqual([])
  })

  test.each(editions)('is a sound Word file in the %s edition', async (edition) => {
    expect(lintDocx(await documentOf(name, edition, 'docx'))).toEqual([])
  })
})

describe.each(await templateNames())('the template %s', (template) => {
  test.each(plans.flatMap((name) => editions.map((edition) => [name, edition] as const)))(
    'makes of %s documents that are sound and that everyone can read, in the %s edition', async (name, edition) => {
      const io = memoryIo(texts)
      const flags = ['--template', template, '--edition', edition, '-f', manyFormats(name).join(), '--toc', 'titles', '--today', '2026-10-09']
      const exitCode = await main(['render', name, ...flags], io)
      const isForUs = (await shippedTemplates(template)).isInternal && edition === 'customer'
      expect(exitCode, io.err()).toBe(isForUs ? 2 : 0)
      for (const [path, bytes] of io.files) {
        if (path.endsWith('.docx')) expect([...lintDocx(bytes), ...faultsIn(docxStructure(bytes))]).toEqual([])
        if (path.endsWith('.html')) expect(faultsIn(pageStructure(bytes))).toEqual([])
      }
    })
})

describe.each(hopNames)('the hop at the end of %s', (hop) => {
  test.each(plans.flatMap((name) => editions.map((edition) => [name, edition] as const)))(
    'has in %s a packet that is sound and that everyone can read, in the %s edition', async (name, edition) => {
      const io = memoryIo(texts)
      const flags = ['--edition', edition, '-f', manyFormats(name).join(), '--out-dir', 'out', '--today', '2026-10-09']
      expect(await main(['handover', hop, name, ...flags], io), io.err()).toBe(0)
      const written = [...io.files].filter(([path]) => path.startsWith('out/'))
      expect(written).toHaveLength(manyFormats(name).length)
      for (const [path, bytes] of written) {
        expect(path).toContain(`.handover-${hop}.`)
        if (path.endsWith('.docx')) expect([...lintDocx(bytes), ...faultsIn(docxStructure(bytes))]).toEqual([])
        if (path.endsWith('.html')) expect(faultsIn(pageStructure(bytes))).toEqual([])
        if (edition === 'customer' && path.endsWith('.md')) {
          expect(internalTexts.filter((internal) => new TextDecoder().decode(bytes).includes(internal))).toEqual([])
        }
      }
    })
})

test('house.crp.yaml is no plan and is not rendered', async () => {
  const io = memoryIo(texts)
  expect(await main(['render', 'house.crp.yaml'], io)).toBe(2)
  expect(io.err()).toContain('render one of the plans that extend it')
})

/** What Harrow & Vale must never read about itself, as the internal edition prints it. */
const internalTexts = [
  'finance is sceptical', 'Finance has no proof of the saving', 'Nobody at the clinics answers the phone', 'Proof of the saving',
  'Engagement of the finance controller', 'Otto has signed the formula', 'Two reports in a row stay unread',
  'Reception staff leave before training', 'Two people trained for each desk', '10 to 12 weeks', '410,000', '60,000',
  'third clinic', 'Offering extras in support talks', 'Answering for Tom on price', 'Fernhill', 'cut-over', '9 of 10',
  'Sales plan for health care', 'Second contract since 2023', 'Nothing confidential is exchanged',
]

describe.each(writtenFormats)('the %s file of Harrow & Vale', (format) => {
  const textOf = async (edition: Edition) => {
    const bytes = await documentOf('harrow-vale.crp.yaml', edition, format)
    return format === 'docx' ? [...docxParts(bytes).values()].join('\n') : new TextDecoder().decode(bytes)
  }

  test('holds what is internal in the internal edition', async () => {
    const text = await textOf('internal')
    expect(internalTexts.filter((internal) => !text.includes(internal))).toEqual([])
  })

  test('holds nothing of it in the edition for the customer', async () => {
    const text = await textOf('customer')
    expect(internalTexts.filter((internal) => text.includes(internal))).toEqual([])
  })
})
