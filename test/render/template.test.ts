import { expect, test } from 'vitest'
import { readTemplate } from '../../src/render/template/file.ts'
import { lintTemplates } from '../../src/render/template/lint.ts'
import { viewShape } from '../../src/render/template/sample.ts'
import { templateTexts } from '../../src/template-texts.ts'
import { labelsFor } from '../../src/templates.ts'

const labels = await labelsFor('en')
const shape = viewShape(labels)
const { mains, partials } = await templateTexts()
const filesOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([name, text]) => [name, readTemplate(text, `${name}.md.hbs`)] as const)

test('finds nothing in the templates that come with the program', async () => {
  const folder = { mains: filesOf(mains).map(([, file]) => file), partials: new Map(filesOf(partials)) }
  expect(folder.mains.length).toBeGreaterThan(5)
  expect(await lintTemplates(folder, shape, labels)).toEqual({ faults: [], unused: [] })
})

/** Looks at a template with three lines above its first, and at a partial `contacts-row`. */
async function lint(body: string, partial = '{{cell "name" name}}') {
  const main = readTemplate(`---\nname: own\n---\n${body}\n`, 'own.md.hbs')
  const partials = new Map([['contacts-row', readTemplate(partial, 'contacts-row.md.hbs')]])
  const unused = body.includes('contacts-row') ? '' : '{{#table people}}{{> contacts-row}}{{/table}}'
  const { faults } = await lintTemplates({ mains: [{ ...main, body: `${main.body}${unused}` }], partials }, shape, labels)
  return faults.map(({ path, line, column, message }) => `${path}:${line}:${column}: ${message}`)
}

test.each([
  ['{{plan.titel}}', "own.md.hbs:4:3: 'plan.titel' leads nowhere: there is no 'titel'; did you mean 'title'?"],
  ['a\n  {{#each schedul}}{{/each}}', "own.md.hbs:5:11: 'schedul' leads nowhere: there is no 'schedul'; did you mean 'schedule'?"],
  ['{{#if plan.owners}}x{{/if}}', "own.md.hbs:4:7: 'plan.owners' leads nowhere: there is no 'owners'; did you mean 'owner'?"],
  ['{{#each schedule}}{{titel}}{{/each}}', "own.md.hbs:4:21: 'titel' leads nowhere: there is no 'titel'; did you mean 'title'?"],
  ['{{#each schedule as |item|}}{{item.titel}}{{/each}}', "own.md.hbs:4:31: 'item.titel' leads nowhere: there is no 'titel'; did you mean 'title'?"],
  ['{{#with plan}}{{titel}}{{/with}}', "own.md.hbs:4:17: 'titel' leads nowhere: there is no 'titel'; did you mean 'title'?"],
  ['{{#table people}}{{cell "name" nam}}{{/table}}', "own.md.hbs:4:32: 'nam' leads nowhere: there is no 'nam'; did you mean 'name'?"],
  ['{{fact "owner" (commas plan.ownr)}}', "own.md.hbs:4:24: 'plan.ownr' leads nowhere: there is no 'ownr'; did you mean 'owner'?"],
  ['{{sentence "asOf" date=plan.dat}}', "own.md.hbs:4:24: 'plan.dat' leads nowhere: there is no 'dat'"],
  ['{{#each people}}{{../plan.titel}}{{/each}}', "own.md.hbs:4:19: '../plan.titel' leads nowhere: there is no 'titel'; did you mean 'title'?"],
  ['{{../plan}}', "own.md.hbs:4:3: '../plan' goes further out than the template"],
  ['{{#each people}}{{@inde}}{{/each}}', 'own.md.hbs:4:19: there is no @inde; possible: @index, @first, @last, @key, @root'],
  ['{{comas plan.title}}', "own.md.hbs:4:3: there is no helper 'comas'; did you mean 'commas'?"],
  ['{{#tabel people}}{{/tabel}}', "own.md.hbs:4:4: there is no helper 'tabel'; did you mean 'table'?"],
  ['{{#bogus}}{{/bogus}}', "own.md.hbs:4:4: there is no helper 'bogus'"],
  ['{{{plan.title}}}', 'own.md.hbs:4:1: this is raw output; write two braces, so that what a plan says stays text'],
  ['{{&plan.title}}', 'own.md.hbs:4:1: this is raw output; write two braces, so that what a plan says stays text'],
  ['{{#topic "nexst"}}a{{/topic}}', "own.md.hbs:4:10: there is no label 'nexst' for topic; did you mean 'next'?"],
  ['{{#table people}}{{blank "signatur"}}{{/table}}', "own.md.hbs:4:26: there is no label 'signatur' for blank; did you mean 'signature'?"],
  ['{{#section "1.0" "scop"}}a{{/section}}', "own.md.hbs:4:18: there is no label 'scop' for section; did you mean 'scope'?"],
  ['{{label "parts" "nexst"}}', "own.md.hbs:4:17: there is no label 'nexst' for label; did you mean 'next'?"],
  ['{{blanks 3 "owner" "dew"}}', "own.md.hbs:4:20: there is no label 'dew' for blanks"],
  ['{{> contact-row}}', "own.md.hbs:4:5: there is no partial 'contact-row'; did you mean 'contacts-row'?"],
  ['{{#if plan}}', 'own.md.hbs:5:1: the template cannot be read here; a block or a pair of braces is not closed'],
  ['{{#if plan}}a{{/each}}', "own.md.hbs:4:4: if doesn't match each"],
  ['{{#> contacts-row}}a{{/contacts-row}}', 'own.md.hbs:4:1: templates use no blocks for partials and no decorators; use a partial, {{> name}}'],
])('finds what is wrong in %s', async (body, found) => {
  expect(await lint(body)).toEqual(expect.arrayContaining([found]))
})

