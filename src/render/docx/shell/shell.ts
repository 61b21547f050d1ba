import type { Fault } from './archive.ts'
import { unzipped } from './archive.ts'
import { paths, treeAt } from './parts.ts'
import type { ShellParts } from './parts.ts'
import { relationshipsOf, relationshipsPath, targetOf } from './relationships.ts'
import { children, parseXml } from './xml.ts'
import type { Element } from './xml.ts'

/** Types of the main part of a document and of a template. */
export const mainTypes = {
  document: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  template: 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml',
} as const

const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** The most XML a shell may hold, in bytes; as trees it takes some twenty times as much memory. */
const mostXml = 48 * 1024 * 1024

/** Takes a file apart, or says why it is no shell. What it holds is judged elsewhere. */
export function openShell(bytes: Uint8Array): ShellParts | Fault {
  const files = unzipped(bytes)
  if (!(files instanceof Map)) return files
  const types = files.get(paths.types)
  const read = types && treeOf(types)
  if (read === undefined || typeof read === 'string') {
    return { fault: 'it is no Word file', hint: 'a shell is a .docx or .dotx file' }
  }
  const typeOf = typesIn(read)
  const isXml = (path: string) => /\.(?:xml|rels|vml)$/i.test(path) || (/[/+]xml$/.test(typeOf(path)) && typeOf(path) !== 'image/svg+xml')
  const parts: ShellParts = new Map()
  let size = 0
  for (const [path, part] of files) {
    size += isXml(path) ? part.length : 0
    if (size > mostXml) return { fault: 'it holds more than 48 MB of text', hint: 'a shell holds what is the same in every document' }
    const tree = isXml(path) ? treeOf(part) : part
    if (typeof tree === 'string') return { fault: `its part ${path} cannot be read: ${tree}`, hint: 'open it in Word and save it anew' }
    parts.set(path, tree)
  }
  const named = withUsualName(parts)
  return faultIn(named) ?? named
}

/** Gives the main type of a file, which tells documents, templates and files with macros apart. */
export const mainTypeOf = (parts: ShellParts): string => {
  const types = treeAt(parts, paths.types)
  return types === undefined ? '' : typesIn(types)(paths.document)
}

/** Says whether a file that was taken apart may be no shell at all. */
export const isFault = (opened: ShellParts | Fault): opened is Fault => !(opened instanceof Map)

function faultIn(parts: ShellParts): Fault | undefined {
  const document = treeAt(parts, paths.document)
  if (document === undefined) return { fault: 'it is no Word file', hint: 'a shell is a .docx or .dotx file' }
  if (document.name !== 'w:document' || document.attributes['xmlns:w'] !== wordNamespace) {
    return { fault: "it is saved as 'Strict Open XML Document' or by another program", hint: "save it in Word as 'Word Document (.docx)'" }
  }
  if (treeAt(parts, paths.styles) === undefined) return { fault: 'it has no styles', hint: 'open it in Word and save it anew' }
  return undefined
}

/** Some programs call the main part `word/document2.xml`; it gets its usual name. */
function withUsualName(parts: ShellParts): ShellParts {
  const main = relationshipsOf(parts, '').find(({ kind }) => kind === 'officeDocument')
  const path = main && targetOf('', main.target)
  if (main === undefined || path === undefined || path === paths.document || !/^word\/[^/]+$/.test(path)) return parts
  const names = new Map([[path, paths.document], [relationshipsPath(path), relationshipsPath(paths.document)]])
  main.node.attributes['Target'] = paths.document
  const types = treeAt(parts, paths.types)
  for (const { attributes } of children(types)) {
    if (attributes['PartName'] === `/${path}`) attributes['PartName'] = `/${paths.document}`
  }
  return new Map([...parts].map(([name, part]) => [names.get(name) ?? name, part]))
}

/** Tells the type of a part by its path: its own, or that of its ending. */
function typesIn(types: Element): (path: string) => string {
  const own = new Map<string, string>()
  const preset = new Map<string, string>()
  for (const { name, attributes } of children(types)) {
    const type = attributes['ContentType'] ?? ''
    if (name === 'Override') own.set((attributes['PartName'] ?? '').toLowerCase(), type)
    if (name === 'Default') preset.set((attributes['Extension'] ?? '').toLowerCase(), type)
  }
  return (path) => own.get(`/${path}`.toLowerCase()) ?? preset.get(/[^.]*$/.exec(path)?.[0].toLowerCase() ?? '') ?? ''
}

/** Word writes UTF-8; UTF-16, which XML allows as well, has a byte order mark. */
function treeOf(bytes: Uint8Array): Element | string {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return parseXml(new TextDecoder(encoding).decode(bytes))
}
