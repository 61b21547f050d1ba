import { text, type Command } from './command.ts'

/** `crp schema` */
export const schema: Command = {
  name: 'schema',
  about: 'Write the JSON Schema of the plan format, for completion and checks in editors',
  options: [{ flags: '-o, --output <file>', about: 'where to write it (standard output)' }],
  examples: [
    ['crp schema -o crp.schema.json', 'writes the schema to a file'],
    ['crp schema | jq .title', 'hands it to another program'],
  ],
  async run(_operands, values, io) {
    const { jsonSchema } = await import('../plan/json-schema.ts')
    const written = `${JSON.stringify(jsonSchema(), null, 2)}\n`
    const output = text(values, 'output') ?? '-'
    if (output === '-') io.stdout.write(written)
    else io.writeFile(output, new TextEncoder().encode(written))
    return 0
  },
}