test.each([
  '{{#each schedule}}{{title}} {{date}} {{@index}}{{/each}}',
  '{{#each outline}}{{#each meetings}}{{title}} {{../title}} {{../../plan.title}}{{/each}}{{/each}}',
  '{{#if people.length}}{{#unless plan.owner}}x{{/unless}}{{/if}}',
  '{{#people}}{{name}}{{/people}}',
  '{{#with scope as |it|}}{{it.summary}}{{statement}}{{/with}}',
  '{{#topic "next"}}{{#table next}}{{cell "date" date}}{{/table}}{{/topic}}',
])('has nothing against %s', async (body) => {
  expect(await lint(body)).toEqual([])
})

test('looks at a partial where it is used', async () => {
  const used = '{{#table schedule}}{{> contacts-row}}{{/table}}'
  expect(await lint(used, 'x\n{{cell "name" name}}')).toEqual(["contacts-row.md.hbs:2:15: 'name' leads nowhere: there is no 'name'"])
  expect(await lint('{{> contacts-row who=plan.owner}}', '{{who}}{{plan.title}}')).toEqual([])
  expect(await lint('{{> contacts-row}}', '{{> contacts-row}}')).toEqual(["contacts-row.md.hbs:1:5: the partial 'contacts-row' contains itself"])
})

test('finds a partial nobody uses', async () => {
  const partials = new Map(filesOf({ lonely: 'a' }))
  const { unused } = await lintTemplates({ mains: [readTemplate('b', 'own.md.hbs')], partials }, shape, labels)
  expect(unused).toEqual([{ path: 'lonely.md.hbs', line: 1, column: 1, message: "no template uses the partial 'lonely'" }])
})

test.each([
  ['---\nname: own\nlayuot: sheet\n---\n', "own.md.hbs:3:1: the head of a template does not say `layuot`; did you mean 'layout'?"],
  ['---\nlayout: page\n---\n', "own.md.hbs:2:9: 'page' is not possible here; possible: document, sheet"],
  ['---\nname: [a]\n---\n', 'own.md.hbs:2:7: `name` must be one line of text: what the template is called (the name of its file)'],
])('finds what is wrong at the head of %j', (text, found) => {
  expect(readTemplate(text, 'own.md.hbs').faults.map(({ path, line, column, message }) => `${path}:${line}:${column}: ${message}`)).toEqual([found])
})
