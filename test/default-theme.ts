import { shippedTheme } from '../src/templates.ts'
import type { Theme } from '../src/render/theme.ts'

/** The theme that is used where none is asked for. */
// It ships with the program; were it missing, every test that uses it would fail.
export const defaultTheme = await shippedTheme('standard') as Theme
