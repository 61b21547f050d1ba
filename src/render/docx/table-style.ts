import type { Direction } from '../direction.ts'
import { paper, tableInset, tableLookOf } from '../theme.ts'
import type { Theme } from '../theme.ts'
import { millimetres, points } from './measure.ts'

/** Id of the style of every table. */
export const tableStyleId = 'CRPTable'

/** A strong line and a hair line, in eighths of a point. */
const widths = { strong: 8, hair: 4 } as const

/**
 * The style of tables: cell margins, lines, and the look of the header row and of every second other row by conditional
 * formatting (ISO/IEC 29500-1, 17.7.6). It is a part of styles in XML, as docx has no other way to take it.
 */
export function tableStyles(theme: Theme, direction: Direction): string {
  const { colours, table } = theme
  const { headerGround, lineAbove, rowLine, bandGround } = tableLookOf(table, { ...colours, ground: paper })
  const line = (side: string, weight: keyof typeof widths, colour: string | undefined) => colour === undefined ? ''
    : `<w:${side} w:val="single" w:sz="${widths[weight]}" w:space="0" w:color="${hex(colour)}"/>`
  const shading = (colour: string | undefined) => colour === undefined ? ''
    : `<w:shd w:val="clear" w:color="auto" w:fill="${hex(colour)}"/>`
  const margin = (side: string, width: number) => `<w:${side} w:w="${width}" w:type="dxa"/>`
  const part = (type: string, cell: string) => cell === '' ? '' : `<w:tblStylePr w:type="${type}"><w:tcPr>${cell}</w:tcPr></w:tblStylePr>`
  const padding = points(table.padding)
  // From right to left Word takes these sides for beginning and end, LibreOffice for those of the page: there they are equal.
  const inset = millimetres(direction === 'rtl' ? table.gutter / 2 : tableInset(table))
  return `<w:styles xmlns:w="${namespace}"><w:style w:type="table" w:customStyle="1" w:styleId="${tableStyleId}">
    <w:name w:val="CRP Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>
    <w:tblPr>
      <w:tblStyleRowBandSize w:val="1"/>
      <w:tblBorders>
        ${line('top', 'strong', lineAbove)}
        ${line('bottom', lineAbove === undefined ? 'hair' : 'strong', lineAbove ?? colours.hair)}
        ${line('insideH', 'hair', rowLine)}
      </w:tblBorders>
      <w:tblCellMar>${margin('top', padding)}${margin('left', inset)}${margin('bottom', padding)}${margin('right', millimetres(table.gutter) - inset)}</w:tblCellMar>
    </w:tblPr>
    ${part('firstRow', `<w:tcBorders>${line('bottom', 'strong', colours.title)}</w:tcBorders>${shading(headerGround)}`)}
    ${part('band2Horz', shading(bandGround))}
  </w:style></w:styles>`.replace(/\n\s*/g, '')
}

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const hex = (colour: string) => colour.slice(1)
