import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { editions, type Edition } from '../plan/edition.ts'
import type { View } from '../preview/views.ts'
import { text, type Command } from './command.ts'
import { plansOf } from './documents.ts'
import { note } from './notes.ts'
import { portOption, serveAt } from './ports.ts'
import { lookAt, outOfSight } from './sights.ts'
import { themeOption } from './themes.ts'
import { todayOption } from './today.ts'

/** `crp preview` */
export const preview: Command = {
  name: 'preview',
  operands: '[path]',
  about: 'Show the document beside its findings in the browser, anew on every save, until Ctrl-C',
  options: [
    portOption,
    { flags: '--open', about: 'open the page in the browser' },
    { flags: '--edition <edition>', choices: editions, default: 'customer', about: 'who it is for, at first' },
    { flags: '--language <tag>', about: 'language of labels and dates, at first (that of the plan)' },
    {
      flags: '--template <name>', default: 'standard',
      about: 'the template, at first: its name (`crp template list`), or the path of a file of your own',
    },
    themeOption,
    todayOption,
  ],
  examples: [
    ['crp preview harrow-vale.crp.yaml --open', 'shows the plan in the browser; write on, and see it change'],
    ['crp preview --edition internal', "shows the plan in this folder, your own team's edition first"],
  ],
  async run(operands, values, io) {
    const path = planOf(operands, io)
    const { world, seen } = watched(io)
    // The command's table of flags lets no other edition through.
    const start: View = {
      edition: text(values, 'edition') as Edition, language: text(values, 'language') ?? '', template: text(values, 'template') ?? 'standard',
    }
    const watcher = await io.watch()
    const follow = () => watcher.follow([...seen].map((path) => io.resolve('', path)))
    const look = await lookAt(path, start, values, world)
    // A wrong flag is told before there is anything to look at; besides, this makes the first page quick.
    await look.render(start, world)
    follow()
    let { sight } = look
    const [{ openDesk }, { pageFiles }] = await Promise.all([import('../preview/desk.ts'), import('../preview-files.ts')])
    const desk = openDesk(sight, start, io.now().getTime(), pageFiles)
    const served = await serveAt(values, io, async (request) => {
      const reply = await desk.answer(request)
      // Other views may take other files.
      follow()
      return reply
    })
    const address = `http://127.0.0.1:${served.port}/`
    note(io, `preview of ${path}: ${address}${values['quiet'] === true ? '' : ' (Ctrl-C ends it)'}`)
    if (values['open'] === true) void openPage(address, io)
    while (await Promise.race([watcher.next(), served.failure]) !== undefined) {
      sight = await lookAt(path, start, values, world).then(({ sight }) => sight, (error: unknown) => outOfSight(sight, error))
      follow()
      desk.show(sight)
    }
    served.close()
    return 0
  },
}

/** Gives the one plan to look at; a house file is one, too, for its findings. */
function planOf(operands: readonly string[], io: Io): string {
  if (operands.includes('-')) throw new UserError('a preview follows a file, and standard input is none', 'name the plan: crp preview plan.crp.yaml')
  const [plan, ...more] = plansOf(operands.length === 0 ? ['.'] : operands, io)
  if (plan === undefined) throw new UserError('there are only house files here', 'name one of them to see its findings, or a plan')
  if (more.length === 0) return plan.path
  throw new UserError('a preview shows one plan, and there are several', `name one of them: ${[plan, ...more].map(({ path }) => path).join(', ')}`)
}

/** A world that remembers which files and folders were asked for, whether they are there or not. */
function watched(io: Io): { world: Io; seen: ReadonlySet<string> } {
  const seen = new Set<string>()
  const noted = <Result>(ask: (path: string) => Result) => (path: string): Result => {
    seen.add(path)
    return ask(path)
  }
  return { seen, world: { ...io, readFile: noted(io.readFile), exists: noted(io.exists), listFiles: noted(io.listFiles) } }
}

async function openPage(address: string, io: Io): Promise<void> {
  const reason = await io.openInBrowser(address)
  if (reason !== undefined) note(io, `crp: no browser was opened (${reason}); open the address yourself`)
}
