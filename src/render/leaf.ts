import { safeProse } from '../plan/prose.ts'
import { escapeInline, escapeText, linkOf } from './escape.ts'

/** Something a template can print: a value of the plan, or a sentence that holds some. */
export interface Printable {
  /** Markdown that may stand where a paragraph begins; templates print this. */
  toString(): string
  /** Markdown that may stand behind something else on its line, or in a table cell. */
  inline(): string
}

/** What the text of a leaf is to Markdown. */
export type LeafKind = 'text' | 'link' | 'prose'

/** One value of a plan as a document shows it, and the place it comes from. */
export class Leaf implements Printable {
  /** The place in the plan, such as `schedule[ms-kick].title`. */
  readonly path: string
  /** The value as the plan has it, such as an id or a day. */
  readonly value: string
  /** The value in words of the document's language, not escaped. */
  readonly text: string
  readonly kind: LeafKind
  /** Puts marks of direction round a text where the document asks for them. */
  private readonly isolate: (text: string) => string

  constructor(path: string, value: string, text: string, kind: LeafKind = 'text', isolate = (text: string) => text) {
    this.path = path
    this.value = value
    this.text = text
    this.kind = kind
    this.isolate = isolate
  }

  /** Says whether the text reads the same with and without Markdown, on one line. */
  get isPlain(): boolean {
    return !this.text.includes('\n') && escapeText(this.text) === this.text
  }

  toString(): string {
    if (this.kind === 'prose') return safeProse(this.text)
    return this.link() ?? this.isolate(escapeText(this.text))
  }

  inline(): string {
    return this.link() ?? this.isolate(escapeInline(this.text))
  }

  private link(): string | undefined {
    return this.kind === 'link' ? linkOf(this.text) : undefined
  }
}

/** A piece of a phrase: words of ours, or a value. */
export type Part = string | Printable

/** A line made of words of ours and values of the plan. */
export class Phrase implements Printable {
  readonly parts: readonly Part[]

  constructor(...parts: Part[]) {
    this.parts = parts
  }

  toString(): string {
    const [first = '', ...rest] = this.parts
    return (typeof first === 'string' ? keepingBlanks(first, escapeText) : String(first)) + rest.map(inline).join('')
  }

  inline(): string {
    return this.parts.map(inline).join('')
  }
}

const inline = (part: Part): string => typeof part === 'string' ? keepingBlanks(part, escapeInline) : part.inline()

// Words of ours keep their outer blanks, which separate them from the values.
const keepingBlanks = (text: string, escape: (text: string) => string): string => {
  const [, before = '', inner = '', after = ''] = /^([ \u00A0]*)(.*?)([ \u00A0]*)$/su.exec(text) ?? []
  return before + escape(inner) + after
}
