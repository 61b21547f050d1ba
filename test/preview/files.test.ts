import { describe, expect, test } from 'vitest'
import { documentNow, looked, minimal, noticeIn, noticeNow, plan, previewed, saves, type Visit } from './previewed.ts'

describe('what a plan is made with', () => {
  const house = 'crp: 1\nhouse: { company: Quillon Library Systems }\n'
  const extending = minimal.replace(/^crp: 1$/m, 'crp: 1\nextends: house.crp.yaml').replace(/^ *supplier:.*\n/m, '')

  test('is followed: a house file', async () => {
    const supplier = async ({ read }: Visit) => /(Quillon|Marlow) Library/.exec(await read('/document'))?.[1]
    const files = { [plan]: extending, 'house.crp.yaml': house }
    expect(await saves([{ 'house.crp.yaml': house.replace('Quillon', 'Marlow') }], supplier, files)).toEqual(['Quillon', 'Marlow'])
  })

  test('is followed: a house file that was missing', async () => {
    const errors = async ({ page }: Visit) => /Findings: (no errors|\d+ errors?)/.exec(await page())?.[1]
    const [missing, there] = await saves([{ 'house.crp.yaml': house }], errors, { [plan]: extending })
    expect(missing).not.toBe('no errors')
    expect(there).toBe('no errors')
  })

  test('is followed: a theme, broken and mended', async () => {
    const look = async ({ read }: Visit) => [noticeIn(await read('/')), /--font-text: ([^;,]*)/.exec(await read('/document'))?.[1]]
    const theme = (font: string) => ({ 'acme.yaml': `fonts: {text: ${font}}\n` })
    const files = { [plan]: minimal, ...theme('Georgia') }
    const [before, broken, mended] = await saves([{ 'acme.yaml': 'fonts: {tekst: Georgia}\n' }, theme('Arial')], look, files, [plan, '--theme', 'acme.yaml'])
    expect(before).toEqual(['', expect.stringContaining('Georgia')])
    expect(broken?.[0]).toMatch(/^The theme acme\.yaml cannot be used acme\.yaml:1:9: .*tekst.* What to do: mend what is told above Below is the last page/)
    expect(broken?.[1]).toBe(before?.[1])
    expect(mended).toEqual(['', expect.stringContaining('Arial')])
  })

  test('is followed: a template of one’s own, from its first line on', async () => {
    const own = 'templates/mine.md.hbs'
    const look = async ({ page }: Visit) => (await page()).includes(' mine ')
    expect(await saves([{ [own]: '# {{plan.title}}\n' }], look)).toEqual([false, true])
  })

  test('is followed: a template that is broken and mended', async () => {
    const own = 'mine.md.hbs'
    const look = async (visit: Visit) => [await documentNow()(visit), await noticeNow()(visit)]
    const steps = [{ [own]: '# {{plan.titel}}\n' }, { [own]: '# New {{plan.title}}\n' }]
    const [, broken, mended] = await saves(steps, look, { [plan]: minimal, [own]: '# {{plan.title}}\n' }, [plan, '--template', own])
    expect(broken).toEqual(['Self-service lending', expect.stringMatching(/^Mine\.md\.hbs:1:\d+: .*titel/)])
    expect(mended).toEqual(['New Self-service lending', ''])
  })
})

test('a house file shows its findings, and says that it has no document', async () => {
  const look = async (visit: Visit) => [await documentNow()(visit), await noticeNow()(visit), await visit.page()]
  const [first] = await saves([], look, { 'house.crp.yaml': 'crp: 1\nhouse: { company: Quillon, companny: x }\n' }, ['house.crp.yaml'])
  expect(first).toEqual([409, 'A house file has no document of its own What to do: preview one of the plans that extend it', expect.stringContaining('companny')])
})

test('begins with the view that the flags ask for', async () => {
  const args = [plan, '--edition', 'internal', '--language', 'fr', '--template', 'brief']
  const [start, asked] = await looked({ [plan]: minimal }, args, async ({ read }) =>
    [await read('/document'), await read('/document?edition=internal&language=fr&template=brief')])
  expect(start).toBe(asked)
  expect(start).toMatch(/<html lang="fr-FR"/)
})

describe('the address', () => {
  const told = async (args: readonly string[], options: { taken?: number[]; noBrowser?: string } = {}) =>
    (await previewed({ [plan]: minimal }, [plan, ...args], async function* () {}, options)).said

  test.each([
    [[], {}, ['preview of plan.crp.yaml: http://127.0.0.1:4277/ (Ctrl-C ends it)']],
    [['--quiet'], {}, ['preview of plan.crp.yaml: http://127.0.0.1:4277/']],
    [['--port', '8000'], {}, ['preview of plan.crp.yaml: http://127.0.0.1:8000/ (Ctrl-C ends it)']],
    [['--port', '0'], {}, ['preview of plan.crp.yaml: http://127.0.0.1:50000/ (Ctrl-C ends it)']],
    [[], { taken: [4277, 4278] }, [
      'crp: port 4277 is taken; this preview has port 4279', 'preview of plan.crp.yaml: http://127.0.0.1:4279/ (Ctrl-C ends it)',
    ]],
    [['--port', '65535'], { taken: [65535] }, [
      'crp: the ports 65535 to 65535 are taken', '  name another one with --port, or write --port 0 for any that is free',
    ]],
    [['--open'], { noBrowser: 'there is no program xdg-open' }, [
      'preview of plan.crp.yaml: http://127.0.0.1:4277/ (Ctrl-C ends it)',
      'crp: no browser was opened (there is no program xdg-open); open the address yourself',
    ]],
    [['--open'], {}, ['preview of plan.crp.yaml: http://127.0.0.1:4277/ (Ctrl-C ends it)']],
  ])('is told for %j where %j', async (args, options, said) => {
    expect(await told(args, options)).toEqual(said)
  })
})
