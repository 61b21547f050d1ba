import { editions, type Edition } from '../plan/edition.ts'
import { UserError } from '../errors.ts'
import { formats, type FormatName } from '../formats.ts'
import type { Io } from '../io.ts'
import { labelLanguages } from '../label-languages.ts'
import type { Diagnostic } from '../check/check.ts'
import type { Loaded } from '../plan/load.ts'
import { reporters } from '../reporters.ts'
import { version } from '../version.ts'
import { hasColour } from './colour.ts'
import { text, type Command, type Values } from './command.ts'
import { note } from './notes.ts'
import { filesOf, findInputs, judgeWith, readInput, stdinOption } from './plans.ts'
import { todayOf, todayOption } from './today.ts'

const names = Object.keys(formats) as FormatName[]

/** `crp render` */
export const render: Command = {
  name: 'render',
  operands: '[path]',
  about: 'Write the plan as a document, for the customer or for the team',
  options: [
    {
      flags: '-f, --format <formats>',
      about: `what to write, several with commas: ${names.join(', ')} (docx, or what the name of the output says)`,
    },
    { flags: '-o, --output <file>', about: 'where to write it; - is standard output (beside the plan)' },
    { flags: '--out-dir <folder>', about: 'the folder to write to' },
    { flags: '--edition <edition>', choices: editions, default: 'customer', about: 'who it is for' },
    { flags: '--language <tag>', about: 'language of labels and dates (that of the plan)' },
    { flags: '--template <name>', default: 'standard', about: 'the template' },
    {
      flags: '--toc <kind>', choices: ['auto', 'pages', 'titles', 'none'], default: 'auto',
      about: 'contents list of the Word file: with page numbers, titles only, none',
    },
    { flags: '--allow-invalid', about: 'render a plan that has errors, marked as a draft on every page' },
    stdinOption,
    todayOption,
  ],
  examples: [
    ['crp render harrow-vale.crp.yaml', "writes harrow-vale.docx, the customer's edition"],
    [
      'crp render harrow-vale.crp.yaml --edition internal -f docx,md --out-dir out',
      'writes the internal edition as Word and Markdown files',
    ],
  ],
  async run(operands, values, io) {
    const edition = text(values, 'edition') as Edition
    const targets = targetsOf(values, io)
        const input = await readInput(onlyPlan(operands, io), values, io)
    const judge = await judgeWith(filesOf(io), { today: todayOf(values, io), languages: labelLanguages })
    const { loading, verdicts } = await judge(input)
    const { loaded } = loading
    const errors = verdicts.diagnostics.filter(({ severity }) => severity === 'error')
    if (loaded?.isHouse) throw new UserError(`${input.path} is a house file`, 'render one of the plans that extend it')
    const mayRender = errors.length === 0 || values['allowInvalid'] === true
    const leaks = edition === 'customer' && errors.some(({ rule }) => rule.startsWith('privacy/'))
    if (loaded === undefined || !mayRender || leaks) {
      await refuse(errors, input.path, leaks ? 'it would show the customer what is internal' : undefined, values, io)
      return 1
    }
    const language = text(values, 'language') ?? loaded.plan.plan?.language ?? 'en'
    const { documentFacts, fingerprintOf, labelsFor, renderMarkdown, shippedTemplates } = await import('../form.ts')
    const labels = await labelsFor(language)
    // The plan's own language is judged by a rule; a flag is judged here.
    if (!language.toLowerCase().startsWith(labels.language) && values['quiet'] !== true) {
      note(io, `crp: there are no labels in ${language}; the document uses those in ${labels.language}`)
    }
    const day = await dayOf(loaded, io)
    const request = {
      loaded, edition, language,
      labels, templates: await shippedTemplates(text(values, 'template') ?? 'standard'),
      findings: verdicts.diagnostics, isDraft: errors.length > 0, fingerprint: fingerprintOf(loaded.sources), ...(day && { day }),
    }
    const markdown = await renderMarkdown(request)
    const facts = { ...documentFacts(request), contents: text(values, 'toc') as 'auto' }
    const written: { path: string; bytes: Uint8Array }[] = []
    for (const format of targets.formats) {
      const { bytes, text: content } = await formats[format].write({ markdown, facts })
      const found = edition === 'customer' ? await leaksIn(loaded, content()) : []
      if (found.length > 0) {
        throw new UserError(`the ${format} edition for the customer would hold internal values: ${found.join(', ')}`,
          'nothing was written; take them out of the shared texts')
      }
      written.push({ path: targets.output ?? outputName(input.path, edition, format, text(values, 'outDir')), bytes })
    }
    for (const { path, bytes } of written) put(path, bytes, edition, values, io)
    return 0
  },
}

