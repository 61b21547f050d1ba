import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'

/** Writes a page that is made of elements alone; every text in it is escaped. */
export const markupOf = (html: Element): string => `${toHtml({ type: 'root', children: [{ type: 'doctype' }, html] })}\n`
