import { UserError } from '../errors.ts'
import { formats } from '../formats.ts'
import type { Io } from '../io.ts'
import { labelLanguages } from '../label-languages.ts'
import type { Rendering, Sight } from '../preview/sight.ts'
import type { Choices, TemplateChoice, View } from '../preview/views.ts'
import { version } from '../version.ts'
import type { Values } from './command.ts'
import { compose, isLeak, leaksIn } from './composition.ts'
import { ownTemplatesIn } from './own-templates.ts'
import { filesOf, judgeWith, readInput } from './plans.ts'
import { todayOf } from './today.ts'

/** What there is to see of a plan, and the one page that its flags ask for. */
export interface Look {
  readonly sight: Sight
  /** Renders as the sight does, but throws a UserError where a template or theme cannot be used. */
  render(view: View, io: Io): Promise<Rendering>
}

/** Reads a plan and all it names; `start` is always among the views. Throws a UserError where the file cannot be read. */
export async function lookAt(path: string, start: View, values: Values, io: Io): Promise<Look> {
  const files = filesOf(io)
  const today = todayOf(values, io)
  const judge = await judgeWith(files, { today, languages: labelLanguages })
  const { loading: { loaded }, verdicts } = await judge(await readInput(path, values, io))
  const { diagnostics } = verdicts
  const file = { ...verdicts, path }

  async function render(view: View, io: Io): Promise<Rendering> {
    if (loaded === undefined) {
      const finding = diagnostics.find(({ severity }) => severity === 'error')
      return { refusal: { reason: 'the plan cannot be read as it stands', keepsLast: true, ...(finding && { finding }) } }
    }
    if (loaded.isHouse) {
      return { refusal: { reason: 'a house file has no document of its own', hint: 'preview one of the plans that extend it', keepsLast: false } }
    }
    const finding = view.edition === 'customer' ? diagnostics.find(isLeak) : undefined
    if (finding !== undefined) {
      return { refusal: { reason: 'this edition would show the customer what is internal', finding, keepsLast: false } }
    }
    // Errors make a draft, as `crp render --allow-invalid` does.
    const { request, deliverable } = await compose({ path, loaded, diagnostics }, { template: view.template }, flagsOf(view, values), files, io)
    const written = await formats.html.write(deliverable)
    const leaks = await leaksIn(written, request)
    if (leaks.length === 0) return { html: new TextDecoder().decode(written.bytes) }
    const reason = `this edition would show the customer internal values: ${leaks.join(', ')}`
    return { refusal: { reason, hint: 'take them out of the shared texts', keepsLast: false } }
  }

  const sight: Sight = {
    file, run: { version, today, files: [file], exitCode: 0 },
    isReadable: loaded !== undefined, title: loaded?.plan.plan?.title, language: loaded?.plan.plan?.language ?? 'en',
    choices: await choicesFor(path, start, io),
    // What a fault in a template or theme is about goes to the page; the terminal would hear of it on each request.
    async render(view) {
      const lines: string[] = []
      const stderr = { ...io.stderr, write: (chunk: string | Uint8Array) => void lines.push(String(chunk).trimEnd()) }
      try {
        return await render(view, { ...io, stderr })
      } catch (error) {
        // Such a file is broken for a while when someone writes it.
        return { refusal: { ...reasonOf(error), lines } }
      }
    },
  }
  return { sight, render }
}

/** Gives what there is to see while a file cannot be read from disk, such as between two steps of an editor: what was found last. */
export function outOfSight(last: Sight, error: unknown): Sight {
  const refusal = reasonOf(error)
  return { ...last, isReadable: false, render: async () => ({ refusal }) }
}

function reasonOf(error: unknown) {
  if (!(error instanceof UserError)) throw error
  const { message, hint } = error
  return { reason: message, keepsLast: true, ...(hint !== undefined && { hint }) }
}

/** Asks for a view by flags. */
const flagsOf = ({ edition, language }: View, { language: _, ...values }: Values): Values =>
  ({ ...values, edition, ...(language !== '' && { language }) })

async function choicesFor(path: string, start: View, io: Io): Promise<Choices> {
  const { shippedTemplates, templateNames } = await import('../form.ts')
  const shipped = await Promise.all((await templateNames()).map(shippedTemplates))
  const own = await ownTemplatesIn(`${path.replace(/[^/]*$/, '')}templates`, io)
  const templates = new Map<string, TemplateChoice>([
    ...shipped.map(({ name, isInternal }) => [name, { name, isInternal }] as const),
    ...[...own.mains].map(([name, { isInternal }]) => [name, { name, isInternal }] as const),
  ])
  if (!templates.has(start.template)) templates.set(start.template, await ownChoice(start.template, io))
  return {
    languages: [...new Set([...start.language === '' ? [] : [start.language], ...labelLanguages])], templates: [...templates.values()],
  }
}

/** Reads what a template says of itself that the operator named by its path. */
async function ownChoice(name: string, io: Io): Promise<TemplateChoice> {
  const isInternal = io.exists(name) && (await import('../template-check.ts'))
    .readTemplate(new TextDecoder().decode(io.readFile(name)), name).isInternal
  return { name, isInternal }
}
