import { parseTemplate, type TemplateNode } from '../engine.ts'
import { readTemplate } from './file.ts'

/** Lists the partials a template pulls in, those of partials too, in the order in which they are met. */
export async function partsOf(text: string, partials: Readonly<Record<string, string>>): Promise<string[]> {
  const found = new Set<string>()
  await gather(text)
  return [...found]

  async function gather(text: string): Promise<void> {
    const parsed = await parseTemplate(readTemplate(text, '').body)
    for (const name of 'body' in parsed ? namesIn(parsed.body) : []) {
      const part = partials[name]
      if (part === undefined || found.has(name)) continue
      found.add(name)
      await gather(part)
    }
  }
}

const namesIn = (nodes: readonly TemplateNode[]): string[] => nodes.flatMap((node) => [
  ...(node.type === 'PartialStatement' && node.name?.original !== undefined ? [node.name.original] : []),
  ...namesIn(node.program?.body ?? []), ...namesIn(node.inverse?.body ?? []),
])
