import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import type { Survey } from '../shell.ts'
import { text, type Command, type Values } from './command.ts'
import { filesOf } from './plans.ts'
import { readShell } from './shells.ts'
import { themeFor } from './themes.ts'

const starter = 'shell.docx'

/** `crp shell` */
export const shell: Command = {
  name: 'shell',
  operands: '<action> [file]',
  about: "Write a Word shell to start from (init), or check your firm's own (check)",
  options: [
    { flags: '-f, --format <format>', choices: ['text', 'json', 'md'], default: 'text', about: 'how to write what check finds' },
    { flags: '-o, --output <file>', about: `where init writes the shell (${starter})` },
    { flags: '--force', about: 'let init write over a file that is there; the old one is kept beside it' },
  ],
  examples: [
    ['crp shell init -o acme.docx', 'writes a shell that explains itself; change it in Word'],
    ['crp shell check acme.docx', 'lists its styles, placeholders and fonts, and what is wrong with it'],
  ],
  async run([action = '', file], values, io) {
    if (!Object.hasOwn(actions, action)) {
      throw new UserError(`crp shell cannot '${action}'`, `possible: ${Object.keys(actions).join(', ')}`)
    }
    // The line above lets nothing but the names of actions through.
    return await actions[action as keyof typeof actions](file, values, io)
  },
}

const actions = {
  async init(file: string | undefined, values: Values, io: Io): Promise<number> {
    const path = text(values, 'output') ?? file ?? starter
    const { placeholders, starterShell } = await import('../shell.ts')
    const bytes = starterShell(await themeFor('standard', filesOf(io), io), placeholders)
    if (path === '-') {
      if (io.stdout.isTTY) throw new UserError('a Word file would garble the terminal', 'write it to a file with -o')
      io.stdout.write(bytes)
      return 0
    }
    if (io.exists(path)) {
      if (values['force'] !== true) throw new UserError(`${path} is there already`, 'name another file with -o, or use --force')
      io.writeFile(`${path}.bak`, io.readFile(path))
    }
    io.writeFile(path, bytes)
    if (values['quiet'] !== true) io.stderr.write(`wrote ${path}; change it in Word, then \`crp shell check ${path}\`\n`)
    return 0
  },
  async check(path: string | undefined, values: Values, io: Io): Promise<number> {
    if (path === undefined) throw new UserError('crp shell check names no file', 'write crp shell check acme.docx')
    const { shell: parts } = await readShell(path, io)
    const { placeholders, surveyOf } = await import('../shell.ts')
    const { nearest } = await import('../core.ts')
    const survey = await surveyOf(parts, Object.keys(placeholders), nearest)
    const write = reports[(text(values, 'format') ?? 'text') as keyof typeof reports]
    io.stdout.write(write(path, survey))
    return survey.problems.length > 0 ? 1 : 0
  },
}

/** How a survey is written. */
const reports = { text: textReport, json: jsonReport, md: markdownReport }

interface Chapter {
  readonly title: string
  readonly lines: readonly string[]
}

/** Puts a survey into words, the same for every format that is read by people. */
function chaptersOf({ problems, placeholders, styles, fonts }: Survey): Chapter[] {
  const own = styles.filter(({ found }) => found !== undefined)
  const missing = styles.filter(({ found }) => found === undefined)
  const unknown = fonts.filter(({ isMeasured }) => !isMeasured)
  return [
    { title: 'To mend', lines: problems.map(({ where, message, hint }) => `the ${where} ${message}: ${hint}`) },
    { title: 'Placeholders', lines: placeholders.map(({ name, where }) => `{{crp:${name}}} in the ${where.join(', ')}`) },
    {
      title: "Styles of the shell's own",
      lines: own.map(({ style, about, found, isNumbered }) =>
        `${found === style ? style : `${style}, by ${found}`}: ${about}${isNumbered ? '; numbered by the shell' : ''}`),
    },
    { title: 'Styles crp adds', lines: missing.map(({ style, about }) => `${style}: ${about}`) },
    {
      title: 'Fonts',
      lines: [
        ...fonts.filter(({ isMeasured }) => isMeasured).map(({ name }) => name),
        ...unknown.map(({ name }) => `${name}: its widths are not known, so a contents list has no page numbers`),
      ],
    },
  ].filter(({ lines }) => lines.length > 0)
}

const verdictOn = (path: string, { problems }: Survey) => problems.length === 0 ? `${path} can be used`
  : `${path} cannot be used: ${problems.length} ${problems.length === 1 ? 'thing' : 'things'} to mend`

function textReport(path: string, survey: Survey): string {
  const parts = chaptersOf(survey).map(({ title, lines }) => `${title}\n${lines.map((line) => `  ${line}\n`).join('')}\n`)
  return `${parts.join('')}${verdictOn(path, survey)}\n`
}

function markdownReport(path: string, survey: Survey): string {
  const escaped = (line: string) => line.replace(/[\\`*_<>[\]]/g, '\\$&')
  const parts = chaptersOf(survey).map(({ title, lines }) => `## ${title}\n\n${lines.map((line) => `- ${escaped(line)}\n`).join('')}\n`)
  return `# ${escaped(path)}\n\n${parts.join('')}${escaped(verdictOn(path, survey))}\n`
}

function jsonReport(path: string, { problems, placeholders, styles, fonts }: Survey): string {
  return `${JSON.stringify({
    schemaVersion: 1, file: path, usable: problems.length === 0, problems, placeholders,
    styles: styles.map(({ style, about, found = null, isNumbered }) => ({ style, about, found, numbered: isNumbered })),
    fonts: fonts.map(({ name, isMeasured }) => ({ name, measured: isMeasured })),
  }, null, 2)}\n`
}
