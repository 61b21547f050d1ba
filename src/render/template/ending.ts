/** The ending of every file of a template. */
export const templateEnding = '.md.hbs'
