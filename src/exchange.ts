/** What a browser asks, as far as an answer may depend on it. */
export interface PageRequest {
  readonly method: string
  /** The path and the query as they were sent. */
  readonly target: string
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The port it came in at. */
  readonly port: number
}

/** What a browser gets: a text, or what happens from now on. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Feed
}

/** Sends one listener a text whenever something happens, until the function that it gives is called. */
export type Feed = (send: (text: string) => void) => () => void

/** Answers a request. */
export type Answer = (request: PageRequest) => Promise<Reply>

/** Pages that are being served. */
export interface Served {
  readonly port: number
  /** Never comes; fails when an answer failed, which is our fault. */
  readonly failure: Promise<never>
  close(): void
}
