import { mainTypeOf, mainTypes } from './shell.ts'
import { treeAt } from './parts.ts'
import type { ShellParts } from './parts.ts'
import { relationshipsOf } from './relationships.ts'
import { localName, textIn, within } from './xml.ts'
import type { Element } from './xml.ts'

/** Something in a shell that must be mended before it can be used. */
export interface ShellProblem {
  /** Where it stands, in the words of {@link placeName}. */
  readonly where: string
  readonly message: string
  readonly hint: string
}

type Row = readonly [message: string, hint: string]

const noMacros: Row = ['holds macros', "save it as 'Word Document (.docx)' or 'Word Template (.dotx)'"]
const noObject: Row = ['holds an object that another program runs', 'delete it, or paste it as a picture']
const noChanges: Row = ['holds tracked changes, which the reader would get', 'accept or reject all of them (Review)']

/** What a part must not refer to, by kind. */
const refusedKinds: Readonly<Record<string, Row>> = {
  vbaProject: noMacros,
  wordVbaData: noMacros,
  attachedTemplate: ['is attached to another template, which Word fetches', 'attach Normal.dotm in its place (Developer, Document Template)'],
  oleObject: noObject,
  control: noObject,
  activeXControlBinary: noObject,
  aFChunk: ['holds another document, which Word merges in when it opens it', 'insert its text in Word'],
  subDocument: ['is a master document', 'insert the texts of its parts'],
  origin: ['is signed, and a signature holds for the file as it is', 'remove the signature (File, Info)'],
}

/** What the text of a part must not hold, by the names of elements. */
const refusedElements: Readonly<Record<string, Row>> = {
  OLEObject: noObject,
  control: noObject,
  altChunk: refusedKinds['aFChunk'] ?? noObject,
  mailMerge: ['is a mail merge, which fetches addresses', "make it a 'Normal Word Document' (Mailings, Start Mail Merge)"],
  comment: ['holds comments, which the reader would get', 'delete all of them (Review)'],
  ins: noChanges,
  del: noChanges,
  moveFrom: noChanges,
  moveTo: noChanges,
  rPrChange: noChanges,
  pPrChange: noChanges,
  sectPrChange: noChanges,
  tblPrChange: noChanges,
}

/** Fields that fetch something or run something, by their first word. */
const refusedFields: Readonly<Record<string, string>> = {
  INCLUDEPICTURE: 'fetches a picture',
  INCLUDETEXT: 'fetches a text',
  INCLUDE: 'fetches a text',
  IMPORT: 'fetches a picture',
  RD: 'fetches another document',
  LINK: 'fetches from another program',
  DDE: 'runs another program',
  DDEAUTO: 'runs another program',
  EMBED: 'runs another program',
  CONTROL: 'runs another program',
  HTMLCONTROL: 'runs another program',
  DATABASE: 'fetches from a database',
  MACROBUTTON: 'runs a macro',
  PRINT: 'sends commands to the printer',
  ADDIN: 'keeps data of another program',
}

/** Names a part as a person knows it: `body`, `header2`, `settings`, `properties`. */
export function placeName(path: string): string {
  if (path === '') return 'file'
  if (path === 'word/document.xml') return 'body'
  return path.startsWith('docProps/') ? 'properties' : /([^/]*?)(?:\.xml)?$/.exec(path)?.[1] ?? path
}

/** Lists what makes a shell unfit for use: what runs, what fetches, and what its reader must not get. */
export function refusalsIn(parts: ShellParts): ShellProblem[] {
  const problems = ['', ...parts.keys()].flatMap((path): ShellProblem[] => {
    const tree = treeAt(parts, path)
    const rows = [...relationshipRows(parts, path), ...(tree !== undefined && isWordText(tree) ? [...elementRows(tree), ...fieldRows(tree)] : [])]
    return rows.map(([message, hint]) => ({ where: placeName(path), message, hint }))
  })
  return unique([...macrosIn(parts), ...problems])
}

/** Tells texts of Word from data of other programs, whose elements may have the same names. */
const isWordText = (root: Element) =>
  Object.values(root.attributes).some((value) => /wordprocessingml\/(?:2006\/)?main$/.test(value))

