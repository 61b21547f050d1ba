import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import { mend } from '../../src/check/mend.ts'
import { load } from '../../src/plan/load.ts'
import { effort } from '../effort.ts'
import { filesOf } from '../files.ts'

/** Mends a text that may name other files; nothing is given where there is nothing to mend. */
async function mended(text: string, others: Readonly<Record<string, string>> = {}) {
  const files = filesOf(others)
  const judge = async (bytes: Uint8Array) => {
    const loading = load(bytes, 'plan.crp.yaml', files)
    return { loading, verdicts: check(loading, { today: '2026-10-09', exists: () => true, languages: ['en', 'de'] }) }
  }
  const made = await mend(await judge(new TextEncoder().encode(text)), judge)
  return made && { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(made.bytes), count: made.count }
}

const waiver = (id: string) => `rule: phases/no-procedures\n    id: ${id}\n    reason: Agreed\n    by: mira\n`
const people = 'people: [{ id: mira, name: Mira Okafor, side: supplier, team: project }]\n'

/** What is mended, the text before, and the text after. */
const fixes: [name: string, before: string, after: string][] = [
  ['a misspelt key', 'crp: 1\nplan:\n  ttile: A # so\n  # next\n', 'crp: 1\nplan:\n  title: A # so\n  # next\n'],
  ['a key in another case', 'crp: 1\nplan: {coOwner:  mira}\npeople: [{id: mira, name: M}]\n',
    'crp: 1\nplan: {co_owner:  mira}\npeople: [{id: mira, name: M}]\n'],
  ['a key in quotes', '{"crp":1,"plan":{"ttile":"A"}}\n', '{"crp":1,"plan":{"title":"A"}}\n'],
  ['a misspelt key in a misspelt mapping', 'crp: 1\nplna:\n  ttile: A\n', 'crp: 1\nplan:\n  title: A\n'],
  ['a rhythm in other words', 'crp: 1\ncommunication:\n  updates: # so\n    - {what: A, cadence: fortnightly} # so\n',
    'crp: 1\ncommunication:\n  updates: # so\n    - {what: A, cadence: every 2 weeks} # so\n'],
  ['a rhythm in quotes', 'crp: 1\ncommunication:\n  updates:\n  - what: A\n    cadence: "Every Monday"\n',
    'crp: 1\ncommunication:\n  updates:\n  - what: A\n    cadence: "weekly on monday"\n'],
  ['what others read as a number', 'crp: 1\npeople:\n  - {id: mira, name: M, phone: +4416329601}  # so\n',
    'crp: 1\npeople:\n  - {id: mira, name: M, phone: "+4416329601"}  # so\n'],
  ['what others read as yes', 'crp: 1\ncustomer:\n  name:   On\n', 'crp: 1\ncustomer:\n  name:   "On"\n'],
  ['the version in the wrong place', '# yaml-language-server\n\nplan: {title: A}\n# of it\ncrp: 1 # so\n\npeople: []\n',
    '# yaml-language-server\n\ncrp: 1 # so\nplan: {title: A}\n# of it\n\npeople: []\n'],
  ['the version at the end, without a line end', '---\nplan: {title: A}\ncrp: 1', '---\ncrp: 1\nplan: {title: A}\n'],
  ['an unused waiver', `crp: 1\n${people}waivers:\n  # of a\n  - ${waiver('a')}    # more of a\n`, `crp: 1\n${people}`],
  ['several unused waivers',
    `crp: 1\n${people}\n# rest\nwaivers:\n  - ${waiver('a')}\n  - ${waiver('b')}  - ${waiver('c')}\n# end\n`,
    `crp: 1\n${people}\n# rest\n# end\n`],
  ['all at once', `plan: {ttile: On, vesion: 1}\n${people}crp: 1\nwaivers:\n  - ${waiver('a')}`,
    `crp: 1\nplan: {title: "On", version: 1}\n${people}`],
]

