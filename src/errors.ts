/** The operator asked for something that cannot be done; exit code 2. The hint says what to do instead. */
export class UserError extends Error {
  override name = 'UserError'
  readonly hint: string | undefined
  constructor(message: string, hint?: string, options?: ErrorOptions) {
    super(message, options)
    this.hint = hint
  }
}

/** The operator left in the middle, as by Ctrl-C; exit code 130. The hint says how to go on. */
export class Interrupted extends Error {
  override name = 'Interrupted'
  readonly hint: string | undefined
  constructor(hint?: string, options?: ErrorOptions) {
    super('interrupted', options)
    this.hint = hint
  }
}

/** Says that there is no template of a name; the nearest name is offered, or all there are. */
export const noTemplate = (name: string, names: readonly string[], near: string | undefined): UserError =>
  new UserError(`there is no template '${name}'`, near === undefined ? `choose one of ${names.join(', ')}` : `did you mean '${near}'?`)
