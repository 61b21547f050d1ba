import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import type { Files } from '../plan/load.ts'
import type { Theme } from '../render/theme.ts'
import { themeNames } from '../theme-names.ts'
import type { Option } from './command.ts'
import { note } from './notes.ts'

/** The flag that chooses the look. */
export const themeOption: Option = {
  flags: '--theme <name-or-file>', default: 'standard', about: `the look: ${themeNames.join(', ')}, or a theme file of your own`,
}

/** Gives a theme by the name of a shipped one or by the path of a file; tells what is wrong in it and throws a UserError. */
export async function themeFor(wanted: string, files: Files, io: Io): Promise<Theme> {
  const { advice, shippedTheme } = await import('../form.ts')
  const shipped = await shippedTheme(wanted)
  if (shipped !== undefined) return shipped
  if (!/[/\\]|\.ya?ml$/.test(wanted)) {
    throw new UserError(`there is no theme '${wanted}'`, `${advice(wanted, themeNames)} (a theme file is named with its ending, .yaml)`)
  }
  return ownTheme(wanted.replaceAll('\\', '/'), files, io)
}

async function ownTheme(path: string, files: Files, io: Io): Promise<Theme> {
  const { logoOf, positionAt, readTheme, shippedTheme } = await import('../form.ts')
  const [{ decode }, { parse }] = await Promise.all([import('../source/decode.ts'), import('../source/parse.ts')])
  const { source, problems: unreadable } = decode(files.read(path) ?? io.readFile(path), path)
  const { root, problems } = unreadable.length > 0 ? { root: undefined, problems: unreadable } : parse(source)
  const shipped = new Map(await Promise.all(themeNames.map(async (name) => [name, await shippedTheme(name)] as const)))
  const reading = root && readTheme(root, (name) => shipped.get(name), themeNames)
  const faults = [...problems, ...reading?.faults ?? []]
  const wish = reading?.logo
  const picture = wish && files.resolve(path, wish.file)
  const bytes = picture === undefined ? undefined : files.read(picture)
  const logo = bytes && logoOf(bytes, wish?.height ?? 0)
  if (wish !== undefined && logo === undefined) {
    const message = bytes ? `${picture} is neither a PNG nor a JPEG picture` : `there is no file ${picture}`
    faults.push({ at: wish.at, message })
  }
  if (reading === undefined || faults.length > 0) {
    for (const { at, message } of faults.sort((a, b) => a.at.start - b.at.start)) {
      const { line, column } = positionAt(at.source, at.start)
      note(io, `${path}:${line}:${column}: ${message}`)
    }
    throw new UserError(`the theme ${path} cannot be used`, 'mend what is told above')
  }
  return { ...reading.theme, ...(logo && { logo }) }
}
