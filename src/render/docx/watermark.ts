import { ImportedXmlComponent, Run } from 'docx'
import { oneLine } from '../text.ts'
import type { Theme } from '../theme.ts'

/** Width and height of a word drawn across a page, in points. */
const size = { width: 440, height: 150 }

/**
 * A word drawn from corner to corner behind the text of every page, as Word itself does: a text path in VML, in a header.
 * Word and LibreOffice know it for a watermark by its name. It has no alternative text, as the line over the header says
 * the same.
 */
export class Watermark extends Run {
  constructor(word: string, { colours, fonts }: Theme) {
    super({})
    const style = [
      'position:absolute', 'margin-left:0', 'margin-top:0', `width:${size.width}pt`, `height:${size.height}pt`, 'rotation:315',
      'z-index:-251657216', 'mso-position-horizontal:center', 'mso-position-horizontal-relative:margin',
      'mso-position-vertical:center', 'mso-position-vertical-relative:margin',
    ].join(';')
    this.root.push(ImportedXmlComponent.fromXmlString([
      '<w:pict>',
      '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">',
      `<v:formulas>${formulas.map((formula) => `<v:f eqn="${formula}"/>`).join('')}</v:formulas>`,
      '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"',
      ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>',
      '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>',
      '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>',
      `<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" alt="" style="${style}" o:allowincell="f"`,
      ` fillcolor="${colours.grey}" stroked="f"><v:fill opacity=".18"/>`,
      `<v:textpath style="font-family:${fonts.text};font-size:1pt" string="${escaped(oneLine(word))}"/></v:shape></w:pict>`,
    ].join('')))
  }
}

/** The formulas of the shape WordArt calls plain text. */
const formulas = [
  'sum #0 0 10800', 'prod #0 2 1', 'sum 21600 0 @1', 'sum 0 0 @2', 'sum 21600 0 @3', 'if @0 @3 0', 'if @0 21600 @1', 'if @0 0 @2',
  'if @0 @4 21600', 'mid @5 @6', 'mid @8 @5', 'mid @7 @8', 'mid @6 @7', 'sum @6 0 @5',
]

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
