import { readdirSync, readFileSync } from 'node:fs'
import { lint } from 'markdownlint/promise'
import { expect, test } from 'vitest'

// What is written is held to these files by test/render/markdown.test.ts.
const goldens = new URL('../render/goldens/', import.meta.url)

test.each(readdirSync(goldens).filter((name) => name.endsWith('.md')))('markdownlint has nothing against %s', async (name) => {
  const text = readFileSync(new URL(name, goldens), 'utf8')
  const { found = [] } = await lint({ strings: { found: text }, config: { default: true, MD013: false } })
  expect(found.map(({ lineNumber, ruleNames, errorContext }) => `${lineNumber} ${ruleNames[0]} ${errorContext}`)).toEqual([])
})
