import { text, type Command } from './command.ts'
import { lookOptions, targetOptions, writeDocuments } from './documents.ts'

/** `crp render` */
export const render: Command = {
  name: 'render',
  operands: '[path...]',
  about: 'Write the plan as a document, for the customer or for the team',
  options: [
    ...targetOptions,
    {
      flags: '--template <name>', default: 'standard',
      about: 'the template, by its name (`crp template list`) or the path of a file of your own',
    },
    ...lookOptions,
  ],
  examples: [
    ['crp render harrow-vale.crp.yaml', "writes harrow-vale.docx, the customer's edition"],
    [
      'crp render harrow-vale.crp.yaml --edition internal -f docx,md --out-dir out',
      'writes the internal edition as Word and Markdown files',
    ],
    ['crp render harrow-vale.crp.yaml -f pdf', 'writes a PDF file; needs LibreOffice, and its bytes differ from run to run'],
    ['crp render plans/ --out-dir out', 'renders every plan in a folder'],
  ],
  run: (operands, values, io) => writeDocuments(operands, { template: text(values, 'template') ?? 'standard' }, values, io),
}
