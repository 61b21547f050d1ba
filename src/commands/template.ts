import { noTemplate, UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import type { Fault } from '../render/template/file.ts'
import { text, type Command, type Values } from './command.ts'
import { note } from './notes.ts'
import { faultsIn, faultText, nameOf, ownTemplatesIn, type OwnTemplates } from './own-templates.ts'

const formats = ['text', 'json', 'md'] as const
type Format = typeof formats[number]

const actions = { list, eject, check } as const satisfies Record<string, Action>
type Action = (names: readonly string[], folder: string, values: Values, io: Io) => Promise<number>

/** `crp template` */
export const template: Command = {
  name: 'template',
  operands: '<action> [name...]',
  about: 'List the templates, copy one to change it (eject), or check those of your own',
  options: [
    { flags: '--dir <folder>', default: 'templates', about: 'the folder of your own templates, beside the plans' },
    { flags: '-f, --format <format>', choices: formats, default: 'text', about: 'how to write the list or what the check found' },
    { flags: '--force', about: 'with eject: overwrite files that are there' },
  ],
  examples: [
    ['crp template eject brief', 'writes templates/brief.md.hbs and the parts it uses, for you to change'],
    ['crp template check', 'looks for slips in the templates of your own'],
  ],
  async run([action = '', ...names], values, io) {
    if (!Object.hasOwn(actions, action)) {
      throw new UserError(`'${action}' is not something to do with templates`, `possible: ${Object.keys(actions).join(', ')}`)
    }
    const folder = (text(values, 'dir') ?? '').replace(/\/$/, '')
    // The line above lets nothing else through.
    return await actions[action as keyof typeof actions](names, folder, values, io)
  },
}

const formatOf = (values: Values) => text(values, 'format') as Format

async function list(_names: readonly string[], folder: string, values: Values, io: Io): Promise<number> {
  const { readTemplate, templateTexts } = await import('../template-check.ts')
  const own = await ownTemplatesIn(folder, io)
  const shipped = Object.entries((await templateTexts()).mains).map(([name, text]) => readTemplate(text, name))
  const rows = [...new Map([...shipped.map((file) => [file.name, file] as const), ...own.mains]).entries()]
    .map(([name, { description, isInternal }]) =>
      ({ name, description, audience: isInternal ? 'internal' : 'everyone', file: own.mains.get(name)?.path ?? null }))
  const partials = [...own.partials.values()].map(({ path }) => path)
  const widest = Math.max(...rows.map(({ name }) => name.length))
  const forms: Record<Format, () => string> = {
    text: () => [
      ...rows.map(({ name, description, file }) => `${name.padEnd(widest)}  ${description}${file === null ? '' : ` (${file})`}`),
      ...partials.map((path) => `${path} takes the place of a part`), '',
    ].join('\n'),
    json: () => `${JSON.stringify({ schemaVersion: 1, templates: rows, partials }, null, 2)}\n`,
    md: () => ['| Template | What it is for |', '| --- | --- |',
      ...rows.map(({ name, description }) => `| \`${name}\` | ${description.replaceAll('|', '\\|')} |`), ''].join('\n'),
  }
  io.stdout.write(forms[formatOf(values)]())
  return 0
}

/** Copies templates with the parts they use, or single parts. */
async function eject(names: readonly string[], folder: string, values: Values, io: Io): Promise<number> {
  const { partsOf, templateTexts } = await import('../template-check.ts')
  const { nearest } = await import('../core.ts')
  const { mains, partials } = await templateTexts()
  if (names.length === 0) throw new UserError('eject names no template', `choose of ${Object.keys(mains).join(', ')}`)
  const files = new Map<string, string>()
  for (const name of names) {
    const [main, part] = [mains[name], partials[name]]
    if (main === undefined && part === undefined) throw noTemplate(name, Object.keys(mains), nearest(name, [...Object.keys(mains), ...Object.keys(partials)]))
    if (main === undefined) files.set(`${folder}/partials/${name}.md.hbs`, part ?? '')
    else {
      files.set(`${folder}/${name}.md.hbs`, main)
      for (const used of await partsOf(main, partials)) files.set(`${folder}/partials/${used}.md.hbs`, partials[used] ?? '')
    }
  }
  const [taken, ...more] = [...files.keys()].filter((path) => io.exists(path))
  if (taken !== undefined && values['force'] !== true) {
    throw new UserError(`${taken} is there already${more.length === 0 ? '' : `, and so are ${more.length} more`}`,
      'nothing was written; --force overwrites what is there')
  }
  for (const [path, content] of files) {
    io.writeFile(path, new TextEncoder().encode(content))
    if (values['quiet'] !== true) note(io, `wrote ${path}`)
  }
  return 0
}

/** Looks for slips in the templates of a folder, or in those named. */
async function check(names: readonly string[], folder: string, values: Values, io: Io): Promise<number> {
  const { labelsFor, templateNames } = await import('../form.ts')
  const own = await ownTemplatesIn(folder, io)
  if (own.mains.size + own.partials.size === 0) {
    throw new UserError(`there are no templates in ${folder}/`, '`crp template eject NAME` writes one to change; --dir names another folder')
  }
  const unknown = names.find((name) => !own.mains.has(name) && !own.partials.has(name))
  if (unknown !== undefined) throw new UserError(`there is no template '${unknown}' in ${folder}/`, `there are ${namesOf(own).join(', ')}`)
  const found = await faultsIn([...await templateNames(), ...own.mains.keys()], own, await labelsFor('en'))
  const faults = [...found.faults, ...found.unused].filter(({ path }) => names.length === 0 || names.includes(nameOf(path)))
  const exitCode = faults.length > 0 ? 1 : 0
  io.stdout.write(reports[formatOf(values)](faults, exitCode))
  if (values['quiet'] !== true && exitCode === 0) note(io, `nothing is wrong in ${namesOf(own).join(', ')}`)
  return exitCode
}

const reports: Record<Format, (faults: readonly Fault[], exitCode: number) => string> = {
  text: (faults) => faults.map((fault) => `${faultText(fault)}\n`).join(''),
  json: (faults, exitCode) => `${JSON.stringify({ schemaVersion: 1, exitCode, faults }, null, 2)}\n`,
  md: (faults) => ['| Where | What |', '| --- | --- |', ...faults.map(({ path, line, column, message }) =>
    `| ${path}:${line}:${column} | ${message.replaceAll('|', '\\|')} |`), ''].join('\n'),
}

const namesOf = (own: OwnTemplates) => [...own.mains.keys(), ...own.partials.keys()]
