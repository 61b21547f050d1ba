/** Says in plain words what a parser error means and what to write instead; keyed by the error codes of `yaml`. */
const words: Record<string, readonly [what: string, instead: string]> = {
  ALIAS_PROPS: ['an alias carries a tag or an anchor', 'write the alias alone'],
  BAD_ALIAS: ['the name of an anchor or alias is empty or ends in a colon', 'use letters and digits only'],
  BAD_COLLECTION_TYPE: ['a tag stands on a value of another kind', 'remove the tag'],
  BAD_DIRECTIVE: ['a line that begins with % is no directive of YAML 1.2', 'remove it'],
  BAD_DQ_ESCAPE: ['a backslash in double quotes begins no known sign', 'use single quotes, or write the backslash twice'],
  BAD_INDENT: ['the indentation does not fit', 'begin the line in the same column as its neighbours'],
  BAD_PROP_ORDER: ['an anchor or tag stands before the hyphen or colon', 'put it behind'],
  BAD_SCALAR_START: ['a text cannot begin with this sign', 'put the text in quotes'],
  BLOCK_AS_IMPLICIT_KEY: ['a second `: ` stands in one value', 'put the text in quotes'],
  BLOCK_IN_FLOW: ['an indented list or mapping stands inside brackets', 'write it in brackets, too'],
  COMMENT_SPACE: ['a comment begins without a space before its #', 'put a space before the #'],
  KEY_OVER_1024_CHARS: ['the key is longer than 1024 characters', 'put the text in quotes'],
  MISSING_CHAR: ['something is missing here', 'check brackets, commas and quotes in this line and the one above'],
  MULTILINE_IMPLICIT_KEY: ['this line is no `key: value`', 'put a space behind the colon, or indent it if it belongs to the text above'],
  MULTIPLE_ANCHORS: ['a value has two anchors', 'keep one of them'],
  MULTIPLE_TAGS: ['a value has two tags', 'remove them'],
  RESOURCE_EXHAUSTION: ['the file is nested too deeply to be read', 'write it flatter'],
  TAB_AS_INDENT: ['a tab stands where the line is indented', 'use spaces'],
  UNEXPECTED_TOKEN: ['this does not belong here', 'put the whole text in one pair of quotes, or correct the line'],
}

/** Sharper words for errors that share a code, by what the parser's own message holds. */
const sharper: readonly (readonly [code: string, holds: RegExp, what: string, instead: string])[] = [
  ['MISSING_CHAR', /closing ["']quote/, 'a text in quotes is never closed', 'write the closing quotation mark'],
  ['MISSING_CHAR', /end with|Expected .* to end/, 'a bracket is opened and never closed', 'write the closing bracket'],
  ['BAD_INDENT', /end with/, 'a bracket is opened and never closed', 'write the closing bracket'],
  ['MISSING_CHAR', /Missing , /, 'a comma is missing between two entries in brackets', 'write the comma'],
  ['MISSING_CHAR', /followed by map values/, 'this line is no `key: value`', 'write a colon and a space behind the key'],
  ['MISSING_CHAR', /Sequence item without -/, 'an entry of this list does not begin with a hyphen', 'write `- ` before it'],
  ['MISSING_CHAR', /white space/, 'a space is missing here', 'write it'],
  ['MISSING_CHAR', /Missing space after :/, 'a space is missing behind the colon', 'write it'],
  ['MISSING_CHAR', /directives-end/, 'a directive is not followed by a line `---`', 'remove the directive'],
  ['UNEXPECTED_TOKEN', /Block scalar header/, 'text stands in the line of `|` or `>`', 'begin the text in the next line'],
]

/** Gives the sentence for a parser error. */
export function plainWords(code: string, message: string): string {
  const sharp = sharper.find(([of, holds]) => of === code && holds.test(message))
  const [what, instead] = sharp ? [sharp[2], sharp[3]] : words[code] ?? ['this is not YAML', 'correct the line']
  return `${what}; ${instead}`
}
