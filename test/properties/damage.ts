import fc from 'fast-check'
import { character } from '../characters.ts'

/** Pieces that mean something to YAML, to Markdown, or to those who print them. */
const pieces = [
  ': ', ':', '- ', '-', '? ', '?', '# ', ' #', '"', "'", '[', ']', '{', '}', ',', '&a ', '*a', '*zz', '!', '!!str ', '!x ',
  '|', '>', '|-', '>+', '%YAML 1.1\n', '%TAG ! a\n', '@', '`', '\t', '<<: *a\n', '<<: ', '---\n', '...\n', '~', '\\', '\n',
  '\r', '\r\n', '\n\n  ', '  ', '      ', '<<<<<<< HEAD\n', '=======\n', '>>>>>>> mine\n', '{{x}}', '<script>', '![a](b)',
  '|a|b|\n|-|-|\n', '```\n', '# a\n', '[a](javascript:b)', '0', '-1', '1e999', '0x', '.nan', '2026-02-30', '9999-12-31',
  '0001-01-01', '999999999999 years', 'every 0 weeks', '5 to 3 days', '__proto__', 'constructor', 'toString',
  'hasOwnProperty', 'null', 'true', 'id', 'crp', 'extends: house.crp.yaml\n', 'extends: plan.crp.yaml\n', '😀', '👩‍👧', 'é',
  'e\u0301', '漢', '\u202E', '\u200B', '\u00A0', '\u0085', '\u2028', '\uFEFF', '\uFFFD', '\u0000', '\u001B[31m', '\u007F',
] as const

/** Words and signs of which YAML-like text is made up at random. */
const yamlish = fc.array(fc.oneof(
  fc.constantFrom(...pieces),
  fc.constantFrom('people', 'plan', 'phases', 'lcm', 'goals', 'risks', 'stage', 'closed', 'ines', 'owner', 'house', 'waivers'),
), { maxLength: 25 }).map((parts) => parts.join(''))

/** Text that goes deeper or on longer than any plan. */
const huge = fc.record({
  of: fc.constantFrom('[', '{a: ', '- ', '? ', '"', 'x', '😀', '*', '[]', '> ', '&a ', '!a ', '\\', '\n', ' ', 'a: b\n', '#'),
  times: fc.integer({ min: 60, max: 20_000 }),
}).map(({ of, times }) => of.repeat(times))

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })

/** One thing that happens to a text. */
type Damage = (text: string) => string

const insertion = (put: fc.Arbitrary<string>): fc.Arbitrary<Damage> =>
  fc.tuple(place, fc.nat(12), put).map(([at, cut, piece]) => (text) => {
    const start = Math.floor(at * text.length)
    return text.slice(0, start) + piece + text.slice(start + cut)
  })

/** Puts something where a value of a line stands. */
const newValue: fc.Arbitrary<Damage> = fc.tuple(
  place, fc.oneof(
    { weight: 3, arbitrary: yamlish }, { weight: 1, arbitrary: huge },
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  ),
).map(([at, put]) => (text) => {
  const lines = text.split('\n')
  const index = Math.floor(at * lines.length)
  return lines.with(index, (lines[index] ?? '').replace(/: .*|:$/, () => `: ${put}`)).join('\n')
})

/** Moves some lines elsewhere, or writes them twice. */
const moved: fc.Arbitrary<Damage> = fc.tuple(
  place, place, fc.integer({ min: 1, max: 30 }), fc.boolean(),
).map(([from, to, count, isCopy]) => (text) => {
  const lines = text.split('\n')
  const first = Math.floor(from * lines.length)
  const part = isCopy ? lines.slice(first, first + count) : lines.splice(first, count)
  lines.splice(Math.floor(to * lines.length), 0, ...part)
  return lines.join('\n')
})

/** Changes how deep a line stands. */
const indented: fc.Arbitrary<Damage> = fc.tuple(place, fc.integer({ min: -4, max: 4 })).map(([at, by]) => (text) => {
  const lines = text.split('\n')
  const index = Math.floor(at * lines.length)
  const line = lines[index] ?? ''
  return lines.with(index, by < 0 ? line.slice(Math.min(-by, line.search(/\S|$/))) : ' '.repeat(by) + line).join('\n')
})

const damage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 4, arbitrary: insertion(fc.constantFrom(...pieces)) }, { weight: 2, arbitrary: insertion(yamlish) },
  { weight: 1, arbitrary: insertion(huge) },
  { weight: 2, arbitrary: insertion(fc.string({ unit: character, maxLength: 20 })) }, { weight: 5, arbitrary: newValue },
  { weight: 2, arbitrary: moved }, { weight: 2, arbitrary: indented },
)

/** Bytes that are put over others, at places from 0 to 1. */
const bytes = fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 3 })

/** Damages one of the texts, as characters and now and then as bytes. */
export const damaged = (texts: readonly string[]): fc.Arbitrary<Uint8Array> =>
  fc.tuple(
    fc.constantFrom(...texts), fc.array(damage, { minLength: 1, maxLength: 4 }),
    fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, bytes),
  ).map(([text, damages, spots]) => {
    const whole = new TextEncoder().encode(damages.reduce((before, harm) => harm(before), text))
    for (const [at, byte] of spots) whole[Math.floor(at * whole.length)] = byte
    // Thousands of bytes tell a reader nothing; seed and path give the whole.
    return Object.assign(whole, { [fc.toStringMethod]: () => JSON.stringify(new TextDecoder().decode(whole).slice(0, 2000)) })
  })
