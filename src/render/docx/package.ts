import { strToU8, zipSync } from 'fflate'
import type { ZippableFile } from 'fflate'

/** The parts of a Word file by their paths, XML as text. */
export type Parts = ReadonlyMap<string, string | Uint8Array>

/** The earliest time a zip file can say; zip times are local, so this one reads the same in every time zone. */
const zipTime = '1980-01-01T00:00:00'

/** Parts below this many bytes are stored, as deflating one costs more time than it saves room. */
const smallPart = 4096

/** Signature of a PNG file, which is compressed in itself. */
const png = [0x89, 0x50, 0x4e, 0x47]

/** First parts of the file, where programs that guess its type look for them. */
const leading = ['[Content_Types].xml', '_rels/.rels']

/**
 * Ids that docx draws at random or counts over the life of the process, each with what stands before it. Text cannot pass
 * for one, since `"` and `<` are escaped in it.
 */
const volatileIds = [
  { pattern: /((?:r:id|\bId)=")(rId[a-z0-9_-]{21})(?=")/g, prefix: 'link' },
  { pattern: /(<w:bookmark(?:Start|End)(?: w:name="[^"]*")? w:id=")(\d+)(?=")/g, prefix: '' },
  { pattern: /(<wp:docPr id=")(\d+)(?=")/g, prefix: '' },
]

/** Zips a Word file so that equal content gives equal bytes: a given date, no random ids, parts in a fixed order. */
export function zipped(parts: Parts, created: Date): Uint8Array {
  const renumber = renumberer()
  const files = new Map([...parts].map(([path, part]) => [path, zippable(part, created, renumber)]))
  const paths = [...leading, ...[...parts.keys()].filter((path) => !leading.includes(path))]
  return zipSync(Object.fromEntries(paths.flatMap((path) => {
    const file = files.get(path)
    return file ? [[path, file]] : []
  })))
}

function zippable(part: string | Uint8Array, created: Date, renumber: (xml: string) => string): ZippableFile {
  const bytes = typeof part === 'string' ? strToU8(withDates(renumber(part), created)) : part
  const isStored = bytes.length < smallPart || png.every((byte, index) => bytes[index] === byte)
  return [bytes, { level: isStored ? 0 : 6, mtime: zipTime }]
}

/** Numbers each kind of id from 1 in the order of its first appearance, over all the texts it is given. */
function renumberer(): (xml: string) => string {
  const kinds = volatileIds.map((kind) => ({ ...kind, numbers: new Map<string, number>() }))
  return (xml) => kinds.reduce((text, { pattern, prefix, numbers }) =>
    text.replace(pattern, (_match, before: string, id: string) => {
      const number = numbers.get(id) ?? numbers.size + 1
      numbers.set(id, number)
      return `${before}${prefix}${number}`
    }), xml)
}

function withDates(xml: string, created: Date): string {
  const date = created.toISOString().replace(/\.\d+Z$/, 'Z')
  return xml.replace(/(<dcterms:(?:created|modified) [^>]*>)[^<]*/g, `$1${date}`)
}
