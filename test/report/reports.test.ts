import { expect, test } from 'vitest'
import { reporters, type ReportFormat } from '../../src/reporters.ts'
import { hostileRun } from './findings.ts'

const formats = Object.keys(reporters) as ReportFormat[]
const look = { hasColour: false, columns: 80 }

test.each(formats)('the report %s is what its golden says', async (format) => {
  const write = await reporters[format].load()
  await expect(write(hostileRun(), look)).toMatchFileSnapshot(`goldens/${format}.txt`)
})

test.each(formats)('the report %s moves no cursor, and ends its last line', async (format) => {
  const text = (await reporters[format].load())(hostileRun(), look)
  expect(text).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/)
  expect(text).toMatch(/[^\n]\n$/)
})

test.each(formats)('the report %s can tell that nothing was found, and that nothing could be read', async (format) => {
  const write = await reporters[format].load()
  const empty = { version: '1.2.3', today: null, files: [], exitCode: 0 }
  const failed = { ...empty, exitCode: 2, error: { message: 'cannot read a.crp.yaml: there is no such file' } }
  await expect([write(empty, look), write(failed, look)].join('----\n')).toMatchFileSnapshot(`goldens/${format}.empty.txt`)
})
