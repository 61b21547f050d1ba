// Measures crp against other checkers of YAML on the same plans; prints a table and judges nothing. Takes some minutes.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { largePlanText, planText } from './plan.mjs'
import { peakOf, printTable, ratioOf, runInTurn, runNode, secondsOf, verdict } from './runs.mjs'

const crp = fileURLToPath(new URL('../../bin/crp.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'crp-peers-'))
const inFolder = (works) => Object.fromEntries(Object.entries(works).map(([name, args]) => [name, () => runNode(args, folder)]))

/** Writes some plans that differ in their names; dates stand in quotes, for ajv-cli reads others as no text. */
function writePlans(count) {
  const name = `plans-${count}`
  mkdirSync(join(folder, name))
  const text = planText().replace(/(?<=: )\d{4}-\d\d-\d\d$/gm, '"$&"')
  for (let plan = 0; plan < count; plan++) {
    writeFileSync(join(folder, name, `plan-${plan}.crp.yaml`), text.replaceAll('Lakeside', `Lakeside ${plan}`))
  }
  return name
}

/**
 * Twenty rules of the kind crp has: what must be there, what must have a form, what must not be too long. None calls `schema`,
 * which compiles its JSON Schema anew for every plan and, with the one of plans, takes forty times as long as all of these.
 */
function spectralRules() {
  const present = [
    ['$', 'crp'], ['$.plan', 'owner'], ['$.customer', 'name'], ['$.scope', 'summary'], ['$.people[*]', 'name'],
    ['$.phases.precontract', 'primary_contact'], ['$.schedule[*]', 'owner'], ['$.risks[*]', 'response'],
  ].map(([given, field]) => ({ given, then: { field, function: 'truthy' } }))
  const formed = [
    ['$.people[*].email', '@'], ['$.people[*].id', '^[a-z]'], ['$.people[*].phone', '^\\+'], ['$.plan.drafted', '^\\d{4}-'],
    ['$.schedule[*].date', '^\\d{4}-'], ['$.schedule[*].id', '^ms-'], ['$.risks[*].id', '^k-'], ['$..start', '^\\d{4}-'],
  ].map(([given, match]) => ({ given, then: { function: 'pattern', functionOptions: { match } } }))
  const short = ['$..title', '$..name', '$..function', '$..event']
    .map((given) => ({ given, then: { function: 'length', functionOptions: { max: 500 } } }))
  const rules = [...present, ...formed, ...short].map((rule, index) => [`rule-${index + 1}`, { severity: 'error', ...rule }])
  return JSON.stringify({ rules: Object.fromEntries(rules) })
}

try {
  const packages = ['ajv-cli', '@stoplight/spectral-cli', 'eslint', 'eslint-plugin-yml']
  writeFileSync(join(folder, 'package.json'), '{}')
  // Through the shell, for npm is a script whose ending differs by system.
  const install = ['install', '--no-audit', '--no-fund', '--silent', ...packages]
  execFileSync('npm', install, { cwd: folder, stdio: 'inherit', shell: true })
  writeFileSync(join(folder, 'schema.json'), execFileSync(process.execPath, [crp, 'schema']))
  writeFileSync(join(folder, 'spectral.json'), spectralRules())
  const config = "import yml from 'eslint-plugin-yml'\nexport default yml.configs.recommended\n"
  writeFileSync(join(folder, 'eslint.config.mjs'), config)
  const [one, thousand, fourThousand, tenThousand] = [1, 1000, 4000, 10000].map(writePlans)
  for (const size of [2000, 4000]) writeFileSync(join(folder, `large-${size}.crp.yaml`), largePlanText(size))

  const bin = (name) => join(folder, 'node_modules', name)
  const validate = (path) => [crp, 'validate', path, '--today', '2026-10-09']
  const ajv = (plans) =>
    [bin('ajv-cli/dist/index.js'), 'validate', '-s', 'schema.json', '-d', `${plans}/*.yaml`, '--strict=false']
  const spectral = (plans) => [bin('@stoplight/spectral-cli/dist/index.js'), 'lint', '-r', 'spectral.json', `${plans}/*.yaml`]
  const eslint = (plans) => [bin('eslint/bin/eslint.js'), plans]

  const bare = ['-e', '0']
  const cold = runInTurn(9, inFolder({ bare, crp: validate(one), ajv: ajv(one), spectral: spectral(one), eslint: eslint(one) }))
  const many = runInTurn(3, inFolder({ crp: validate(thousand), ajv: ajv(thousand), four: validate(fourThousand) }))
  const slow = runInTurn(1, inFolder({ crp: validate(thousand), spectral: spectral(thousand), eslint: eslint(thousand) }))
  const bulk = runInTurn(1, inFolder({ crp: validate(tenThousand) }))
  const large = runInTurn(5, inFolder({ once: validate('large-2000.crp.yaml'), twice: validate('large-4000.crp.yaml') }))

  const rows = [
    ['case', 'crp', 'peer', 'ratio', 'limit', ''],
    row('one plan, cold / bare node', cold.crp, cold.bare, 4),
    row('one plan, cold / ajv-cli', cold.crp, cold.ajv, 1 / 3),
    row('one plan, cold / Spectral', cold.crp, cold.spectral),
    row('one plan, cold / eslint', cold.crp, cold.eslint),
    row('1,000 plans / ajv-cli', many.crp, many.ajv, 3),
    row('1,000 plans / Spectral, one round', slow.crp, slow.spectral, 1 / 10),
    row('1,000 plans / eslint, one round', slow.crp, slow.eslint),
    row('4,000 plans / 4 x 1,000', many.four, many.crp, 1.1, 4),
    row('2,000 people and milestones twice / 2 x once', large.twice, large.once, 1.1, 2),
    memory('peak memory, 1,000 plans', many.crp, 200),
    memory('peak memory, 4,000 plans', many.four),
    memory('peak memory, 10,000 plans', bulk.crp, 200),
  ]
  printTable(rows)
} finally {
  rmSync(folder, { recursive: true })
}

function row(name, ours, theirs, limit, per) {
  const value = ratioOf(ours, theirs, per)
  return [name, secondsOf(ours), secondsOf(theirs), value.toFixed(2), limit?.toFixed(2) ?? '', verdict(value, limit)]
}

function memory(name, runs, limit) {
  return [name, `${peakOf(runs).toFixed(0)} MB`, '', '', limit === undefined ? '' : `${limit} MB`, verdict(peakOf(runs), limit)]
}
