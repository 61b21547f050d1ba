import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { editions } from '../plan/edition.ts'
import { text, type Command, type Values } from './command.ts'
import { deliver, type DeliveredFile } from './deliver.ts'
import { findInputs, readInput, stdinOption } from './plans.ts'
import { formatNames, targetsOf } from './targets.ts'
import { todayOption } from './today.ts'

/** `crp render` */
export const render: Command = {
  name: 'render',
  operands: '[path]',
  about: 'Write the plan as a document, for the customer or for the team',
  options: [
    {
      flags: '-f, --format <formats>',
      about: `what to write, several with commas: ${formatNames.join(', ')} (docx, or what the name of the output says)`,
    },
    { flags: '-o, --output <file>', about: 'where to write it; - is standard output (beside the plan)' },
    { flags: '--out-dir <folder>', about: 'the folder to write to' },
    { flags: '--edition <edition>', choices: editions, default: 'customer', about: 'who it is for' },
    { flags: '--language <tag>', about: 'language of labels and dates (that of the plan)' },
    { flags: '--template <name>', default: 'standard', about: 'the template' },
    {
      flags: '--toc <kind>', choices: ['auto', 'pages', 'titles', 'none'], default: 'auto',
      about: 'contents list of the Word file: with page numbers, titles only, none',
    },
    { flags: '--allow-invalid', about: 'render a plan that has errors, marked as a draft on every page' },
    stdinOption,
    todayOption,
  ],
  examples: [
    ['crp render harrow-vale.crp.yaml', "writes harrow-vale.docx, the customer's edition"],
    [
      'crp render harrow-vale.crp.yaml --edition internal -f docx,md --out-dir out',
      'writes the internal edition as Word and Markdown files',
    ],
  ],
  async run(operands, values, io) {
    const targets = targetsOf(values, io)
    const input = await readInput(onlyPlan(operands, io), values, io)
    const files = await deliver(input, targets, values, io)
    if (files === undefined) return 1
    for (const file of files) put(file, values, io)
    return 0
  },
}

/** Gives the plan to render: the one named, or the only one there is. */
function onlyPlan(operands: readonly string[], io: Io): string {
  const inputs = findInputs(operands, io)
  // House files are no documents, but a lone one is named so that the refusal can say why.
  const plans = inputs.length === 1 ? inputs : inputs.filter((path) => !isHouseFile(io.readFile(path)))
  const [path, ...more] = plans
  if (path === undefined) throw new UserError('there are only house files here', 'render one of the plans that extend them')
  if (more.length > 0) throw new UserError('there are several plans here', `name one of them: ${plans.join(', ')}`)
  return path
}

const isHouseFile = (bytes: Uint8Array) => /^house[ \t]*:/m.test(new TextDecoder().decode(bytes))

function put({ path, bytes, beside }: DeliveredFile, values: Values, io: Io): void {
  if (path === '-') return io.stdout.write(bytes)
  for (const { path, bytes } of beside) io.writeFile(path, bytes)
  io.writeFile(path, bytes)
  if (values['quiet'] !== true) io.stderr.write(`wrote ${path} (${text(values, 'edition')} edition)\n`)
}
