import { Inflate } from 'fflate'

/** Why a file is no shell, and what to do. */
export interface Fault {
  readonly fault: string
  readonly hint: string
}

const mebibyte = 1024 * 1024

/** The most a shell may weigh, zipped and unzipped, in bytes, and the most parts it may have: some fifty times a usual one. */
const limits = { zipped: 64 * mebibyte, unzipped: 256 * mebibyte, parts: 5000 }

/** How much is inflated at a time; each byte gives 1,032 at most. */
const slice = 16 * 1024

const signatures = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 }
const endLength = 22
const longestComment = 0xffff

interface Entry {
  readonly path: string
  readonly method: number
  readonly isEncrypted: boolean
  readonly packed: number
  readonly size: number
  readonly offset: number
}

const saveAnew = 'open it in Word and save it as .docx or .dotx'

/**
 * Unzips a file from a stranger: what it says of its sizes is judged before anything is inflated, and held to while it is.
 * The directory at its end decides, as it does for Word (PKWARE APPNOTE 6.3, without ZIP64, encryption and split files).
 */
export function unzipped(bytes: Uint8Array): Map<string, Uint8Array> | Fault {
  if (bytes.length > limits.zipped) return { fault: 'it is larger than 64 MB', hint: 'make its pictures smaller' }
  const entries = entriesOf(bytes)
  if (entries === undefined) return notZip(bytes)
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > limits.unzipped || entries.length > limits.parts) {
    return { fault: 'it would be larger than 256 MB unzipped, or has more than 5,000 parts', hint: saveAnew }
  }
  if (entries.some(({ isEncrypted }) => isEncrypted)) return { fault: 'its parts are encrypted', hint: saveAnew }
  const parts = new Map<string, Uint8Array>()
  for (const entry of entries.filter(({ path }) => !path.endsWith('/'))) {
    const part = inflated(bytes, entry)
    if (part === undefined) return { fault: `its part ${entry.path} is damaged`, hint: saveAnew }
    if (parts.has(entry.path)) return { fault: `it has two parts ${entry.path}`, hint: saveAnew }
    parts.set(entry.path, part)
  }
  return parts
}

function notZip(bytes: Uint8Array): Fault {
  if (!startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { fault: 'it is no Word file', hint: 'a shell is a .docx or .dotx file' }
  const name = 'EncryptedPackage'
  const isEncrypted = find(bytes, [...name].flatMap((letter) => [letter.charCodeAt(0), 0]))
  return isEncrypted
    ? { fault: 'it is protected by a password', hint: 'save it without one' }
    : { fault: 'it is a file of Word 97 to 2003', hint: 'save it as .docx or .dotx' }
}

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte)

function find(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}

function entriesOf(bytes: Uint8Array): Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (!startsWith(bytes, 0x50, 0x4b) || end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== signatures.entry) return undefined
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const name = bytes.subarray(at + 46, at + 46 + (nameLength ?? 0))
    entries.push({
      path: new TextDecoder().decode(name).replace(/^\//, ''),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0)
  }
  return entries
}

function endOf(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endLength - longestComment)
  for (let at = view.byteLength - endLength; at >= first; at -= 1) {
    if (view.getUint32(at, true) === signatures.end) return at
  }
  return undefined
}

function inflated(bytes: Uint8Array, { method, packed, size, offset }: Entry): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== signatures.local) return undefined
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const data = bytes.subarray(start, start + packed)
  if (data.length !== packed) return undefined
  if (method === 0) return packed === size ? data : undefined
  return method === 8 ? inflate(data, size) : undefined
}

/** Inflates data to the size it should have; nothing when it is damaged or comes to another one. */
function inflate(data: Uint8Array, size: number): Uint8Array | undefined {
  const out = new Uint8Array(size)
  let length = 0
  const stream = new Inflate((chunk) => {
    if (length + chunk.length <= size) out.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < data.length && length <= size; at += slice) {
      stream.push(data.subarray(at, at + slice), at + slice >= data.length)
    }
  } catch {
    // fflate tells of damaged data by throwing.
    return undefined
  }
  return length === size ? out : undefined
}