function macrosIn(parts: ShellParts): ShellProblem[] {
  const type = mainTypeOf(parts)
  const where = placeName('')
  const types = treeAt(parts, '[Content_Types].xml')
  const hasMacros = /macroEnabled/i.test(type) || [...parts.keys()].some((path) => /vba(?:Project|Data)/i.test(path))
    || (types !== undefined && within(types).some(({ attributes }) => /vbaProject|macroEnabled/i.test(attributes['ContentType'] ?? '')))
  if (hasMacros) return [{ where, message: noMacros[0], hint: noMacros[1] }]
  const isWord = type === mainTypes.document || type === mainTypes.template
  return isWord ? [] : [{ where, message: 'is no Word document', hint: 'a shell is a .docx or .dotx file' }]
}

function relationshipRows(parts: ShellParts, path: string): Row[] {
  return relationshipsOf(parts, path).flatMap(({ kind, isExternal, target }): Row[] => {
    const refused = Object.hasOwn(refusedKinds, kind) ? refusedKinds[kind] : undefined
    if (refused !== undefined) return [refused]
    return isExternal && kind !== 'hyperlink'
      ? [[`fetches a file from outside: ${shown(target)}`, 'insert it into the document, not as a link']]
      : []
  })
}

function elementRows(tree: Element): Row[] {
  return within(tree).flatMap(({ name, attributes }): Row[] => {
    const local = localName(name)
    const refused = Object.hasOwn(refusedElements, local) ? refusedElements[local] : undefined
    if (refused !== undefined) return [refused]
    const source = /^v:/.test(name) ? attributes['src'] ?? attributes['o:href'] : undefined
    return source === undefined || source.startsWith('#') ? []
      : [[`fetches a picture from outside: ${shown(source)}`, 'insert it into the document, not as a link']]
  })
}

interface OpenField {
  instruction: string
  /** Says that another field gives its first word. */
  isComputed: boolean
  isResult: boolean
}

/** Reads the instructions of fields, which lie in each other and go over runs and paragraphs (ISO/IEC 29500-1, 17.16). */
function fieldRows(tree: Element): Row[] {
  const rows: Row[] = []
  const open: OpenField[] = []
  const loose: OpenField = { instruction: '', isComputed: false, isResult: false }
  const close = (field: OpenField | undefined) => {
    if (field !== undefined) rows.push(...rowsOf(field))
  }
  for (const node of within(tree)) {
    const local = localName(node.name)
    const attribute = (name: string) => Object.entries(node.attributes).find(([key]) => localName(key) === name)?.[1] ?? ''
    if (local === 'fldSimple') close({ instruction: attribute('instr'), isComputed: false, isResult: false })
    if (local === 'instrText' || local === 'delInstrText') (open.at(-1) ?? loose).instruction += textIn(node)
    if (local !== 'fldChar') continue
    const top = open.at(-1)
    if (attribute('fldCharType') === 'begin') {
      if (top?.isResult === false && top.instruction.trim() === '') top.isComputed = true
      open.push({ instruction: '', isComputed: false, isResult: false })
    }
    if (attribute('fldCharType') === 'separate' && top !== undefined) top.isResult = true
    if (attribute('fldCharType') === 'end') close(open.pop())
  }
  for (const field of [...open, loose]) close(field)
  return rows
}

function rowsOf({ instruction, isComputed }: OpenField): Row[] {
  const [word = ''] = /[a-z]+/i.exec(instruction) ?? []
  const kind = word.toUpperCase()
  if (isComputed) return [['has a field whose kind another field gives', 'delete the field']]
  return Object.hasOwn(refusedFields, kind) ? [[`has a field ${kind}, which ${refusedFields[kind]}`, 'delete the field, or replace it by its result']] : []
}

/** Cuts a name from a hostile file to what fits a message. */
const shown = (text: string) => text.length > 80 ? `${text.slice(0, 79)}…` : text

function unique(problems: readonly ShellProblem[]): ShellProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.where} ${problem.message}`, problem])).values()]
}
