import { fileURLToPath } from 'node:url'
import type { FontFiles } from './render/figures/bitmap.ts'

const files = ['400Regular/Carlito_400Regular.ttf', '700Bold/Carlito_700Bold.ttf']
// The build copies the files to where its chunks find them.
const folder = '../node_modules/@expo-google-fonts/carlito/'

/** Fonts of the systems that have East Asian or Arabic letters, at the places where these systems keep them. */
const systemFiles = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf',
  '/System/Library/Fonts/ヒラギノ角ゴシック W3.ttc',
  '/System/Library/Fonts/PingFang.ttc',
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
  '/System/Library/Fonts/Supplemental/Arial.ttf',
  'C:\\Windows\\Fonts\\YuGothM.ttc',
  'C:\\Windows\\Fonts\\msyh.ttc',
  'C:\\Windows\\Fonts\\arial.ttf',
]

/** Gives the fonts that pictures are drawn with where they become bitmaps. */
export const fontFiles = (): FontFiles => ({
  own: files.map((file) => fileURLToPath(new URL(folder + file, import.meta.url))),
  others: systemFiles,
})
