import { within } from './xml.ts'
import type { Element } from './xml.ts'

const compatibility = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

/** Declares in a part the prefixes that elements from another part use, and lets older programs pass over those they may. */
export function lendNamespaces(from: Element, to: Element, lent: readonly Element[]): void {
  const used = new Set(lent.flatMap((root) => within(root).flatMap(({ name, attributes }) =>
    [name, ...Object.keys(attributes)].flatMap((one) => one.includes(':') ? one.slice(0, one.indexOf(':')) : []))))
  const ignorable = wordsOf(from.attributes['mc:Ignorable'])
  for (const prefix of used) {
    const name = `xmlns:${prefix}`
    const address = from.attributes[name]
    if (address === undefined || to.attributes[name] !== undefined) continue
    to.attributes[name] = address
    if (!ignorable.includes(prefix)) continue
    to.attributes['xmlns:mc'] ??= compatibility
    to.attributes['mc:Ignorable'] = [...wordsOf(to.attributes['mc:Ignorable']), prefix].join(' ')
  }
}

const wordsOf = (text: string | undefined) => (text ?? '').split(/\s+/).filter((word) => word !== '')