/** Reads what to write and where to from the flags. */
function targetsOf(values: Values, io: Io): { formats: FormatName[]; output: string | undefined } {
  const output = text(values, 'output')
  const ending = output === undefined || output === '-' ? undefined : names.find((name) => output.endsWith(`.${name}`))
  const given = (text(values, 'format') ?? ending ?? 'docx').split(',').map((name) => name.trim())
  for (const name of given) {
    if (!names.includes(name as FormatName)) throw new UserError(`there is no format '${name}'`, `possible: ${names.join(', ')}`)
  }
  const chosen = given as FormatName[]
  if (output !== undefined && given.length > 1) {
    throw new UserError('one file cannot hold several formats', 'use --out-dir, or render once for each')
  }
  if (output !== undefined && text(values, 'outDir') !== undefined) {
    throw new UserError('-o and --out-dir cannot be used together')
  }
  if (output === '-' && io.stdout.isTTY && chosen.some((name) => formats[name].isBinary)) {
    throw new UserError('a Word file would garble the terminal', 'write it to a file with -o, or send it on with a pipe')
  }
  return { formats: chosen, output }
}

/** Gives the plan to render: the one named, or the only one there is. */
function onlyPlan(operands: readonly string[], io: Io): string {
  const inputs = findInputs(operands, io)
  // House files are no documents, but a lone one is named so that the refusal can say why.
  const plans = inputs.length === 1 ? inputs : inputs.filter((path) => !isHouseFile(io.readFile(path)))
  const [path, ...more] = plans
  if (path === undefined) throw new UserError('there are only house files here', 'render one of the plans that extend them')
  if (more.length > 0) throw new UserError('there are several plans here', `name one of them: ${plans.join(', ')}`)
  return path
}

const isHouseFile = (bytes: Uint8Array) => /^house[ \t]*:/m.test(new TextDecoder().decode(bytes))

const outputName = (path: string, edition: Edition, format: FormatName, folder: string | undefined) => {
  const [, directory = '', name = 'plan'] = /^(.*\/)?(.*?)(?:\.crp)?(?:\.ya?ml)?$/s.exec(path === '<stdin>' ? 'plan' : path) ?? []
  const place = folder === undefined ? directory : `${folder.replace(/\/$/, '')}/`
  return `${place}${name}${edition === 'internal' ? '.internal' : ''}.${format}`
}

/** Gives the day the document carries: SOURCE_DATE_EPOCH, else what the plan says; never the clock. */
async function dayOf(loaded: Loaded, io: Io): Promise<string | undefined> {
  const epoch = io.env['SOURCE_DATE_EPOCH']
  if (epoch === undefined || epoch === '') return (await import('../form.ts')).issueDay(loaded.plan)
  const date = new Date(Number(epoch) * 1000)
  if (!/^\d+$/.test(epoch) || Number.isNaN(date.getTime())) {
    throw new UserError(`SOURCE_DATE_EPOCH is '${epoch}'`, 'it must be a number of seconds since 1970')
  }
  return date.toISOString().slice(0, 10)
}

async function leaksIn(loaded: Loaded, document: string): Promise<string[]> {
  const { leaksInDocument } = await import('../core.ts')
  return leaksInDocument(loaded, document)
}

async function refuse(errors: Diagnostic[], path: string, reason: string | undefined, values: Values, io: Io): Promise<void> {
  const write = await reporters[io.stderr.isTTY ? 'pretty' : 'concise'].load()
  const run = { version, today: null, files: [{ path, diagnostics: errors }], exitCode: 1 }
  io.stderr.write(write(run, { hasColour: hasColour(io.stderr, values, io), columns: io.stderr.columns }))
  const advice = reason ?? 'mend its errors, or render a draft with --allow-invalid'
  note(io, `crp: ${path} is not rendered: ${advice}`)
}

function put(path: string, bytes: Uint8Array, edition: Edition, values: Values, io: Io): void {
  if (path === '-') return io.stdout.write(bytes)
  io.writeFile(path, bytes)
  if (values['quiet'] !== true) note(io, `wrote ${path} (${edition} edition)`)
}
