/** A picture of the supplier's on the cover; its size is in millimetres. */
export interface Logo {
  readonly bytes: Uint8Array
  readonly kind: 'png' | 'jpg'
  readonly width: number
  readonly height: number
}

/** Reads the size of a PNG or JPEG picture and scales it to a height in millimetres; nothing where it is neither. */
export function logoOf(bytes: Uint8Array, height: number): Logo | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = pngSize(view) ?? jpegSize(view)
  if (size === undefined || size.width === 0 || size.height === 0) return undefined
  return { bytes, kind: size.kind, height, width: height * size.width / size.height }
}

type Size = { kind: Logo['kind']; width: number; height: number }

/** The header chunk of a PNG stands right behind its signature (ISO/IEC 15948, 11.2.2). */
function pngSize(view: DataView): Size | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) return undefined
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** A JPEG says its size in the first frame header, behind any number of other segments (ISO/IEC 10918-1, B.2.2). */
function jpegSize(view: DataView): Size | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 <= view.byteLength;) {
    const marker = view.getUint16(at)
    if (marker < 0xff00) return undefined
    // Start of frame, whatever the coding; C4, C8 and CC are other segments.
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) {
      return { kind: 'jpg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}