/** What stays as it is, because more than one remedy is possible or the remedy brings up another error. */
const kept: [name: string, text: string][] = [
  ['two keys that mean one', 'crp: 1\nplan: {ttile: A, titel: B}\n'],
  ['a misspelt key whose right one is there', 'crp: 1\nplan: {ttile: A, title: B}\n'],
  ['a key that is at home elsewhere', 'crp: 1\nplan: {people: []}\n'],
  ['a rhythm of two meanings', 'crp: 1\ncommunication: {updates: [{what: A, cadence: biweekly}]}\n'],
  ['a rhythm with a comment in its head',
    'crp: 1\ncommunication:\n  updates:\n  - what: A\n    cadence: | # so\n      fortnightly\n'],
  ['another version', 'plan: {title: A}\ncrp: 2\n'],
  ['a version in braces', '{plan: {title: A}, crp: 1}\n'],
  ['a misspelt key before a value that is wrong, too', 'crp: 1\nplan: {title: A, draftd: tomorrow}\n'],
  ['a value that an alias uses elsewhere',
    `crp: 1\n${people}waivers:\n  - rule: phases/no-procedures\n    reason: &r Agreed\n    by: mira\n` +
    'scope:\n  summary: *r\n'],
  ['a text that is no YAML', 'crp: 1\nplan: {ttile: A\n'],
]

const styles: [name: string, style: (text: string) => string][] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['a lone CR', (text) => text.replaceAll('\n', '\r')],
  ['a byte order mark', (text) => `\uFEFF${text}`],
]

describe.each(styles)('with %s', (_name, style) => {
  test.each(fixes)('%s is mended', async (_name, before, after) => {
    expect((await mended(style(before)))?.text).toBe(style(after))
    expect(await mended(style(after))).toBeUndefined()
  })

  test.each(kept)('%s is left alone', async (_name, text) => {
    expect(await mended(style(text))).toBeUndefined()
  })
})

test('each fix counts', async () => {
  expect((await mended(fixes.at(-1)?.[1] ?? ''))?.count).toBe(5)
})

const example = (name: string) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8')
const sound = example('harrow-vale.crp.yaml').replace('"+44 20 7946 0101"', '"+442079460101"')
const house = example('house.crp.yaml')

/** What stands in the sound plan, and what to put there; only the place with the number drawn is damaged. */
const damages: [sound: string, damaged: string][] = [
  ['  title: ', '  titel: '], ['    function: ', '    fucntion: '], ['    formal_meetings:', '    formalMeetings:'],
  ['    owner: ', '    ownr: '],
  ['cadence: every 2 weeks on', 'cadence: Fortnightly on'], ['cadence: quarterly\n', 'cadence: every quarter\n'],
  ['phone: "+442079460101"', 'phone: +442079460101'], ['crp: 1\nextends: house.crp.yaml\n', 'extends: house.crp.yaml\ncrp: 1\n'],
  ['\nwaivers:\n', `\nwaivers:\n  # old\n  - ${waiver('w-old').trim()} # so\n`],
]

test('a damaged plan becomes what it was, to the character, and a second run changes nothing', async () => {
  const places = fc.tuple(...damages.map(() => fc.option(fc.nat())))
  await fc.assert(fc.asyncProperty(places, fc.constantFrom(...styles), async (drawn, [, style]) => {
    let damaged = sound
    for (const [index, [from, to]] of damages.entries()) {
      const place = drawn[index]
      if (typeof place !== 'number') continue
      const parts = damaged.split(from)
      const chosen = place % (parts.length - 1)
      damaged = parts.slice(1).reduce((text, part, at) => `${text}${at === chosen ? to : from}${part}`, parts[0] ?? '')
    }
    const once = await mended(style(damaged), { 'house.crp.yaml': house })
    expect(once?.text).toBe(damaged === sound ? undefined : style(sound))
    expect(once && await mended(once.text, { 'house.crp.yaml': house })).toBeUndefined()
  }), { numRuns: effort })
})
