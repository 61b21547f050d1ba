/** The operator asked for something that cannot be done; exit code 2. The hint says what to do instead. */
export class UserError extends Error {
  override name = 'UserError'
  readonly hint: string | undefined
  constructor(message: string, hint?: string, options?: ErrorOptions) {
    super(message, options)
    this.hint = hint
  }
}
