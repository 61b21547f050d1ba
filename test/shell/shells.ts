import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { starterShell } from '../../src/render/docx/shell/starter.ts'
import { placeholders } from '../../src/render/placeholders.ts'
import { defaultTheme } from '../default-theme.ts'

/** Texts of the parts of a Word file by their paths, or bytes of those that are no text. */
export type Files = Record<string, string | Uint8Array>

const starterBytes = starterShell(defaultTheme, placeholders)

/** The parts of the shell `crp shell init` writes. */
export const starterFiles = (): Files => Object.fromEntries(Object.entries(unzipSync(starterBytes))
  .map(([path, bytes]) => [path, /\.(?:xml|rels)$/.test(path) ? strFromU8(bytes) : bytes]))

/** Zips parts to a Word file. */
export const zippedFiles = (files: Files): Uint8Array => zipSync(Object.fromEntries(
  Object.entries(files).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part])))

/** The shell of `crp shell init` with some parts changed, which must change something, or added. */
export function changed(changes: Record<string, ((xml: string) => string) | string>): Files {
  const files = starterFiles()
  for (const [path, change] of Object.entries(changes)) {
    const old = files[path]
    const part = typeof change === 'string' ? change : change(typeof old === 'string' ? old : '')
    if (part === old) throw new Error(`the change of ${path} changes nothing`)
    files[path] = part
  }
  return files
}

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Who a style is in a Word of some language. */
interface Localised {
  readonly normal: string
  readonly headings: readonly [string, string, string]
  readonly title: string
}

/** Ids that a German and a French Word give the built-in styles; the names stay English. */
export const localised = {
  de: { normal: 'Standard', headings: ['berschrift1', 'berschrift2', 'berschrift3'], title: 'Titel' },
  fr: { normal: 'Normal', headings: ['Titre1', 'Titre2', 'Titre3'], title: 'Titre' },
} as const satisfies Record<string, Localised>

/** What a shell as Word saves it may say otherwise. */
export interface Options {
  readonly language?: keyof typeof localised
  /** Says that the styles of headings are numbered by a list. */
  readonly isNumbered?: boolean
  /** The text, as XML; without it a cover with a title, and the document. */
  readonly body?: string
  readonly header?: string
  readonly settings?: string
  readonly mainType?: string
  readonly styles?: string
}

/** A paragraph of one text, or of several runs. */
export const paragraph = (...texts: string[]): string =>
  `<w:p>${texts.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`

/** A section with a header, as a body ends with. */
export const section = (more = '') => `<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>`
  + `<w:pgMar w:top="1700" w:right="1134" w:bottom="1134" w:left="1134" w:header="600" w:footer="600" w:gutter="0"/>${more}</w:sectPr>`

/** A shell as Word saves one, by hand: five styles of its own, a header, a list. */
export function companyFiles({
  language = 'de', isNumbered = false, body, header = paragraph('Acme'), settings = '', mainType = 'document', styles = '',
}: Options = {}): Files {
  const { normal, headings, title } = localised[language]
  const numbered = (level: number) => isNumbered && level < 2
    ? `<w:numPr>${level === 0 ? '' : `<w:ilvl w:val="${level}"/>`}<w:numId w:val="1"/></w:numPr>` : ''
  const headingStyle = (id: string, level: number) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="heading ${level + 1}"/>`
    + `<w:basedOn w:val="${normal}"/><w:qFormat/><w:pPr><w:keepNext/>${numbered(level)}<w:spacing w:before="360" w:after="120"/>`
    + `<w:outlineLvl w:val="${level}"/></w:pPr><w:rPr><w:b/><w:color w:val="7A1FA2"/><w:sz w:val="${36 - level * 6}"/></w:rPr></w:style>`
  const level = (index: number) => `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>`
    + `<w:pStyle w:val="${headings[index]}"/><w:lvlText w:val="${index === 0 ? '%1' : '%1.%2'}"/><w:lvlJc w:val="left"/>`
    + `<w:pPr><w:ind w:left="680" w:hanging="680"/></w:pPr></w:lvl>`
  const part = (name: string, content: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} ${w} ${r}>${content}</w:${name}>`
  const relation = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`
  const override = (path: string, type: string) => `<Override PartName="/word/${path}.xml" ContentType="${main}.${type}+xml"/>`
  return {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`
      + `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
      + [['document', `${mainType}.main`], ['styles', 'styles'], ['settings', 'settings'], ['header1', 'header'], ['numbering', 'numbering']]
        .map(([path = '', type = '']) => override(path, type)).join('') + '</Types>',
    '_rels/.rels': `<Relationships xmlns="${relationships}">${relation('rId1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${relationships}">${relation('rId1', 'styles', 'styles.xml')}`
      + `${relation('rId2', 'settings', 'settings.xml')}${relation('rId3', 'numbering', 'numbering.xml')}${relation('rId4', 'header', 'header1.xml')}</Relationships>`,
    'word/document.xml': part('document', `<w:body>${body ?? paragraph('{{crp:plan.title}}') + paragraph('{{crp:body}}') + section()}</w:body>`),
    'word/header1.xml': part('hdr', header),
    'word/settings.xml': part('settings', `${settings}<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`),
    'word/numbering.xml': part('numbering', `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${level(0)}${level(1)}</w:abstractNum>`
      + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'),
    'word/styles.xml': part('styles', '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="20"/>'
      + '<w:lang w:val="de-DE"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
      + `<w:style w:type="paragraph" w:default="1" w:styleId="${normal}"><w:name w:val="Normal"/><w:qFormat/></w:style>`
      + headings.map(headingStyle).join('')
      + `<w:style w:type="paragraph" w:styleId="${title}"><w:name w:val="Title"/><w:basedOn w:val="${normal}"/><w:rPr><w:sz w:val="60"/></w:rPr></w:style>${styles}`),
  }
}
