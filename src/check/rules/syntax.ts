import type { FileRule } from '../catalogue.ts'

/** Chapter syntax: what keeps a file from being read; all of it is found while the text is parsed. */
export const syntaxRules: readonly FileRule[] = [
  {
    id: 'syntax/not-utf8',
    severity: { draft: 'error' },
    summary: 'The file is not saved as UTF-8 text.',
    why: 'Written in another character set, names arrive garbled at everybody else, and a misspelt name is a poor greeting.',
    sources: ['S1-02'],
    encode: 'latin1',
    bad: `crp: 1
customer: { name: Bücherei am See }  # <-`,
    good: `crp: 1
customer: { name: Buecherei am See }`,
  },
  {
    id: 'syntax/not-yaml',
    severity: { draft: 'error' },
    summary: 'The text is not YAML 1.2; where a quote or bracket is never closed, its beginning is shown, too.',
    why: 'A plan that cannot be read cannot be checked, printed or handed on.',
    sources: ['S1-02'],
    bad: `crp: 1
plan:
  title: Self-service lending: two branches  # <-`,
    good: `crp: 1
plan:
  title: "Self-service lending: two branches"`,
  },
  {
    id: 'syntax/merge-conflict',
    severity: { draft: 'error' },
    summary: 'A line is a mark that version control leaves between two versions; nothing else is said of the syntax there.',
    why: 'Two versions in one file are two plans, and each side will read the one it likes.',
    sources: ['S1-02'],
    bad: `crp: 1
plan:
<<<<<<< HEAD  # <-
  version: 1.4.0
=======
  version: 1.5.0
>>>>>>> dates-moved`,
    good: `crp: 1
plan:
  version: 1.5.0`,
  },
  {
    id: 'syntax/empty-file',
    severity: { draft: 'error' },
    summary: 'There is no content but comments.',
    why: 'An empty plan passes for a plan as long as nobody opens it.',
    sources: ['S1-02'],
    bad: '# Lakeside Town Library: to be written  # <-',
    good: `# Lakeside Town Library
crp: 1`,
  },
  {
    id: 'syntax/not-a-mapping',
    severity: { draft: 'error' },
    summary: 'The file holds a list or a bare text, not fields with their values.',
    why: 'A plan is found and compared by its keys; a list or a bare text has none.',
    sources: ['S1-02'],
    bad: `# Self-service lending
- title: Self-service lending  # <-`,
    good: `# Self-service lending
crp: 1
plan: { title: Self-service lending }`,
  },
  {
    id: 'syntax/several-documents',
    severity: { draft: 'error' },
    summary: 'The file holds a second document that is not empty.',
    why: 'Most programs read only the first document, so what the second one says would be lost without a word.',
    sources: ['S1-02'],
    bad: `crp: 1
customer: { name: Lakeside Town Library }
---  # <-
crp: 1
customer: { name: Harrow & Vale Clinics }`,
    good: `crp: 1
customer: { name: Lakeside Town Library }`,
  },
  {
    id: 'syntax/duplicate-key',
    severity: { draft: 'error' },
    summary: 'A field is written twice in one place; the first one is shown, too.',
    why: 'Programs differ in which of the two they keep, so two readers would hold two plans.',
    sources: ['S1-02'],
    bad: `crp: 1
plan:
  title: Self-service lending
  supplier: Quillon Library Systems
  title: Lending stations  # <-`,
    good: `crp: 1
plan:
  title: Self-service lending
  supplier: Quillon Library Systems`,
  },
  {
    id: 'syntax/unknown-anchor',
    severity: { draft: 'error' },
    summary: 'An alias (`*name`) refers to no anchor (`&name`) above it.',
    why: 'A value that stands nowhere cannot be brought in.',
    sources: ['S1-02'],
    bad: `crp: 1
scope:
  parameters: &rules [All data hosted in the UK]
  constraints: *rule  # <-`,
    good: `crp: 1
scope:
  parameters: &rules [All data hosted in the UK]
  constraints: *rules`,
  },
  {
    id: 'syntax/circular-alias',
    severity: { draft: 'error' },
    summary: 'An alias (`*name`) stands inside the very text it repeats.',
    why: 'What contains itself has no end, and no document could print it.',
    sources: ['S1-02'],
    bad: `crp: 1
scope: &scope
  summary: Readers borrow without queuing
  work: *scope  # <-`,
    good: `crp: 1
scope:
  summary: Readers borrow without queuing
  work: [Install six lending stations]`,
  },
  {
    id: 'syntax/custom-tag',
    severity: { draft: 'error' },
    summary: 'A value carries a tag (`!name`) that means something to one program only.',
    why: 'Tags mean something to one program only, and a plan passes through many hands.',
    sources: ['S1-02'],
    bad: `crp: 1
plan:
  drafted: !date 2026-10-07  # <-`,
    good: `crp: 1
plan:
  drafted: 2026-10-07`,
  },
  {
    id: 'syntax/control-character',
    severity: { draft: 'error' },
    summary: 'A control character other than tab, line feed or carriage return stands in the file.',
    why: 'What nobody sees nobody can mend, and some programs stop at it.',
    sources: ['S1-02'],
    bad: `crp: 1
customer:
  name: Lakeside\u0007 Town Library  # <-`,
    good: `crp: 1
customer:
  name: Lakeside Town Library`,
  },
  {
    id: 'syntax/too-large',
    severity: { draft: 'error' },
    summary: 'The file has more than 2 MiB, more than 64 levels, or more than 100 000 keys and values once aliases are written out.',
    why: 'No plan that people read is that large; such a file is a mistake, or meant to do harm.',
    sources: ['S1-02'],
    bad: `crp: 1
scope:
  work: ${'['.repeat(70)}Train the staff${']'.repeat(70)}  # <-`,
    good: `crp: 1
scope:
  work: [Train the staff]`,
  },
  {
    id: 'syntax/yaml-1-1',
    severity: { draft: 'warning' },
    summary: 'The file has a `%YAML 1.1` directive.',
    why: 'Version 1.1 reads `no` and `on` as truth values; a plan means the words it says, whatever the directive.',
    sources: ['S1-02'],
    bad: `%YAML 1.1  # <-
---
crp: 1`,
    good: 'crp: 1',
  },
]
