import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import type { TemplateSet } from '../render/engine.ts'
import { templateEnding } from '../render/template/ending.ts'
import type { Fault, TemplateFile } from '../render/template/file.ts'
import type { Labels } from '../render/words.ts'

/** Templates and partials of the operator's own, by name. */
export interface OwnTemplates {
  readonly mains: ReadonlyMap<string, TemplateFile>
  readonly partials: ReadonlyMap<string, TemplateFile>
}

/** Reads the templates of a folder, and the partials in its folder `partials`. */
export async function ownTemplatesIn(folder: string, io: Io): Promise<OwnTemplates> {
  const pathsIn = (directory: string) => io.listFiles(directory).filter((name) => name.endsWith(templateEnding))
    .map((name) => `${directory}/${name}`)
  const [mains, partials] = [pathsIn(folder), pathsIn(`${folder}/partials`)]
  // Few have templates of their own, and reading them takes the exact parser.
  if (mains.length + partials.length === 0) return { mains: new Map(), partials: new Map() }
  const { readTemplate } = await import('../template-check.ts')
  const read = (paths: readonly string[]) => new Map(paths.map((path) => [nameOf(path), readTemplate(textIn(path, io), path)] as const))
  return { mains: read(mains), partials: read(partials) }
}

/**
 * Finds a template by its name, or by the path of its file. What stands in the folder `templates` beside the plan comes before
 * what comes with the program, partials too. A template of one's own with a fault is refused. `paths` are the files read.
 */
export async function templateFor(
  wanted: string, plan: string, labels: Labels, io: Io,
): Promise<{ set: TemplateSet; paths: string[] }> {
  const { shippedTemplates } = await import('../form.ts')
  const beside = await ownTemplatesIn(`${plan.replace(/[^/]*$/, '')}templates`, io)
  const isPath = /[/\\]|\.hbs$/.test(wanted)
  const near = isPath ? await ownTemplatesIn(wanted.replace(/\/?[^/]*$/, '') || '.', io) : beside
  const main = isPath ? (await import('../template-check.ts')).readTemplate(textIn(wanted, io), wanted) : beside.mains.get(wanted)
  const partials = new Map([...beside.partials, ...near.partials])
  if (main === undefined && partials.size === 0) return { set: await shippedTemplates(wanted), paths: [] }
  // Every template that comes with the program brings all parts.
  const shipped = await shippedTemplates(main === undefined ? wanted : 'standard')
  const [fault, ...more] = (await faultsIn([main?.name ?? wanted], { mains: new Map(main && [[main.name, main]]), partials }, labels)).faults
  if (fault !== undefined) {
    throw new UserError(faultText(fault), more.length === 0 ? 'mend it, or leave --template out'
      : `and ${more.length} more; \`crp template check\` lists them`)
  }
  const texts = Object.fromEntries([...partials].map(([name, { body }]) => [name, body]))
  return {
    set: { ...(main === undefined ? shipped : { ...main, main: main.body }), partials: { ...shipped.partials, ...texts } },
    paths: [...main === undefined ? [] : [main.path], ...[...partials.values()].map(({ path }) => path)],
  }
}

/** Finds what is wrong in one's own of the templates named, and of the parts they use; and which parts no template uses. */
export async function faultsIn(
  names: readonly string[], own: OwnTemplates, labels: Labels,
): Promise<{ faults: Fault[]; unused: Fault[] }> {
  const { lintTemplates, readTemplate, templateTexts, viewShape } = await import('../template-check.ts')
  const { mains, partials } = await templateTexts()
  const shipped = (texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([name, text]) => [name, readTemplate(text, `${name} of crp`)] as const)
  const all = new Map([...shipped(mains), ...own.mains])
  const folder = {
    mains: names.flatMap((name) => all.get(name) ?? []), partials: new Map([...shipped(partials), ...own.partials]),
  }
  const isOwn = ({ path }: Fault) => [...own.mains.values(), ...own.partials.values()].some((file) => file.path === path)
  const { faults, unused } = await lintTemplates(folder, viewShape(labels), labels)
  return { faults: faults.filter(isOwn), unused: unused.filter(isOwn) }
}

/** Writes a fault as compilers do: where, and what. */
export const faultText = ({ path, line, column, message }: Fault): string => `${path}:${line}:${column}: ${message}`

/** Names a template by its file. */
export const nameOf = (path: string) => path.replace(/^.*\//, '').replace(templateEnding, '')

const textIn = (path: string, io: Io) => new TextDecoder().decode(io.readFile(path))
