import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { gates } from '../src/check/gates.ts'
import { main } from '../src/cli.ts'
import { commands } from '../src/commands/index.ts'
import { formats } from '../src/formats.ts'
import { labelLanguages } from '../src/label-languages.ts'
import { blockPlaceholders } from '../src/render/docx/shell/placeholders.ts'
import { placeholders } from '../src/render/placeholders.ts'
import { readTheme } from '../src/render/theme-file.ts'
import { themeFormat, type Theme } from '../src/render/theme.ts'
import { decode } from '../src/source/decode.ts'
import { parse as parsePlan } from '../src/source/parse.ts'
import { aboutTheme, shippedTemplates, shippedTheme, templateNames } from '../src/templates.ts'
import { themeNames } from '../src/theme-names.ts'
import { defaultTheme } from './default-theme.ts'
import { memoryIo } from './memory-io.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = ['README.md', 'src/README.md', 'CHANGELOG.md']
const textOf = (page: string) => readFileSync(`${root}${page}`, 'utf8')

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('')

const templates = await Promise.all((await templateNames()).map(shippedTemplates))
const themes = await Promise.all(themeNames.map(async (name) => ({ about: await aboutTheme(name), theme: await shippedTheme(name) as Theme })))
const nameOf = new Intl.DisplayNames('en', { type: 'language' })

/** What stands between `<!-- name -->` and `<!-- /name -->` in README.md; `UPDATE_DOCS=1 npm test` writes it anew. */
const blocks = {
  commands: table(['Command', 'What it does', 'Flags'], commands.map(({ name, operands, about, options }) => [
    `\`crp ${operands === undefined ? name : `${name} ${operands}`}\``, about,
    options.map(({ flags }) => `\`${flags}\``).join(', '),
  ])),
  templates: table(['Template', 'What it is for'], templates.map(({ name, description }) => [`\`${name}\``, description])),
  formats: table(['Format', 'What it is'], Object.entries(formats).map(([name, { about }]) => [`\`${name}\``, about])),
  themes: table(['Part', 'What it is for', ...themeNames.map((name) => `\`${name}\``)], [
    ['`about`', 'the theme in a line', ...themes.map(({ about }) => about)],
    ...Object.entries(themeFormat).flatMap(([group, parts]) => Object.entries(parts).map(([name, { about }]) => [
      `\`${group}.${name}\``, about,
      // Group and name come from the table the type of a theme is made from.
      ...themes.map(({ theme }) => String((theme as unknown as Record<string, Record<string, unknown>>)[group]?.[name])),
    ])),
  ]),
  placeholders: table(['Placeholder', 'What it stands for'], Object.entries(placeholders).map(([name, { about }]) => [`\`{{crp:${name}}}\``, about])),
  blocks: table(['Placeholder', 'What comes in its place'], Object.entries(blockPlaceholders).map(([name, about]) => [`\`{{crp:${name}}}\``, about])),
  languages: `${labelLanguages.map((tag) => `${nameOf.of(tag)} (\`${tag}\`)`).sort().join(', ')}\n`,
  gates: table(['Gate', 'The question', 'Asked while the stage is'], Object.entries(gates).map(([gate, { question, inForce }]) =>
    [`\`${gate}\``, question, inForce.length === gates.draft.inForce.length ? 'any' : inForce.join(', ')])),
}

describe('README.md', () => {
  test.each(Object.entries(blocks))('has the %s as the code has them', (name, block) => {
    const current = textOf('README.md')
    const [open, close] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`]
    const [before, after] = [current.indexOf(open) + open.length, current.indexOf(close)]
    if (process.env['UPDATE_DOCS'] !== undefined) {
      writeFileSync(`${root}README.md`, `${current.slice(0, before)}\n${block}\n${current.slice(after)}`)
    }
    expect(textOf('README.md')).toContain(`${open}\n${block}\n${close}`)
  })

  const yamls = [...textOf('README.md').matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml = '']) => yaml)

  test('shows YAML that can be read', () => {
    expect(yamls.length).toBeGreaterThan(1)
    for (const yaml of yamls) expect(parse(yaml)).toBeTypeOf('object')
  })

  test('shows plans without errors and warnings', async () => {
    const plans = yamls.filter((yaml) => /^crp:/m.test(yaml))
    expect(plans).toHaveLength(1)
    for (const plan of plans) {
      const io = memoryIo({ 'plan.crp.yaml': plan })
      expect(await main(['validate', 'plan.crp.yaml', '--fail-on', 'warning', '--today', '2026-10-09'], io), io.out()).toBe(0)
    }
  })

  test('shows themes without faults', () => {
    const themes = yamls.filter((yaml) => /^extends: standard$/m.test(yaml))
    expect(themes).toHaveLength(1)
    for (const theme of themes) {
      const { root } = parsePlan(decode(Buffer.from(theme), 'acme.yaml').source)
      expect(root && readTheme(root, () => defaultTheme, themeNames).faults).toEqual([])
    }
  })

  test('explains with rules and fields that exist', async () => {
    const names = [...textOf('README.md').matchAll(/`crp explain ([^`<]+)`/g)].map(([, name = '']) => name)
    expect(names.length).toBeGreaterThan(2)
    for (const name of names) expect(await main(['explain', name], memoryIo({})), name).toBe(0)
  })
})

describe.each(pages)('%s', (page) => {
  const text = textOf(page)

  test('names npm scripts that exist', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
    const named = [...text.matchAll(/\bnpm (?:run ([\w:]+)|(test)\b)/g)].map(([, script, test]) => script ?? test ?? '')
    expect(named.filter((script) => !(script in scripts))).toEqual([])
  })

  test('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !existsSync(new URL(link, new URL(page, `file://${root}`))))).toEqual([])
  })

  test('names files of the project that exist', () => {
    const named = [...text.matchAll(/`((?:src|test|templates|examples|bin|\.ci)\/[\w./-]*)`/g)].map(([, path = '']) => path)
    expect(named.filter((path) => !existsSync(`${root}${path}`))).toEqual([])
  })
})

test('no path of a machine and no address of a registry stands in the papers', () => {
  const papers = [...pages, 'package.json', 'package-lock.json', '.npmrc', '.gitignore', '.ci/run']
  for (const paper of papers) {
    expect(textOf(paper), paper).not.toMatch(/\/(?:home|root|Users|work)\/|registry\.|"resolved"/)
  }
})
